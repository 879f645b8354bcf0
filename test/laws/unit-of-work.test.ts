import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sql } from '../../src/database/sql.ts';
import type { Drafts, Log, Sequence, Table } from '../../src/database/table.ts';
import { type Task, together } from '../../src/database/unit-of-work.ts';

type Row = { readonly key: string; readonly value: number };

/** Two tables, a log and a sequence that live in memory; every access comes a turn later. */
function world(rows: readonly Row[]) {
  const stored = ['one', 'two'].map(
    (name) => new Map(rows.map((row) => [`${name}/${row.key}`, row])),
  );
  const written: string[] = [];
  let blocks = 0;
  const tables = stored.map(
    (map, n): Table<string, Row> => ({
      name: `table ${n}`,
      id: (key) => key,
      keyOf: ({ key }) => key,
      async load(_sql, keys) {
        await turn();
        return keys.flatMap((key) => map.get(`${n === 0 ? 'one' : 'two'}/${key}`) ?? []);
      },
      async save(_sql, all) {
        for (const row of all) map.set(`${n === 0 ? 'one' : 'two'}/${row.key}`, row);
      },
    }),
  );
  const log: Log<string> = {
    name: 'log',
    add: async (_sql, lines) => void written.push(...lines),
  };
  const sequence: Sequence = {
    name: 'sequence',
    async take() {
      await turn();
      blocks += 1;
      return [1, 2, 3].map((n) => blocks * 10 + n);
    },
  };
  return { stored, written, tables, log, sequence };
}

type World = ReturnType<typeof world>;

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const noSql: Sql = { query: async () => [], execute: async () => 0 };

/** What a task does, one step after the other; `sum` is what it read so far. */
type Step =
  | { readonly does: 'read'; readonly table: number; readonly keys: readonly string[] }
  | { readonly does: 'write'; readonly table: number; readonly key: string; readonly add: number }
  | { readonly does: 'log'; readonly text: string }
  | { readonly does: 'number' }
  /** reads a key that depends on what was read before */
  | { readonly does: 'follow'; readonly table: number }
  | { readonly does: 'throw'; readonly unlessEven: boolean };

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const table = fc.nat({ max: 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    does: fc.constant('read' as const),
    table,
    keys: fc.array(key, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ does: fc.constant('write' as const), table, key, add: fc.nat({ max: 9 }) }),
  fc.record({ does: fc.constant('log' as const), text: fc.string({ maxLength: 3 }) }),
  fc.constant({ does: 'number' as const }),
  fc.record({ does: fc.constant('follow' as const), table }),
  fc.record({ does: fc.constant('throw' as const), unlessEven: fc.boolean() }),
);
const steps = fc.array(step, { maxLength: 8 });

/** A task as handlers are: it awaits, reads side by side, branches on what it read, and may throw. */
function taskOf(all: readonly Step[], { tables, log, sequence }: World, numbers: number[]) {
  return async (drafts: Drafts): Promise<number> => {
    let sum = 0;
    const read = async (n: number, name: string) =>
      (await drafts.get(tables[n] as Table<string, Row>, name))?.value ?? 0;
    for (const one of all) {
      if (one.does === 'read') {
        const values = await Promise.all(one.keys.map((name) => read(one.table, name)));
        sum = values.reduce((total, value) => total + value, sum);
      } else if (one.does === 'write') {
        const value = (await read(one.table, one.key)) + one.add + (sum % 7);
        drafts.put(tables[one.table] as Table<string, Row>, { key: one.key, value });
      } else if (one.does === 'log') drafts.add(log, `${one.text}:${sum}`);
      else if (one.does === 'follow') sum += await read(one.table, 'abcde'.charAt(sum % 5));
      else if (one.does === 'number') numbers.push(await drafts.next(sequence));
      else if (!one.unlessEven || sum % 2 === 1) throw new Error(`at ${sum}`);
    }
    return sum;
  };
}

/** The slow way: each task alone against the rows themselves, undone when it throws. */
async function oneByOne(tasks: readonly Task<number>[], { stored, written, tables, log }: World) {
  const done: unknown[] = [];
  for (const task of tasks) {
    const before = stored.map((map) => new Map(map));
    const lines = [...written];
    const drafts: Drafts = {
      get: async (from, at) => (await from.load(noSql, [at]))[0],
      put: (into, row) => void into.save(noSql, [row]),
      add: (into, row) => {
        if ((into as unknown) === log) written.push(String(row));
      },
      next: async () => 0,
    };
    try {
      done.push({ ok: true, value: await task(drafts) });
    } catch (error) {
      done.push({ ok: false, error });
      for (const [n, map] of stored.entries()) {
        map.clear();
        for (const [at, row] of before[n] ?? []) map.set(at, row);
      }
      written.splice(0, written.length, ...lines);
    }
  }
  expect(tables).toHaveLength(2);
  return done;
}

test('what runs together has the effect of running one after the other', async () => {
  const start = fc.uniqueArray(fc.record({ key, value: fc.nat({ max: 20 }) }), {
    selector: (row) => row.key,
  });
  const crowds = fc.array(fc.array(steps, { maxLength: 6 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(start, crowds, async (rows, all) => {
      const [fast, slow] = [world(rows), world(rows)];
      const numbers: number[] = [];
      const spare = new Map<string, number[]>();
      for (const crowd of all) {
        const { done } = await together(
          noSql,
          spare,
          crowd.map((one) => taskOf(one, fast, numbers)),
        );
        const expected = await oneByOne(
          crowd.map((one) => taskOf(one, slow, [])),
          slow,
        );
        expect(done).toEqual(expected);
        expect(fast.stored).toEqual(slow.stored);
        expect(fast.written).toEqual(slow.written);
      }
      // Rehearsals see 0; a number is given to nobody twice.
      const given = numbers.filter((n) => n !== 0);
      expect(new Set(given).size).toBe(given.length);
    }),
    { numRuns: 300 },
  );
});

test('a database that fails is told, whatever the tasks make of it', async () => {
  const { tables, ...rest } = world([]);
  const broken: Table<string, Row> = {
    ...(tables[0] as Table<string, Row>),
    load: () => Promise.reject(new Error('the connection is gone')),
  };
  const shrugs: Task<number> = async (drafts) => {
    await drafts.get(broken, 'a').catch(() => undefined);
    drafts.add(rest.log, 'as if nothing had happened');
    return 1;
  };
  for (const tasks of [[shrugs], [shrugs, shrugs]])
    await expect(together(noSql, new Map(), tasks)).rejects.toThrow('the connection is gone');
  expect(rest.written).toEqual([]);
});
