import type { Kind } from './updates.ts';

/** One measurement: so many at once, for so long, from the same start. */
export type Cell = {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** µs of CPU a check-in, of the bot and of the database */
  readonly bot: number;
  readonly database: number;
  /** check-ins that shared a transaction, on average */
  readonly crowd?: number;
};

export type Asked = {
  readonly kind: Kind;
  readonly concurrency: number;
  readonly seconds: number;
};

export type Contender = {
  readonly name: string;
  readonly kinds: readonly Kind[];
  /** @throws when an answered check-in is not in the database, or one that nobody was told of is */
  readonly run: (asked: Asked) => Promise<Cell>;
  readonly stop: () => Promise<void>;
};
