import { serial } from '../../../database/serial.ts';
import type { Table } from '../../../database/table.ts';
import { type DropState, readSegment, type Segment, writtenSegment } from '../rule.ts';

/** So many codes of a pool, first come, first served. */
export type Drop = {
  readonly id: number;
  readonly communityId: string;
  readonly name: string;
  readonly poolId: number;
  /** the pool's name */
  readonly pool: string;
  readonly number: number;
  readonly claimed: number;
  /** the ordinal that is handed out next */
  readonly next: number;
  readonly left: number;
  readonly opensAt: Date;
  readonly closesAt: Date | undefined;
  readonly segment: Segment;
  readonly price: number;
  readonly spaces: readonly string[];
  readonly state: DropState;
  readonly startedBy: number;
  readonly startedAt: Date;
};

export type DropRow = {
  id: number;
  community_id: string;
  name: string;
  pool_id: number;
  pool: string;
  number: number;
  claimed: number;
  next: number;
  left: number;
  opens_at: Date;
  closes_at: Date | null;
  segment: string;
  price: number;
  spaces: string[];
  state: DropState;
  started_by: number;
  started_at: Date;
};

export const DROP = `select d.id, d.community_id, d.name, d.pool_id, p.name as pool, d.number, d.claimed, d.next, d.left,
  d.opens_at, d.closes_at, d.segment, d.price, d.spaces, d.state, d.started_by, d.started_at
  from coupon_drop d join coupon_pool p on p.id = d.pool_id`;

export function dropOf(row: DropRow): Drop {
  return {
    id: row.id,
    communityId: row.community_id,
    name: row.name,
    poolId: row.pool_id,
    pool: row.pool,
    number: row.number,
    claimed: row.claimed,
    next: row.next,
    left: row.left,
    opensAt: row.opens_at,
    closesAt: row.closes_at ?? undefined,
    segment: readSegment(row.segment) ?? { is: 'all' },
    price: row.price,
    spaces: row.spaces,
    state: row.state,
    startedBy: row.started_by,
    startedAt: row.started_at,
  };
}

export const drops: Table<number, Drop> = {
  name: 'coupon_drop',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<DropRow>(
      `${DROP} where d.id = any($1::int[]) order by d.id for no key update of d`,
      [ids],
    );
    return rows.map(dropOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into coupon_drop (id, community_id, name, pool_id, number, claimed, next, "left", opens_at,
         closes_at, segment, price, spaces, state, started_by, started_at)
       select i, c, m, p, n, k, x, l, f, u, w, r, s::jsonb, t, b, a
       from unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::int[], $6::int[], $7::int[], $8::int[],
         $9::timestamptz[], $10::timestamptz[], $11::text[], $12::int[], $13::text[], $14::text[], $15::int[],
         $16::timestamptz[]) as q(i, c, m, p, n, k, x, l, f, u, w, r, s, t, b, a)
       on conflict (id) do update set claimed = excluded.claimed, next = excluded.next,
         "left" = excluded."left", opens_at = excluded.opens_at, closes_at = excluded.closes_at,
         state = excluded.state`,
      [
        rows.map(({ id }) => id),
        rows.map(({ communityId }) => communityId),
        rows.map(({ name }) => name),
        rows.map(({ poolId }) => poolId),
        rows.map(({ number }) => number),
        rows.map(({ claimed }) => claimed),
        rows.map(({ next }) => next),
        rows.map(({ left }) => left),
        rows.map(({ opensAt }) => opensAt),
        rows.map(({ closesAt }) => closesAt ?? null),
        rows.map(({ segment }) => writtenSegment(segment)),
        rows.map(({ price }) => price),
        rows.map(({ spaces }) => JSON.stringify(spaces)),
        rows.map(({ state }) => state),
        rows.map(({ startedBy }) => startedBy),
        rows.map(({ startedAt }) => startedAt),
      ],
    );
  },
};

/** A drop is numbered before it is written: its codes are set aside for it in the same unit. */
export const dropNumbers = serial('coupon_drop');

/** Which drop a name means: the one that runs, else the latest that bore it. `#7` means that one, as does `7` where no name is. */
export type DropRef = { readonly communityId: string; readonly name: string; readonly id: number };

export const FIND_DROP = `
  select a.name, (select d.id from coupon_drop d where d.community_id = a.community_id
     and (lower(d.name) = lower(a.name) or d.id::text = ltrim(a.name, '#＃'))
     order by lower(d.name) <> lower(a.name), d.state in ('scheduled', 'open') desc, d.id desc limit 1) as id, a.community_id
  from unnest($1::text[], $2::text[]) as a(community_id, name)`;

export const dropRefs: Table<Pick<DropRef, 'communityId' | 'name'>, DropRef> = {
  name: 'coupon_drop (read)',
  id: ({ communityId, name }) => `${communityId}/${name.toLowerCase()}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<{ community_id: string; name: string; id: number | null }>(
      FIND_DROP,
      [keys.map(({ communityId }) => communityId), keys.map(({ name }) => name)],
    );
    return rows.flatMap(({ community_id, name, id }) =>
      id === null ? [] : [{ communityId: community_id, name, id }],
    );
  },
  save: async () => {},
};
