import type { Sql } from '../../../database/sql.ts';
import type { Table } from '../../../database/table.ts';

/** How often an item was sold, less what came back. */
export type Sold = { readonly communityId: string; readonly item: string; readonly sold: number };
type ItemKey = Pick<Sold, 'communityId' | 'item'>;

type SoldRow = { community_id: string; item: string; sold: number };
const soldOf = ({ community_id, ...row }: SoldRow): Sold => ({ communityId: community_id, ...row });

/** By item; one that was never sold is made by being asked for, so that it can be locked. */
export const stock: Table<ItemKey, Sold> = {
  name: 'shop_item',
  id: ({ communityId, item }) => JSON.stringify([communityId, item]),
  keyOf: (row) => row,
  async load(sql, keys) {
    const columns = [keys.map(({ communityId }) => communityId), keys.map(({ item }) => item)];
    await sql.execute(
      `insert into shop_item (community_id, item)
       select c, i from unnest($1::text[], $2::text[]) as a(c, i) order by c, i on conflict do nothing`,
      columns,
    );
    const rows = await sql.query<SoldRow>(
      `select s.community_id, s.item, s.sold from unnest($1::text[], $2::text[]) as a(community_id, item)
       join shop_item s on s.community_id = a.community_id and s.item = a.item
       order by s.community_id, s.item for no key update of s`,
      columns,
    );
    return rows.map(soldOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `update shop_item s set sold = a.sold from unnest($1::text[], $2::text[], $3::int[]) as a(c, i, sold)
       where s.community_id = a.c and s.item = a.i`,
      [
        rows.map(({ communityId }) => communityId),
        rows.map(({ item }) => item),
        rows.map(({ sold }) => sold),
      ],
    );
  },
};

/** How many of an item a member has. Buying locks the member, so nobody buys beside it. */
export type Bought = { readonly memberId: number; readonly item: string; readonly count: number };

export const purchases: Table<Pick<Bought, 'memberId' | 'item'>, Bought> = {
  name: 'shop_order (read)',
  id: ({ memberId, item }) => JSON.stringify([memberId, item]),
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<{ member_id: number; item: string; count: number }>(
      `select a.member_id, a.item, count(o.entry) as count
       from unnest($1::int[], $2::text[]) as a(member_id, item)
       left join shop_order o on o.member_id = a.member_id and o.item = a.item and o.state <> 'refunded'
       group by a.member_id, a.item`,
      [keys.map(({ memberId }) => memberId), keys.map(({ item }) => item)],
    );
    return rows.map(({ member_id, ...row }) => ({ memberId: member_id, ...row }));
  },
  save: async () => {},
};

/** What was bought, by the entry that paid for it. */
export type Order = {
  readonly entry: number;
  readonly communityId: string;
  readonly item: string;
  readonly memberId: number;
  readonly price: number;
  readonly fulfil: string;
  readonly state: 'open' | 'done' | 'refunded';
  readonly at: Date;
  readonly endedAt: Date | undefined;
  readonly endedBy: number | undefined;
};

type OrderRow = {
  entry: number;
  community_id: string;
  item: string;
  member_id: number;
  price: number;
  fulfil: string;
  state: Order['state'];
  at: Date;
  ended_at: Date | null;
  ended_by: number | null;
};

const orderOf = ({ community_id, member_id, ended_at, ended_by, ...row }: OrderRow): Order => ({
  ...row,
  communityId: community_id,
  memberId: member_id,
  endedAt: ended_at ?? undefined,
  endedBy: ended_by ?? undefined,
});

export const orders: Table<number, Order> = {
  name: 'shop_order',
  id: String,
  keyOf: ({ entry }) => entry,
  async load(sql, entries) {
    const rows = await sql.query<OrderRow>(
      `select entry, community_id, item, member_id, price, fulfil, state, at, ended_at, ended_by
       from shop_order where entry = any($1::bigint[]) order by entry for no key update`,
      [entries],
    );
    return rows.map(orderOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into shop_order (entry, community_id, item, member_id, price, fulfil, state, at, ended_at, ended_by)
       select * from unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::text[],
         $8::timestamptz[], $9::timestamptz[], $10::int[])
       on conflict (entry) do update set state = excluded.state, ended_at = excluded.ended_at,
         ended_by = excluded.ended_by`,
      [
        rows.map(({ entry }) => entry),
        rows.map(({ communityId }) => communityId),
        rows.map(({ item }) => item),
        rows.map(({ memberId }) => memberId),
        rows.map(({ price }) => price),
        rows.map(({ fulfil }) => fulfil),
        rows.map(({ state }) => state),
        rows.map(({ at }) => at),
        rows.map(({ endedAt }) => endedAt ?? null),
        rows.map(({ endedBy }) => endedBy ?? null),
      ],
    );
  },
};

/** What a member sees of the shop, beside its settings. */
export type Shelf = {
  readonly balance: number;
  readonly earned: number;
  readonly sold: ReadonlyMap<string, number>;
  readonly bought: ReadonlyMap<string, number>;
};

export async function loadShelf(sql: Sql, communityId: string, memberId: number): Promise<Shelf> {
  const [[account], sold, bought] = await Promise.all([
    sql.query<{ balance: number; earned: number }>(
      `select balance, earned from ledger_account where kind = 'member' and member_id = $1::int`,
      [memberId],
    ),
    sql.query<{ item: string; sold: number }>(
      'select item, sold from shop_item where community_id = $1',
      [communityId],
    ),
    sql.query<{ item: string; count: number }>(
      `select item, count(*) as count from shop_order
       where member_id = $1::int and state <> 'refunded' group by item`,
      [memberId],
    ),
  ]);
  return {
    balance: account?.balance ?? 0,
    earned: account?.earned ?? 0,
    sold: new Map(sold.map((row) => [row.item, row.sold])),
    bought: new Map(bought.map((row) => [row.item, row.count])),
  };
}

/** What a helper still has to do, the oldest first. */
export type Task = {
  readonly entry: number;
  readonly item: string;
  readonly name: string;
  readonly at: Date;
};

export async function loadTasks(sql: Sql, communityId: string, limit: number): Promise<Task[]> {
  return sql.query<Task>(
    `select o.entry, o.item, m.name, o.at from shop_order o join member m on m.id = o.member_id
     where o.community_id = $1 and o.state = 'open' order by o.entry limit $2::int`,
    [communityId, limit],
  );
}
