import { type Bounds, boundsOf, type Limit, unbounded } from './limit.ts';
import { type Loader, openLoader } from './loader.ts';
import type { Sql } from './sql.ts';
import type { Drafts, Log, Table } from './table.ts';

export type Task<T> = (drafts: Drafts) => Promise<T>;
export type Done<T> =
  | { readonly ok: true; readonly value: T }
  /** it threw: nothing of it is kept, and the others never saw any of it */
  | { readonly ok: false; readonly error: unknown };

/** What was written, for those who act on it once it is committed. */
export type Changes = {
  /** names of tables and logs */
  readonly touched: ReadonlySet<string>;
  readonly added: <Row>(log: Log<Row>) => readonly Row[];
};

export type Together<T> = {
  readonly done: readonly Done<T>[];
  readonly changes: Changes;
  /** The last statements may be under way: whatever ends the transaction runs behind them, and then this resolves. */
  readonly written: Promise<void>;
};

/**
 * Runs tasks in one transaction with the effect of running them one after the other, in the given
 * order, yet with the queries of one.
 *
 * First all run at once, each as if it were the first: so their loads coalesce into one query a table. What
 * such a trial wrote is kept if nothing that it read was written by the ones before it. Else the task runs
 * again, in its turn, on rows already loaded. So a task is written as if it were alone; it must have no
 * effect but through its drafts, since it may run twice.
 * Then what they wrote is flushed, a statement a table.
 *
 * A task that does not end is out like one that throws, once the limit is over.
 *
 * Rejects when the database failed: then nothing of the whole may be kept.
 */
export async function together<T>(
  sql: Sql,
  spare: Map<string, number[]>,
  tasks: readonly Task<T>[],
  limit?: Limit,
): Promise<Together<T>> {
  const loader = openLoader(sql, spare);
  const bounds = limit === undefined ? unbounded : boundsOf(limit, loader.busy);
  const unbroken = () => {
    if (loader.broken() !== undefined) throw loader.broken();
  };
  try {
    const trials = tasks.length > 1 ? await tryAll(loader, tasks, bounds) : [];
    unbroken();
    const kept = layer();
    const done: Done<T>[] = [];
    for (const [n, task] of tasks.entries()) {
      const trial = trials[n];
      const run =
        trial && stands(trial, kept) ? trial : await again(loader, task, kept, bounds, trial);
      unbroken();
      done.push(run.done);
      if (run.done.ok) take(kept, run.own);
    }
    return { done, ...(await flush(kept, sql)) };
  } finally {
    bounds.lift();
    loader.close();
  }
}

type Run<T> = { readonly done: Done<T>; readonly own: Layer };

/** A task that ran as if it were the first. */
type Trial<T> = Run<T> & {
  readonly read: readonly Read[];
  /** taken from sequences, by their names: when it runs again it gets the same */
  readonly numbers: ReadonlyMap<string, number[]>;
  /** it did not end, and is not tried again */
  readonly endless?: true;
};

type Read = { readonly table: AnyTable; readonly id: string };

async function tryAll<T>(
  loader: Loader,
  tasks: readonly Task<T>[],
  bounds: Bounds,
): Promise<readonly Trial<T>[]> {
  const trials: Trial<T>[] = [];
  const all = tasks.map(async (task, n) => {
    const own = layer();
    const read: Read[] = [];
    const numbers = new Map<string, number[]>();
    const drafts = noting(draftsOver(loader, [own]), own, read, numbers);
    const done = await attempt(task, drafts, unbounded);
    trials[n] = { done, own, read, numbers };
  });
  try {
    await bounds.within(Promise.all(all));
  } catch (error) {
    const endless = { own: layer(), read: [], numbers: new Map(), endless: true as const };
    for (const n of tasks.keys()) trials[n] ??= { done: { ok: false, error }, ...endless };
  }
  return trials;
}

/** Notes what is read that the task did not write itself, and the numbers that it takes. */
function noting(drafts: Drafts, own: Layer, read: Read[], numbers: Map<string, number[]>): Drafts {
  return {
    ...drafts,
    get(table, key) {
      const id = table.id(key);
      if (own.tables.get(table as AnyTable)?.has(id) !== true)
        read.push({ table: table as AnyTable, id });
      return drafts.get(table, key);
    },
    async next(sequence) {
      const number = await drafts.next(sequence);
      const taken = numbers.get(sequence.name) ?? [];
      numbers.set(sequence.name, taken);
      taken.push(number);
      return number;
    },
  };
}

function stands({ read, endless }: Trial<unknown>, { tables }: Layer): boolean {
  return endless === true || !read.some(({ table, id }) => tables.get(table)?.has(id));
}

async function again<T>(
  loader: Loader,
  task: Task<T>,
  kept: Layer,
  bounds: Bounds,
  trial: Trial<T> | undefined,
): Promise<Run<T>> {
  const own = layer();
  const drafts = draftsOver(loader, [own, kept]);
  const next: Drafts['next'] = async (sequence) =>
    trial?.numbers.get(sequence.name)?.shift() ?? drafts.next(sequence);
  return { own, done: await attempt(task, { ...drafts, next }, bounds) };
}

async function attempt<T>(task: Task<T>, drafts: Drafts, bounds: Bounds): Promise<Done<T>> {
  try {
    return { ok: true, value: await bounds.within(task(drafts)) };
  } catch (error) {
    return { ok: false, error };
  }
}

type AnyTable = Table<unknown, unknown>;
type AnyLog = Log<unknown>;

/** Rows written by one task, or by all that came before it. */
type Layer = {
  readonly tables: Map<AnyTable, Map<string, unknown>>;
  readonly logs: Map<AnyLog, unknown[]>;
};

const layer = (): Layer => ({ tables: new Map(), logs: new Map() });

function take(layer: Layer, from: Layer): void {
  for (const [table, rows] of from.tables) takeRows(layer, table, rows);
  for (const [log, rows] of from.logs) {
    const mine = layer.logs.get(log);
    if (mine === undefined) layer.logs.set(log, rows);
    else mine.push(...rows);
  }
}

function takeRows({ tables }: Layer, table: AnyTable, rows: Map<string, unknown>): void {
  const mine = tables.get(table);
  if (mine === undefined) tables.set(table, rows);
  else for (const [id, row] of rows) mine.set(id, row);
}

async function flush(
  { tables, logs }: Layer,
  sql: Sql,
): Promise<Pick<Together<never>, 'changes' | 'written'>> {
  // All at once: each of them is sent without waiting for the answer to the one before.
  const all = [
    ...[...tables].map(([by, rows]) => ({ by, end: by.save(sql, [...rows.values()]) })),
    ...[...logs].map(([by, rows]) => ({ by, end: by.add(sql, rows) })),
  ];
  const written = Promise.all(all.map(({ end }) => end)).then(() => undefined);
  written.catch(() => undefined); // the transaction fails of it
  if (all.some(({ by }) => by.inSteps)) await written;
  const touched = new Set(all.map(({ by }) => by.name));
  const added = <Row>(log: Log<Row>) => (logs.get(log as AnyLog) ?? []) as readonly Row[];
  return { changes: { touched, added }, written };
}

/** Reads the nearest layer that has the row, else the database; writes into the first. */
function draftsOver(loader: Loader, layers: readonly [Layer, ...Layer[]]): Drafts {
  const [own] = layers;
  return {
    get<Key, Row>(table: Table<Key, Row>, key: Key): Promise<Row | undefined> {
      const id = table.id(key);
      for (const { tables } of layers) {
        const row = tables.get(table as AnyTable)?.get(id);
        if (row !== undefined) return Promise.resolve(row as Row);
      }
      return loader.get(table, key, id);
    },
    put<Key, Row>(table: Table<Key, Row>, row: Row): void {
      const rows = own.tables.get(table as AnyTable) ?? new Map<string, unknown>();
      own.tables.set(table as AnyTable, rows.set(table.id(table.keyOf(row)), row));
    },
    add<Row>(log: Log<Row>, row: Row): void {
      const rows = own.logs.get(log as AnyLog) ?? [];
      own.logs.set(log as AnyLog, rows);
      rows.push(row);
    },
    next: (sequence) => loader.next(sequence),
  };
}
