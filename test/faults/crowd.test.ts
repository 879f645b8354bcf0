import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { sqlState } from '../../src/database/errors.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { operations } from '../../src/operations.ts';
import { booksOf, rightBooks } from '../support/faults/books.ts';
import { openProcess, type Process, textOf, typed } from '../support/faults/bot.ts';
import { fastClock } from '../support/faults/fast-clock.ts';
import { postgres } from '../support/services/postgres.ts';

let databases: Database[];
let processes: Process[];
let one: Process;
let other: Process;

beforeEach(async () => {
  const { url } = await postgres();
  databases = await Promise.all([1, 2].map(() => openPostgres(url, { connections: 8 })));
  processes = [];
  for (const database of databases) processes.push(await openProcess(database));
  [one, other] = processes as [Process, Process];
});
afterEach(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await Promise.all(databases.map((database) => database.close()));
});

const books = () => booksOf(databases[0] as Database);
/** The same database; how its transactions failed is kept. */
function heeded(database: Database, codes: (string | undefined)[]): Database {
  return {
    ...database,
    transaction: (run) =>
      database.transaction(run).catch((error: unknown) => {
        codes.push(sqlState(error));
        throw error;
      }),
  };
}
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('check-ins all at once', () => {
  test('a hundred of one member are one', async () => {
    const heard = await Promise.all(
      numbers(100).map((n) => one.bot.hear(typed(`${n}`, 7, 'checkin'))),
    );
    expect(heard.map(textOf).filter((text) => text.includes('+8'))).toHaveLength(1);
    expect(await books()).toEqual(rightBooks(1, 100));
  });

  test('a hundred of one member through two processes are one', async () => {
    await Promise.all(
      numbers(100).map((n) => (n % 2 ? one : other).bot.hear(typed(`${n}`, 7, 'checkin'))),
    );
    expect(await books()).toEqual(rightBooks(1, 100));
  });

  test('two hundred members, each delivered three times, are answered alike and counted once', async () => {
    const updates = numbers(600).map((n) => typed(`${n % 200}`, 10 + (n % 200), 'checkin'));
    const heard = await Promise.all(updates.map((update) => one.bot.hear(update)));
    for (const n of numbers(200)) {
      expect(heard[n + 200]).toEqual(heard[n]);
      expect(heard[n + 400]).toEqual(heard[n]);
    }
    expect(await books()).toEqual(rightBooks(200));
    const later = await Promise.all(updates.slice(0, 200).map((update) => other.bot.hear(update)));
    expect(later.map(textOf)).toEqual(heard.slice(0, 200).map(textOf));
    expect(await books()).toEqual(rightBooks(200));
  });

  test('two processes share a stream of strangers, and each update comes to both', async () => {
    const updates = numbers(200).map((n) => typed(`${n}`, 10 + n, 'checkin'));
    const heard = await Promise.all([
      ...updates.map((update) => one.bot.hear(update)),
      ...updates.toReversed().map((update) => other.bot.hear(update)),
    ]);
    const [first, second] = [heard.slice(0, 200), heard.slice(200).toReversed()];
    expect(second.map(textOf)).toEqual(first.map(textOf));
    expect(await books()).toEqual(rightBooks(200));
  });

  test('the first of a day is one, whichever process hears of it', async () => {
    const { checkIns } = await books();
    expect(checkIns).toBe(0);
    await Promise.all([
      one.bot.hear(typed('1', 11, 'checkin')),
      other.bot.hear(typed('2', 12, 'checkin')),
    ]);
    expect(await books()).toEqual(rightBooks(2));
  });
});

test('two processes in a muddle of commands about the same few never block each other for long', async () => {
  const [first, second] = databases as [Database, Database];
  const codes: (string | undefined)[] = [];
  const both = [
    await openProcess(heeded(first, codes), { operations }),
    await openProcess(heeded(second, codes), { operations }),
  ];
  const muddle = numbers(600).map((n) => {
    const whom = 10 + ((n * 7) % 12);
    const words = [
      'checkin',
      `grant ${whom} 5 thanks`,
      `take ${whom} 2 sorry`,
      `reverse ${100 + (n % 60)} a mistake`,
      'points',
    ];
    const by = n % 5 === 0 ? 10 + (n % 12) : 1;
    return (both[n % 2] as Process).bot.hear(typed(`${n}`, by, words[n % 5] ?? ''));
  });
  const heard = await Promise.all(muddle);
  // Those that wait for each other do so for a second, until Postgres finds out.
  expect(codes).not.toContain('40P01');
  expect(new Set(heard.map(({ is }) => is))).toEqual(new Set(['said']));
  const failed = both.flatMap(({ lines }) => lines.filter((line) => line.includes('failed')));
  expect(failed).toEqual([]);
  const { audit, checkIns, minted } = await books();
  expect(audit).toEqual([]);
  expect(checkIns).toBeGreaterThan(5);
  expect(minted).toBeGreaterThan(500);
  await Promise.all(both.map((process) => process.stop()));
});

describe('what goes wrong takes only itself out', () => {
  test('a handler that throws: the others of its crowd commit, and nothing of it is left', async () => {
    const heard = await Promise.all(
      numbers(60).map((n) =>
        one.bot.hear(typed(`${n}`, 10 + n, n % 6 === 5 ? 'throw' : 'checkin')),
      ),
    );
    const apologies = heard.map(textOf).filter((text) => /[2-9A-HJ-NP-Z]{6}/.test(text));
    expect(apologies).toHaveLength(10);
    for (const apology of apologies) {
      const id = /[2-9A-HJ-NP-Z]{6}/.exec(apology)?.[0] ?? 'none';
      expect(one.lines.filter((line) => line.includes(id))).toHaveLength(1);
    }
    expect(await books()).toEqual(rightBooks(50));
    expect(one.said).toEqual([]);
  });

  test('a handler that never ends: the others of its crowd commit, and later ones are heard', async () => {
    const started = await openProcess(databases[0] as Database, { clock: fastClock(3) });
    const hear = (n: number, words: string) => started.bot.hear(typed(`${n}`, 10 + n, words));
    const heard = await Promise.all(
      numbers(60).map((n) => hear(n, n % 20 === 5 ? 'hang' : 'checkin')),
    );
    const apologies = heard.map(textOf).filter((text) => /[2-9A-HJ-NP-Z]{6}/.test(text));
    expect(apologies).toHaveLength(3);
    for (const apology of apologies) {
      const id = /[2-9A-HJ-NP-Z]{6}/.exec(apology)?.[0] ?? 'none';
      const told = started.lines.filter((line) => line.includes(id));
      expect(told).toEqual([expect.stringContaining('did not end within 10000 ms')]);
    }
    expect(await books()).toEqual(rightBooks(57));
    // Alone there is no trial: it is out all the same.
    expect(textOf(await hear(100, 'hang'))).toMatch(/[2-9A-HJ-NP-Z]{6}/);
    expect(textOf(await hear(101, 'checkin'))).toContain('+5');
    expect(await books()).toEqual(rightBooks(58));
    expect(started.said).toEqual([]);
    await started.stop();
  });

  test('a database that is slow is waited for, longer than any handler', async () => {
    const started = await openProcess(databases[0] as Database, { clock: fastClock(100) });
    const tx = (databases[1] as Database).transaction(async (sql) => {
      await sql.execute('lock table check_in_day in exclusive mode');
      const heard = numbers(5).map((n) => started.bot.hear(typed(`${n}`, 10 + n, 'checkin')));
      await new Promise((resolve) => setTimeout(resolve, 600));
      return { heard };
    });
    const { heard } = await tx;
    for (const text of (await Promise.all(heard)).map(textOf))
      expect(text).toMatch(/\+[58] points/);
    expect(await books()).toEqual(rightBooks(5));
    await started.stop();
  });

  test('what the database refuses at the flush: the crowd is run one by one', async () => {
    const heard = await Promise.all(
      numbers(30).map((n) =>
        one.bot.hear(typed(`${n}`, 10 + n, n % 10 === 5 ? 'clash' : 'checkin')),
      ),
    );
    expect(heard.map(({ is }) => is)).toEqual(numbers(30).map(() => 'said'));
    expect(heard.map(textOf)).not.toContain('never');
    expect(await books()).toEqual(rightBooks(27));
    expect(textOf(await one.bot.hear(typed('next', 99, 'checkin')))).toContain('+5');
  });

  test('a card that cannot be drawn holds back no other message', async () => {
    await one.bot.hear(typed('0', 2, 'speak 1 0'));
    await Promise.all([
      one.bot.hear(typed('1', 1, 'bad card')),
      one.bot.hear(typed('2', 2, 'speak 20 0')),
    ]);
    await one.bot.hear(typed('3', 3, 'speak 20 0'));
    for (const { settled } of processes) await settled();
    const rows = await (databases[0] as Database).query<{ state: string; n: number }>(
      // That it failed is told to an admin as well.
      `select state, count(*) as n from delivery where key not like 'trouble/%' group by state order by state`,
    );
    expect(rows).toEqual([
      { state: 'failed', n: 1 },
      { state: 'sent', n: 41 },
    ]);
    const keys = [...one.said, ...other.said]
      .map(({ key }) => key)
      .filter((key) => !key.includes('trouble/'));
    expect(new Set(keys).size).toBe(41);
    expect(keys).toHaveLength(41);
  });
});
