import { serial } from '../../../database/serial.ts';
import type { Sql } from '../../../database/sql.ts';
import type { Log, Table } from '../../../database/table.ts';

/** A code that is drawn rather than imported. */
export type NewCoupon = {
  /** none: whichever is next */
  readonly id: number | undefined;
  readonly communityId: string;
  readonly poolId: number;
  readonly index: string;
  readonly sealed: string;
  readonly value: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly state: 'free' | 'claimed';
  readonly dropId: number | undefined;
  readonly ordinal: number | undefined;
};

/** For a code that must be named before it is written. */
export const couponNumbers = serial('coupon', 50);

/** A code that was drawn before fails the unit, which is then run again and draws others. */
export const newCoupons: Log<NewCoupon> = {
  name: 'coupon drawn',
  async add(sql, rows) {
    await sql.execute(
      `insert into coupon (id, community_id, pool_id, index, sealed, value, expires_at, state, drop_id, ordinal)
       select coalesce(i, nextval('coupon_id_seq')), c, p, x, s, v, e, t, d, o
       from unnest($1::bigint[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
         $8::text[], $9::int[], $10::int[]) as a(i, c, p, x, s, v, e, t, d, o)`,
      [
        rows.map(({ id }) => id ?? null),
        rows.map(({ communityId }) => communityId),
        rows.map(({ poolId }) => poolId),
        rows.map(({ index }) => index),
        rows.map(({ sealed }) => sealed),
        rows.map(({ value }) => value ?? null),
        rows.map(({ expiresAt }) => expiresAt ?? null),
        rows.map(({ state }) => state),
        rows.map(({ dropId }) => dropId ?? null),
        rows.map(({ ordinal }) => ordinal ?? null),
      ],
    );
  },
};

/** Codes are set aside for a drop when it starts, and what is left of them goes back when it ends. */
export type Allotment =
  | {
      readonly is: 'taken';
      readonly dropId: number;
      readonly poolId: number;
      readonly count: number;
    }
  | { readonly is: 'given back'; readonly dropId: number };

/** One after the other, since what one gives back the next may take. The pools' rows are locked by then. */
export const allotments: Log<Allotment> = {
  name: 'coupon allotted',
  inSteps: true,
  async add(sql, all) {
    for (const one of all) await (one.is === 'taken' ? take(sql, one) : giveBack(sql, one));
  },
};

async function take(sql: Sql, it: Extract<Allotment, { is: 'taken' }>): Promise<void> {
  const taken = await sql.execute(
    `update coupon set drop_id = $1::int, ordinal = a.ordinal
     from (select id, row_number() over (order by id) as ordinal
           from (select id from coupon where pool_id = $2::int and state = 'free' and drop_id is null
                 order by id limit $3::int) free) a
     where coupon.id = a.id`,
    [it.dropId, it.poolId, it.count],
  );
  if (taken !== it.count) throw new Error(`pool ${it.poolId} counts more codes than it has`);
}

async function giveBack(sql: Sql, { dropId }: Pick<Allotment, 'dropId'>): Promise<void> {
  await sql.execute(
    `update coupon set drop_id = null, ordinal = null where drop_id = $1::int and state = 'free'`,
    [dropId],
  );
}

/** Codes of a drop in the order in which they are handed out, so many at a time. */
export type Shelf = {
  readonly dropId: number;
  /** the first holds ordinals 1 to SHELF */
  readonly shelf: number;
  readonly couponIds: readonly number[];
};

/** A crowd that claims reads a few of them; a single claim reads no more than it must. */
export const SHELF = 32;

export const shelves: Table<Pick<Shelf, 'dropId' | 'shelf'>, Shelf> = {
  name: 'coupon (shelf)',
  id: ({ dropId, shelf }) => `${dropId}/${shelf}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<{ drop_id: number; shelf: number; ids: number[] }>(
      `select a.drop_id, a.shelf, array(
         select c.id from coupon c where c.drop_id = a.drop_id
           and c.ordinal > a.shelf * ${SHELF} and c.ordinal <= (a.shelf + 1) * ${SHELF} order by c.ordinal) as ids
       from unnest($1::int[], $2::int[]) as a(drop_id, shelf)`,
      [keys.map(({ dropId }) => dropId), keys.map(({ shelf }) => shelf)],
    );
    return rows.map(({ drop_id, shelf, ids }) => ({ dropId: drop_id, shelf, couponIds: ids }));
  },
  save: async () => {},
};

/** A code that is taken beside drops: of `n` that are free, the first. */
export type Spare = { readonly poolId: number; readonly n: number; readonly couponId: number };

/** Counted from the end, so that whoever comes next, with one fewer free, gets the next. */
export const spares: Table<Pick<Spare, 'poolId' | 'n'>, Spare> = {
  name: 'coupon (spare)',
  id: ({ poolId, n }) => `${poolId}/${n}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    // From the first that is asked for to the last: what is asked for together lies together.
    const spans = new Map<number, { low: number; high: number }>();
    for (const { poolId, n } of keys) {
      const { low, high } = spans.get(poolId) ?? { low: n, high: n };
      spans.set(poolId, { low: Math.min(low, n), high: Math.max(high, n) });
    }
    const rows = await sql.query<{ pool_id: number; n: number; id: number }>(
      `select a.pool_id, (a.low - 1 + row_number() over (partition by a.pool_id order by c.id desc))::int as n, c.id
       from unnest($1::int[], $2::int[], $3::int[]) as a(pool_id, low, high)
       cross join lateral (
         select id from coupon where pool_id = a.pool_id and state = 'free' and drop_id is null
         order by id desc limit a.high - a.low + 1 offset a.low - 1) c`,
      [
        [...spans.keys()],
        [...spans.values()].map(({ low }) => low),
        [...spans.values()].map(({ high }) => high),
      ],
    );
    return rows.map(({ pool_id, n, id }) => ({ poolId: pool_id, n, couponId: id }));
  },
  save: async () => {},
};

/** A code as an import writes it. */
export type Entered = {
  readonly index: string;
  readonly sealed: string;
  readonly value: string | undefined;
  readonly expiresAt: Date | undefined;
};

/** Makes the pool when there is none of that name. */
export async function poolNamed(sql: Sql, communityId: string, name: string): Promise<number> {
  const [row] = await sql.query<{ id: number }>(
    `insert into coupon_pool (community_id, name) values ($1, $2)
     on conflict (community_id, name) do update set name = excluded.name returning id`,
    [communityId, name],
  );
  return row?.id ?? 0;
}

export async function freeIn(sql: Sql, poolId: number): Promise<number> {
  const [row] = await sql.query<{ free: number }>('select free from coupon_pool where id = $1', [
    poolId,
  ]);
  return row?.free ?? 0;
}

/** Adds codes and counts them, in one statement; returns the indexes of those that were new. */
export async function enter(
  sql: Sql,
  { communityId, poolId }: { readonly communityId: string; readonly poolId: number },
  codes: readonly Entered[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ index: string }>(
    `with added as (
       insert into coupon (community_id, pool_id, index, sealed, value, expires_at)
       select $1, $2::int, x, s, v, e
       from unnest($3::text[], $4::text[], $5::text[], $6::timestamptz[]) with ordinality as a(x, s, v, e, n)
       order by n
       on conflict (community_id, index) do nothing returning index
     ), counted as (
       update coupon_pool set free = free + (select count(*) from added)::int where id = $2::int
     )
     select index from added`,
    [
      communityId,
      poolId,
      codes.map(({ index }) => index),
      codes.map(({ sealed }) => sealed),
      codes.map(({ value }) => value ?? null),
      codes.map(({ expiresAt }) => expiresAt ?? null),
    ],
  );
  return new Set(rows.map(({ index }) => index));
}
