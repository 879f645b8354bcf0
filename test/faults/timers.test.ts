import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { holds, openProcess, type Process, typed } from '../support/faults/bot.ts';
import { fastClock } from '../support/faults/fast-clock.ts';
import { postgres } from '../support/services/postgres.ts';
import { redis } from '../support/services/redis.ts';
import type { RedisServer } from '../support/services/redis-server.ts';

let url: string;
const opened: { process: Process; database: Database }[] = [];
const ends: (() => Promise<void>)[] = [];

beforeEach(async () => {
  ({ url } = await postgres());
});
afterEach(async () => {
  await Promise.all(opened.map(({ process }) => process.stop()));
  await Promise.all(opened.splice(0).map(({ database }) => database.close()));
  for (const end of ends.splice(0)) await end();
});

async function start(how: Parameters<typeof openProcess>[1] = {}): Promise<Process> {
  const database = await openPostgres(url, { connections: 4 });
  const process = await openProcess(database, how);
  opened.push({ process, database });
  return process;
}

type Timer = { key: string; state: string; attempts: number; reason: string | null };

function timers(): Promise<Timer[]> {
  const [first] = opened;
  if (first === undefined) throw new Error('nothing was started');
  return first.database.query<Timer>('select key, state, attempts, reason from timer order by key');
}

const good = (all: readonly Timer[]) => all.filter(({ key }) => key.startsWith('good/'));
const allDone = async (count: number) =>
  good(await timers()).filter(({ state }) => state === 'done').length === count;

/** What each good timer says, by all processes together: how often it was said. */
function tally(): Map<string, number> {
  const tallied = new Map<string, number>();
  for (const { text } of opened.flatMap(({ process }) => process.said))
    tallied.set(text, (tallied.get(text) ?? 0) + 1);
  return tallied;
}

async function eachOnce(count: number): Promise<void> {
  await holds(`${count} timers to be done`, () => allDone(count));
  await holds('all to be said', () => tally().size === count);
  expect(new Set(tally().values())).toEqual(new Set([1]));
}

describe('a timer that is broken', () => {
  test('is tried a few times, then stands as failed; the others run', async () => {
    const clock = fastClock(60);
    const bot = await start({ clock });
    await bot.bot.hear({ ...typed('1', 2, 'set 40 5'), at: clock.now() });
    await holds('the last timer to end', async () => {
      const all = await timers();
      return all.length > 0 && all.every(({ state }) => state !== 'waiting');
    });
    const rest = (await timers()).filter(({ key }) => !key.startsWith('good/'));
    expect(rest).toMatchObject([
      { key: 'clash', state: 'failed', attempts: 3 },
      { key: 'poison', state: 'failed', attempts: 3 },
      { key: 'stranger', state: 'skipped', reason: 'nothing here is called nobody knows this' },
    ]);
    await eachOnce(40);
    const failures = bot.lines.filter((line) => line.includes('a timer failed'));
    expect(failures).toHaveLength(6);
  });

  test('of the timetable, in a command that only reads, ends as failed and sets the next', async () => {
    const clock = fastClock(60);
    const timetable = `timetable:
  broken one: { cron: "* * * * *", run: broken, in: [hall] }
`;
    await start({ clock, timetable });
    await holds('one of its timers to fail', async () =>
      (await timers()).some(({ state, attempts }) => state === 'failed' && attempts === 3),
    );
    await holds('the next one to be set', async () =>
      (await timers()).some(({ state, attempts }) => state === 'waiting' && attempts === 0),
    );
  });
});

describe('two processes', () => {
  test('run each timer once between them', async () => {
    const [one] = [await start(), await start()];
    await one.bot.hear(typed('1', 2, 'set 200 1'));
    await eachOnce(200);
  });

  test('run each timer once with a Redis between them', async () => {
    const server = await ownRedis();
    const [one] = [await start({ redisUrl: server.url }), await start({ redisUrl: server.url })];
    await one.bot.hear(typed('1', 2, 'set 200 1'));
    await eachOnce(200);
  });
});

async function ownRedis(): Promise<RedisServer> {
  const server = await redis();
  ends.push(() => server.stop());
  return server;
}

describe('Redis, with timers about to fall due', () => {
  test('is flushed: each runs once', async () => {
    const server = await ownRedis();
    const bot = await start({ redisUrl: server.url });
    await bot.bot.hear(typed('1', 2, 'set 200 2'));
    await bot.settled();
    await server.flush();
    await eachOnce(200);
  });

  test('is killed, and comes back after they were due: each runs once', async () => {
    const server = await ownRedis();
    const bot = await start({ redisUrl: server.url });
    const set = typed('1', 2, 'set 200 8');
    await bot.bot.hear(set);
    await bot.settled();
    await server.stop();
    await holds('the queue to say so', () => !bot.queueHealth().ready);
    expect(bot.queueHealth().why).toMatch(/Redis/);
    await holds('all to be due', () => Date.now() > set.at.getTime() + 8500);
    expect(good(await timers()).filter(({ state }) => state === 'done')).toEqual([]);
    await server.start();
    await eachOnce(200);
    await holds('the queue to be well', () => bot.queueHealth().ready);
  });

  test('is flushed while they run: each runs once', async () => {
    const server = await ownRedis();
    const bot = await start({ redisUrl: server.url });
    for (const n of [1, 2, 3]) await bot.bot.hear(typed(`${n}`, 2, `set ${n * 100} 1`));
    await holds('the first to be done', async () =>
      good(await timers()).some(({ state }) => state === 'done'),
    );
    await server.flush();
    await eachOnce(300);
  });
});
