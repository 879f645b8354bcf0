import type { Sql } from './sql.ts';

/**
 * Rows that units of work load, change and save. Both functions take many at once: what a crowd
 * asks for together is loaded together, and what it changed is saved set by set.
 */
export type Table<Key, Row> = {
  readonly name: string;
  /** the key as text: equal keys give equal text */
  readonly id: (key: Key) => string;
  readonly keyOf: (row: Row) => Key;
  /** Loads those that exist and locks them in one order (`for no key update`, sorted). */
  readonly load: (sql: Sql, keys: readonly Key[]) => Promise<readonly Row[]>;
  readonly save: Write<Row>;
  readonly inSteps?: true;
};

/**
 * Asks for its statements all at once, since COMMIT is sent behind them without waiting for their answers. One that
 * needs an answer before it can go on says so by `inSteps`, and is waited for.
 */
type Write<Row> = (sql: Sql, rows: readonly Row[]) => Promise<void>;

/** Rows that are only ever added, and changes that need nothing loaded. */
export type Log<Row> = {
  readonly name: string;
  readonly add: Write<Row>;
  readonly inSteps?: true;
};

/** Numbers handed out before the rows that carry them are written. Gaps are harmless. */
export type Sequence = {
  readonly name: string;
  /** Takes so many numbers or more; never takes the same twice. */
  readonly take: (sql: Sql, wanted: number) => Promise<readonly number[]>;
};

/** What a handler sees of the database: as if it were alone. Rows are never changed in place. */
export type Drafts = {
  get<Key, Row>(table: Table<Key, Row>, key: Key): Promise<Row | undefined>;
  put<Key, Row>(table: Table<Key, Row>, row: Row): void;
  add<Row>(log: Log<Row>, row: Row): void;
  next(sequence: Sequence): Promise<number>;
};
