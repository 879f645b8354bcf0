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
    async take(_sql, wanted) {
      await turn();
      blocks += 1;
      return Array.from({ length: Math.max(3, wanted) }, (_, n) => blocks * 10 + n + 1);
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

type Running = { readonly drafts: Drafts; readonly world: World; readonly numbers: Set<number> };
type Doing<Is extends Step['does']> = (
  step: Extract<Step, { does: Is }>,
  sum: number,
  on: Running,
) => Promise<number>;

/** What each step does; it returns the sum so far. */
const doing: { readonly [Is in Step['does']]: Doing<Is> } = {
  async read({ table: n, keys }, sum, on) {
    const values = await Promise.all(keys.map((name) => readBy(on, n, name)));
    return values.reduce((total, value) => total + value, sum);
  },
  async write({ table: n, key: name, add }, sum, on) {
    const value = (await readBy(on, n, name)) + add + (sum % 7);
    on.drafts.put(on.world.tables[n] as Table<string, Row>, { key: name, value });
    return sum;
  },
  async log({ text }, sum, { drafts, world: { log } }) {
    drafts.add(log, `${text}:${sum}`);
    return sum;
  },
  async number(_step, sum, { drafts, world: { sequence }, numbers }) {
    numbers.add(await drafts.next(sequence));
    return sum;
  },
  follow: async ({ table: n }, sum, on) => sum + (await readBy(on, n, 'abcde'.charAt(sum % 5))),
  async throw({ unlessEven }, sum) {
    if (unlessEven && sum % 2 === 0) return sum;
    throw new Error(`at ${sum}`);
  },
};

async function readBy({ drafts, world: { tables } }: Running, n: number, name: string) {
  return (await drafts.get(tables[n] as Table<string, Row>, name))?.value ?? 0;
}

/** A task as handlers are: it awaits, reads side by side, branches on what it read, and may throw. */
function taskOf(all: readonly Step[], of: World, numbers: Set<number>): Task<number> {
  return async (drafts) => {
    let sum = 0;
    for (const one of all)
      sum = await (doing[one.does] as Doing<Step['does']>)(one, sum, {
        drafts,
        world: of,
        numbers,
      });
    return sum;
  };
}

/** The slow way: each task alone against the rows themselves, undone when it throws. */
async function oneByOne(tasks: readonly Task<number>[], of: World) {
  const done: unknown[] = [];
  for (const task of tasks) {
    const undo = remembered(of);
    try {
      done.push({ ok: true, value: await task(straight(of)) });
    } catch (error) {
      done.push({ ok: false, error });
      undo();
    }
  }
  return done;
}

function straight({ written, log }: World): Drafts {
  return {
    get: async (from, at) => (await from.load(noSql, [at]))[0],
    put: (into, row) => void into.save(noSql, [row]),
    add: (into, row) => {
      if ((into as unknown) === log) written.push(String(row));
    },
    next: async () => 0,
  };
}

/** How things stood; calling it brings that back. */
function remembered({ stored, written }: World): () => void {
  const before = stored.map((map) => [...map]);
  const lines = [...written];
  return () => {
    written.splice(0, written.length, ...lines);
    for (const [n, map] of stored.entries()) {
      map.clear();
      for (const [at, row] of before[n] ?? []) map.set(at, row);
    }
  };
}

test('what runs together has the effect of running one after the other', async () => {
  const start = fc.uniqueArray(fc.record({ key, value: fc.nat({ max: 20 }) }), {
    selector: (row) => row.key,
  });
  const crowds = fc.array(fc.array(steps, { maxLength: 6 }), { maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(start, crowds, async (rows, all) => {
      const [fast, slow] = [world(rows), world(rows)];
      const given: Set<number>[] = [];
      const spare = new Map<string, number[]>();
      for (const crowd of all) {
        const { done } = await together(
          noSql,
          spare,
          crowd.map((one) => {
            const numbers = new Set<number>();
            given.push(numbers);
            return taskOf(one, fast, numbers);
          }),
        );
        const expected = await oneByOne(
          crowd.map((one) => taskOf(one, slow, new Set())),
          slow,
        );
        expect(done).toEqual(expected);
        expect(fast.stored).toEqual(slow.stored);
        expect(fast.written).toEqual(slow.written);
      }
      // One that runs again gets its numbers again, and nobody else does.
      const numbers = given.flatMap((numbers) => [...numbers]);
      expect(new Set(numbers).size).toBe(numbers.length);
    }),
    { numRuns: 300 },
  );
});

test('a task runs again only when one before it wrote what it read', async () => {
  const { tables, sequence } = world([]);
  const runs: string[] = [];
  const task = (name: string, reads: string, writes: string): Task<number> => {
    return async ({ get, put, next }) => {
      const of = tables[0] as Table<string, Row>;
      const [row, number] = [await get(of, reads), await next(sequence)];
      put(of, { key: writes, value: number });
      runs.push(name);
      return row?.value ?? 0;
    };
  };
  const all = [task('first', 'a', 'b'), task('apart', 'c', 'd'), task('after it', 'b', 'e')];
  const { done } = await together(noSql, new Map(), all);
  expect(runs).toEqual(['first', 'apart', 'after it', 'after it']);
  expect(done).toMatchObject([{ value: 0 }, { value: 0 }, { value: 11 }]);
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
