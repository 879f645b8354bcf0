import type { Sql } from '../../../database/sql.ts';
import type { Table } from '../../../database/table.ts';
import type { CouponState } from '../rule.ts';

/** A heap of codes under a name. */
export type Pool = {
  readonly id: number;
  readonly communityId: string;
  readonly name: string;
  /** codes neither set aside for a drop nor handed out */
  readonly free: number;
};

/** `make`: its codes are drawn as needed, so it is there by being asked for. */
export type PoolName = Pick<Pool, 'communityId' | 'name'> & { readonly make: boolean };

type PoolRef = PoolName & { readonly id: number };

/** Where a pool stands, by its name. Read only: the pool itself is in `pools`. */
export const poolRefs: Table<PoolName, PoolRef> = {
  name: 'coupon_pool (read)',
  id: ({ communityId, name }) => JSON.stringify([communityId, name]),
  keyOf: (row) => row,
  async load(sql, keys) {
    const made = keys.filter(({ make }) => make);
    if (made.length > 0)
      await sql.execute(
        `insert into coupon_pool (community_id, name) select * from unnest($1::text[], $2::text[])
         on conflict (community_id, name) do nothing`,
        columnsOf(made),
      );
    const rows = await sql.query<{ id: number; community_id: string; name: string }>(
      `select p.id, p.community_id, p.name from unnest($1::text[], $2::text[]) as a(community_id, name)
       join coupon_pool p on p.community_id = a.community_id and p.name = a.name`,
      columnsOf(keys),
    );
    return rows.map(({ id, community_id, name }) => ({
      id,
      communityId: community_id,
      name,
      make: false,
    }));
  },
  save: async () => {},
};

const columnsOf = (all: readonly PoolName[]) => [
  all.map(({ communityId }) => communityId),
  all.map(({ name }) => name),
];

export const pools: Table<number, Pool> = {
  name: 'coupon_pool',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<{ id: number; community_id: string; name: string; free: number }>(
      `select id, community_id, name, free from coupon_pool where id = any($1::int[])
       order by id for no key update`,
      [ids],
    );
    return rows.map(({ community_id, ...row }) => ({ ...row, communityId: community_id }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update coupon_pool set free = a.free from unnest($1::int[], $2::int[]) as a(id, free)
       where coupon_pool.id = a.id`,
      [rows.map(({ id }) => id), rows.map(({ free }) => free)],
    );
  },
};

/** A code, and what became of it. */
export type Coupon = {
  readonly id: number;
  readonly communityId: string;
  readonly poolId: number;
  readonly sealed: string;
  readonly value: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly state: CouponState;
  readonly dropId: number | undefined;
  readonly ordinal: number | undefined;
  /** when it was redeemed or made void, and by whom */
  readonly endedAt: Date | undefined;
  readonly endedBy: { readonly id: number; readonly name: string } | undefined;
  readonly endedVia: string | undefined;
};

type CouponRow = {
  id: number;
  community_id: string;
  pool_id: number;
  sealed: string;
  value: string | null;
  expires_at: Date | null;
  state: CouponState;
  drop_id: number | null;
  ordinal: number | null;
  ended_at: Date | null;
  ended_by: number | null;
  ended_name: string | null;
  ended_via: string | null;
};

const COUPON = `select c.id, c.community_id, c.pool_id, c.sealed, c.value, c.expires_at, c.state, c.drop_id,
  c.ordinal, c.ended_at, c.ended_by, c.ended_via, (select name from member m where m.id = c.ended_by) as ended_name
  from coupon c`;

function couponOf(row: CouponRow): Coupon {
  const { ended_by: by, ended_name: name } = row;
  return {
    id: row.id,
    communityId: row.community_id,
    poolId: row.pool_id,
    sealed: row.sealed,
    value: row.value ?? undefined,
    expiresAt: row.expires_at ?? undefined,
    state: row.state,
    dropId: row.drop_id ?? undefined,
    ordinal: row.ordinal ?? undefined,
    endedAt: row.ended_at ?? undefined,
    endedBy: by === null ? undefined : { id: by, name: name ?? '' },
    endedVia: row.ended_via ?? undefined,
  };
}

export const coupons: Table<number, Coupon> = {
  name: 'coupon',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<CouponRow>(
      `${COUPON} where c.id = any($1::bigint[]) order by c.id for no key update of c`,
      [ids],
    );
    return rows.map(couponOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `update coupon set state = a.state, expires_at = a.expires_at, ended_at = a.ended_at,
         ended_by = a.ended_by, ended_via = a.ended_via
       from unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::int[], $6::text[])
         as a(id, state, expires_at, ended_at, ended_by, ended_via)
       where coupon.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ state }) => state),
        rows.map(({ expiresAt }) => expiresAt ?? null),
        rows.map(({ endedAt }) => endedAt ?? null),
        rows.map(({ endedBy }) => endedBy?.id ?? null),
        rows.map(({ endedVia }) => endedVia ?? null),
      ],
    );
  },
};

/** Where a code stands, by its blind index. Nothing is locked: its drop and pool are, before it is. */
export type CouponRef = {
  readonly communityId: string;
  readonly index: string;
  readonly id: number;
  readonly poolId: number;
  readonly dropId: number | undefined;
};

export const couponRefs: Table<Pick<CouponRef, 'communityId' | 'index'>, CouponRef> = {
  name: 'coupon (read)',
  id: ({ communityId, index }) => `${communityId}/${index}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<{
      community_id: string;
      index: string;
      id: number;
      pool_id: number;
      drop_id: number | null;
    }>(
      `select c.community_id, c.index, c.id, c.pool_id, c.drop_id
       from unnest($1::text[], $2::text[]) as a(community_id, index)
       join coupon c on c.community_id = a.community_id and c.index = a.index`,
      [keys.map(({ communityId }) => communityId), keys.map(({ index }) => index)],
    );
    return rows.map((row) => ({
      communityId: row.community_id,
      index: row.index,
      id: row.id,
      poolId: row.pool_id,
      dropId: row.drop_id ?? undefined,
    }));
  },
  save: async () => {},
};

export async function sealedCoupon(sql: Sql): Promise<string | undefined> {
  const [row] = await sql.query<{ sealed: string }>('select sealed from coupon limit 1');
  return row?.sealed;
}
