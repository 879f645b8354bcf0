import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Delivered } from '../../src/chat/failure.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { readEnvironment } from '../../src/environment.ts';
import { runHere } from '../../src/run-here.ts';
import { holds, openProcess, type Process, type Said, typed } from '../support/faults/bot.ts';
import { fastClock } from '../support/faults/fast-clock.ts';
import { leapingClock } from '../support/faults/leaping-clock.ts';
import { endProcesses, startReal } from '../support/faults/real-process.ts';
import { byWebhook, telegramCrowd } from '../support/faults/telegram-crowd.ts';
import { postgres } from '../support/services/postgres.ts';

let url: string;
let database: Database;
const open: Process[] = [];

beforeEach(async () => {
  ({ url } = await postgres());
  database = await openPostgres(url, { connections: 4 });
});
afterEach(async () => {
  await endProcesses();
  await Promise.all(open.splice(0).map((process) => process.stop()));
  await database.close();
});

async function start(how: Parameters<typeof openProcess>[1]): Promise<Process> {
  const process = await openProcess(database, how);
  open.push(process);
  return process;
}

async function states(): Promise<Record<string, number>> {
  const rows = await database.query<{ state: string; n: number }>(
    'select state, count(*) as n from delivery group by state',
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

const down: Delivered = { ok: false, failure: { is: 'down', reason: 'ECONNREFUSED' } };
const refused: Delivered = { ok: false, failure: { is: 'refused', reason: 'no rights' } };
const unsure: Delivered = { ok: false, failure: { is: 'unsure', reason: 'timed out' } };

/** Answers so until it recovers. */
function until(first: Delivered) {
  const answers = [first];
  return {
    deliver: async ({ key }: Said): Promise<Delivered> => answers[0] ?? { ok: true, message: key },
    recovers: () => void answers.pop(),
  };
}

describe('a platform', () => {
  test('that is down is tried again until it takes each message, once', async () => {
    const platform = until(down);
    const bot = await start({
      clock: fastClock(60),
      deliver: platform.deliver,
    });
    await bot.bot.hear(typed('1', 2, 'speak 6 0'));
    await holds('a second try', () => bot.said.length >= 12);
    expect(await states()).not.toHaveProperty('sent');
    platform.recovers();
    await holds('all to be sent', async () => (await states())['sent'] === 6);
    expect(await states()).toEqual({ sent: 6 });
  });

  test('that does not say whether it took a message is not asked again', async () => {
    const bot = await start({ clock: fastClock(600), deliver: async () => unsure });
    await bot.bot.hear(typed('1', 2, 'speak 4 0'));
    await holds('all to be given up', async () => (await states())['unsure'] === 4);
    await bot.bot.hear(typed('2', 2, 'speak 4 0'));
    await holds('later ones to be given up', async () => (await states())['unsure'] === 8);
    expect(new Set(bot.said.map(({ key }) => key)).size).toBe(8);
    expect(bot.said).toHaveLength(8);
    expect(bot.lines.filter((line) => line.includes('not delivered'))).toHaveLength(8);
  });

  test('that refuses a chat is left alone, and tried again when the rights may be back', async () => {
    const clock = leapingClock();
    const platform = until(refused);
    const bot = await start({
      clock,
      deliver: platform.deliver,
    });
    const speak = (key: string) => bot.bot.hear({ ...typed(key, 2, 'speak 1 0'), at: clock.now() });
    await speak('1');
    await holds('the first to fail', async () => (await states())['failed'] === 1);
    platform.recovers();
    await speak('2');
    await holds('the second to fail', async () => (await states())['failed'] === 2);
    expect(bot.said).toHaveLength(1);
    clock.leap({ minutes: 11 });
    await speak('3');
    await holds('the third to be sent', async () => (await states())['sent'] === 1);
  });

  test('whose adapter throws takes only that message with it', async () => {
    const bot = await start({
      deliver: async ({ key }) => {
        if (key.endsWith('/2')) throw new Error('a bug in an adapter');
        return { ok: true, message: key };
      },
    });
    await bot.bot.hear(typed('1', 2, 'speak 10 0'));
    await holds('the others', async () => (await states())['sent'] === 9);
    expect(await states()).toEqual({ sent: 9, unsure: 1 });
  });
});

/** Carries out this statement, and loses the answer so many times where rows were taken. */
function losingAnswers(on: Database, statement: string, times: number) {
  let left = times;
  const losing: Database = {
    ...on,
    async query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]> {
      const rows = await on.query<Row>(sql, values);
      if (!sql.includes(statement) || rows.length === 0 || left === 0) return rows;
      left -= 1;
      throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    },
  };
  return { database: losing, left: () => left };
}

describe('a claim of which the answer is lost', () => {
  test('is given back: all is said, once and in its order, and nobody waits for its lease', async () => {
    const losing = losingAnswers(database, "set state = 'sending'", 2);
    const bot = await openProcess(losing.database);
    open.push(bot);
    await bot.bot.hear(typed('1', 2, 'speak 20 0'));
    await holds('all to be sent', async () => (await states())['sent'] === 20);
    expect(losing.left()).toBe(0);
    for (const first of [0, 1]) {
      const chat = bot.said[first]?.chat;
      const heard = bot.said.filter((one) => one.chat === chat).map(({ text }) => text);
      const numbers = Array.from({ length: 10 }, (_, n) => first + 2 * n);
      expect(heard).toEqual(numbers.map((n) => `telegram/1/${n}`));
    }
    expect(await database.query('select distinct attempts from delivery')).toEqual([
      { attempts: 1 },
    ]);
  });

  test('of cards, too: nobody waits for its lease to see what changed', async () => {
    // Two leases last longer than anything is waited for here.
    const losing = losingAnswers(database, 'update card_post p set due_at', 2);
    const bot = await openProcess(losing.database);
    open.push(bot);
    await bot.bot.hear(typed('1', 2, 'check-in card'));
    const posts = () =>
      database.query<{ behind: number }>(
        'select c.version - p.drawn as behind from card_post p join card c on c.id = p.card_id',
      );
    await holds('the card to stand there', async () => (await posts()).length === 1);
    await bot.bot.hear(typed('2', 3, 'checkin'));
    await holds('the card to be redrawn', async () => (await posts())[0]?.behind === 0);
    expect(losing.left()).toBe(0);
  });
});

describe('a process that stops', () => {
  test('in the middle of a full outbox gives back what it did not say', async () => {
    const slow = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const first = await openProcess(database, {
      deliver: async ({ key }) => {
        await slow(30);
        return { ok: true, message: key };
      },
    });
    await first.bot.hear(typed('1', 2, 'speak 100 0'));
    await holds('some to be said', () => first.said.length > 5);
    await first.stop();
    const left = await states();
    expect(left['waiting']).toBeGreaterThan(50);
    expect(left).not.toHaveProperty('sending');

    const second = await start({});
    await holds('the rest to be said', async () => (await states())['sent'] === 100);
    const keys = [...first.said, ...second.said].map(({ key }) => key);
    expect(keys).toHaveLength(100);
    expect(new Set(keys).size).toBe(100);
  });

  test('a command of the shell while no bot runs: what it says is said by the next one', async () => {
    const crowd = await telegramCrowd(2);
    const settings = await byWebhook(crowd.settings, url);
    const read = readEnvironment(settings);
    if (!read.ok) throw new Error(read.problems.join());
    const words = { communityId: 'readers', words: 'say "early words"', spaces: ['lounge'] };
    expect(
      await runHere(read.environment, ({ shell }) => shell({ ...words, key: 'early' })),
    ).toMatchObject({ ok: true });
    expect(await states()).toEqual({ waiting: 1 });
    expect(await database.query('select name from space where refused_at is not null')).toEqual([]);
    const bot = await startReal(settings);
    await holds('the words', () => crowd.lounge.messages.some(({ text }) => /early/.test(text)));
    expect((await bot.stop()).code).toBe(0);
    await crowd.server.close();
  });
});
