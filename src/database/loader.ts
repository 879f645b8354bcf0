import { numbersFrom } from './numbers.ts';
import type { Sql } from './sql.ts';
import type { Sequence, Table } from './table.ts';

/** What one transaction has loaded. Asked for together, it is loaded together (as DataLoader does). */
export type Loader = {
  /** `id` is the key as text. */
  get<Key, Row>(table: Table<Key, Row>, key: Key, id: string): Promise<Row | undefined>;
  next(sequence: Sequence): Promise<number>;
  /** the first error of the database, after which the transaction is lost */
  broken(): unknown;
  /** something is being loaded, or about to be */
  busy(): boolean;
  /** The transaction is over: a task that still runs gets no further. */
  close(): void;
};

type AnyTable = Table<unknown, unknown>;
type Batch = { readonly keys: Map<string, unknown>; readonly loaded: Promise<void> };

/** `spare` outlives the transaction: numbers taken from a sequence and not yet used. */
export function openLoader(sql: Sql, spare: Map<string, number[]>): Loader {
  const known = new Map<AnyTable, Map<string, unknown>>();
  const gathering = new Map<AnyTable, Batch>();
  const allHaveAsked = meeting();
  let error: unknown;
  const gate = openGate();

  const rowsOf = (table: AnyTable) => entry(known, table, () => new Map<string, unknown>());
  const lost = (why: unknown): never => {
    error ??= why;
    throw why;
  };

  async function load(table: AnyTable, keys: Map<string, unknown>): Promise<void> {
    const found = await table.load(sql, [...keys.values()]).catch(lost);
    const rows = rowsOf(table);
    for (const id of keys.keys()) rows.set(id, undefined);
    for (const row of found) rows.set(table.id(table.keyOf(row)), row);
  }

  function gather(table: AnyTable): Batch {
    const keys = new Map<string, unknown>();
    const loaded = gate.through(async () => {
      await allHaveAsked();
      gathering.delete(table);
      return load(table, keys);
    });
    return { keys, loaded };
  }

  const next = numbersFrom(spare, (sequence, wanted) =>
    gate.through(async () => {
      await allHaveAsked();
      return sequence.take(sql, wanted()).catch(lost);
    }),
  );

  return {
    get<Key, Row>(table: Table<Key, Row>, key: Key, id: string): Promise<Row | undefined> {
      const any = table as AnyTable;
      const rows = rowsOf(any);
      const row = rows.get(id) as Row | undefined;
      // Not async: asked a dozen times an update, mostly for what is there already.
      if (row !== undefined || rows.has(id)) return Promise.resolve(row);
      const batch = entry(gathering, any, () => gather(any));
      batch.keys.set(id, key);
      return batch.loaded.then(() => rows.get(id) as Row | undefined);
    },

    next,
    broken: () => error,
    busy: gate.busy,
    close: gate.close,
  };
}

/** Counts what is under way, and lets nothing more through once it is closed. */
function openGate() {
  let inside = 0;
  let isClosed = false;
  return {
    async through<T>(work: () => Promise<T>): Promise<T> {
      if (isClosed) throw new Error('the unit of work is over');
      inside += 1;
      try {
        return await work();
      } finally {
        inside -= 1;
      }
    },
    busy: () => inside > 0,
    close() {
      isClosed = true;
    },
  };
}

/**
 * After everything that is ready to run has run, and asked for what it needs. Shared by all tables, so that their
 * queries leave in one packet.
 */
function meeting(): () => Promise<void> {
  let coming: Promise<void> | undefined;
  return () => {
    coming ??= new Promise((resolve) => {
      setImmediate(() => {
        coming = undefined;
        resolve();
      });
    });
    return coming;
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
