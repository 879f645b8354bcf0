import type { Sql } from '../database/sql.ts';
import type { Log } from '../database/table.ts';
import type { Happening } from './command.ts';
import type { Core } from './core.ts';

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

/** Secret addresses in one unit of work. */
export type Feeds = {
  /** A member's new address; the one they had is worth nothing from then on. It can't be shown again. */
  readonly open: (of: FeedReader & { readonly feed: string }) => string;
  readonly close: (of: Pick<FeedReader, 'memberId'> & { readonly feed: string }) => void;
};

type Address = FeedReader & {
  readonly communityId: string;
  readonly feed: string;
  /** undefined: there is none any more */
  readonly index: string | undefined;
  readonly at: Date;
};

/** 32 to the 26th: nobody guesses one. */
export const SECRET_LENGTH = 26;

export const feedAddresses: Log<Address> = {
  name: 'feed_address',
  inSteps: true,
  async add(sql, rows) {
    const nameOf = ({ communityId, feed, memberId }: Address) =>
      JSON.stringify([communityId, feed, memberId]);
    const last = [...new Map(rows.map((row) => [nameOf(row), row])).values()];
    await sql.execute(
      `delete from feed_address f using unnest($1::text[], $2::text[], $3::int[]) as a(c, n, m)
       where f.community_id = a.c and f.feed = a.n and f.member_id = a.m`,
      [
        last.map(({ communityId }) => communityId),
        last.map(({ feed }) => feed),
        last.map(({ memberId }) => memberId),
      ],
    );
    const made = last.filter(({ index }) => index !== undefined);
    await sql.execute(
      `insert into feed_address (index, community_id, feed, member_id, scope, at)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])`,
      [
        made.map(({ index }) => index),
        made.map(({ communityId }) => communityId),
        made.map(({ feed }) => feed),
        made.map(({ memberId }) => memberId),
        made.map(({ scope }) => scope),
        made.map(({ at }) => at),
      ],
    );
  },
};

type Found = FeedReader & { readonly communityId: string };

async function findAddress(sql: Sql, feed: string, index: string): Promise<Found | undefined> {
  const [row] = await sql.query<{ community_id: string; member_id: number; scope: string }>(
    'select community_id, member_id, scope from feed_address where index = $1 and feed = $2',
    [index, feed],
  );
  return row && { communityId: row.community_id, memberId: row.member_id, scope: row.scope };
}

/** Reads a feed by its secret; undefined for a secret that there is not, or no longer. */
export type ReadFeed = (feed: string, secret: string) => Promise<DrawnFeed | undefined>;

export function feedsOf({ database, seal, registry }: Core): ReadFeed {
  return async (name, secret) => {
    const found = await findAddress(database, name, seal.blindIndex(secret));
    const community = found && registry.get(found.communityId)?.community;
    const feed = community?.feeds?.find((one) => one.name === name);
    return found && community && feed?.draw(found, { community }, database);
  };
}
