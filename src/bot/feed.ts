import type { Sql } from '../database/sql.ts';
import type { Happening } from './command.ts';

/**
 * Something of a community that is read over HTTP by who knows a secret address, such as
 * `/calendar/<secret>.ics`.
 */
export type Feed = {
  /** the first part of the address, and what stands behind its last dot */
  readonly name: string;
  readonly extension: string;
  /** media type */
  readonly type: string;
  /** Outside any transaction. */
  readonly draw: (reader: FeedReader, asked: Happening, sql: Sql) => Promise<DrawnFeed>;
};

/** Whose address it is, and what of the feed they asked for. */
export type FeedReader = { readonly memberId: number; readonly scope: string };

export type DrawnFeed = {
  readonly body: string;
  /** when what it shows changed last; undefined: it shows nothing yet */
  readonly changedAt: Date | undefined;
};
