import type { Chance } from '../chance.ts';
import type { Seal } from '../database/seal.ts';
import type { Sql } from '../database/sql.ts';
import type { Drafts, Table } from '../database/table.ts';
import type { Community } from './community.ts';
import type { FeedReader } from './feed.ts';
import type { Link } from './linking.ts';

/** Secret addresses in one unit of work. */
export type Feeds = {
  /** A member's address for what they want to read: the one they have, or a new one. */
  readonly open: (of: FeedReader & { readonly feed: string }) => Promise<string>;
  /** All that a member has are worth nothing from now on. */
  readonly close: (of: Pick<FeedReader, 'memberId'> & { readonly feed: string }) => Promise<void>;
};

type Owner = Pick<FeedReader, 'memberId'> & {
  readonly communityId: string;
  readonly feed: string;
};
type Address = {
  readonly index: string;
  readonly scope: string;
  /** the secret, to be shown again; undefined: it was not kept */
  readonly sealed: string | undefined;
  readonly at: Date;
};
type Addresses = Owner & { readonly all: readonly Address[] };

/** 32 to the 26th: nobody guesses one. */
const SECRET_LENGTH = 26;

/** Of two addresses for the same, the one of who stays is kept. */
export async function moveFeeds(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `update feed_address f set member_id = $2::int where member_id = $1 and not exists (
       select 1 from feed_address o where o.community_id = f.community_id and o.feed = f.feed
         and o.member_id = $2 and o.scope = f.scope)`,
    [from, to],
  );
  await sql.execute('delete from feed_address where member_id = $1', [from]);
}

export async function sealedAddress(sql: Sql): Promise<string | undefined> {
  const [row] = await sql.query<{ sealed: string }>(
    'select sealed from feed_address where sealed is not null limit 1',
  );
  return row?.sealed;
}

/** By member: those they may read a feed at. */
const addresses: Table<Owner, Addresses> = {
  name: 'feed_address',
  id: ({ communityId, feed, memberId }) => JSON.stringify([communityId, feed, memberId]),
  keyOf: (row) => row,
  inSteps: true,
  async load(sql, keys) {
    const rows = await sql.query<{ n: number; sealed: string | null } & Omit<Address, 'sealed'>>(
      `select a.n::int, f.index, f.scope, f.sealed, f.at
       from unnest($1::text[], $2::text[], $3::int[]) with ordinality as a(c, f, m, n)
       join feed_address f on f.community_id = a.c and f.feed = a.f and f.member_id = a.m
       order by f.index for update of f`,
      columnsOf(keys),
    );
    return keys.map((key, k) => ({
      ...key,
      all: rows.flatMap(({ n, sealed, ...row }) =>
        n === k + 1 ? [{ ...row, sealed: sealed ?? undefined }] : [],
      ),
    }));
  },
  async save(sql, rows) {
    const all = rows.flatMap((row) => row.all.map((one) => ({ ...row, ...one })));
    const kept = all.map(({ index }) => index);
    await sql.execute(
      `delete from feed_address f using unnest($1::text[], $2::text[], $3::int[]) as a(c, n, m)
       where f.community_id = a.c and f.feed = a.n and f.member_id = a.m and f.index <> all($4::text[])`,
      [...columnsOf(rows), kept],
    );
    await sql.execute(
      `insert into feed_address (community_id, feed, member_id, index, scope, sealed, at)
       select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])
       on conflict (index) do nothing`,
      [
        ...columnsOf(all),
        kept,
        all.map(({ scope }) => scope),
        all.map(({ sealed }) => sealed ?? null),
        all.map(({ at }) => at),
      ],
    );
  },
};

function columnsOf(owners: readonly Owner[]) {
  return [
    owners.map(({ communityId }) => communityId),
    owners.map(({ feed }) => feed),
    owners.map(({ memberId }) => memberId),
  ];
}

export function feedsOn(
  drafts: Drafts,
  { chance, seal, publicUrl }: { chance: Chance; seal: Seal; publicUrl: string },
  { community, now }: { community: Community; now: Date },
): Feeds {
  async function known(of: Omit<Owner, 'communityId'>): Promise<Addresses> {
    const owner = { communityId: community.id, feed: of.feed, memberId: of.memberId };
    return (await drafts.get(addresses, owner)) ?? { ...owner, all: [] };
  }

  return {
    async open({ feed, memberId, scope }) {
      const own = await known({ feed, memberId });
      const sealed = own.all.find((one) => one.scope === scope)?.sealed;
      const secret = sealed === undefined ? chance.code(SECRET_LENGTH) : seal.open(sealed);
      if (sealed === undefined) {
        const made = { index: seal.blindIndex(secret), sealed: seal.seal(secret), scope, at: now };
        const others = own.all.filter((one) => one.scope !== scope);
        drafts.put(addresses, { ...own, all: [...others, made] });
      }
      const extension = community.feeds?.find(({ name }) => name === feed)?.extension ?? '';
      return `${publicUrl}/${feed}/${secret}.${extension}`;
    },
    close: async (of) => drafts.put(addresses, { ...(await known(of)), all: [] }),
  };
}

type Found = FeedReader & { readonly communityId: string };

export async function findAddress(
  sql: Sql,
  feed: string,
  index: string,
): Promise<Found | undefined> {
  const [row] = await sql.query<{ community_id: string; member_id: number; scope: string }>(
    'select community_id, member_id, scope from feed_address where index = $1 and feed = $2',
    [index, feed],
  );
  return row && { communityId: row.community_id, memberId: row.member_id, scope: row.scope };
}
