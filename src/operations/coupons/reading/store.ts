import type { Sql } from '../../../database/sql.ts';
import { DROP, type Drop, type DropRow, dropOf, FIND_DROP } from '../drops/store.ts';
import { type CouponState, PAGE } from '../rule.ts';

export async function loadDrop(
  sql: Sql,
  communityId: string,
  id: number,
): Promise<Drop | undefined> {
  const [row] = await sql.query<DropRow>(`${DROP} where d.id = $1::int and d.community_id = $2`, [
    id,
    communityId,
  ]);
  return row && dropOf(row);
}

/** By its name, or as `#7`. */
export async function findDrop(
  sql: Sql,
  communityId: string,
  name: string,
): Promise<Drop | undefined> {
  const [found] = await sql.query<{ id: number | null }>(FIND_DROP, [[communityId], [name]]);
  return found?.id == null ? undefined : loadDrop(sql, communityId, found.id);
}

/** The latest first. */
export async function latestDrops(sql: Sql, communityId: string): Promise<Drop[]> {
  const rows = await sql.query<DropRow>(
    `${DROP} where d.community_id = $1 order by d.id desc limit ${PAGE}`,
    [communityId],
  );
  return rows.map(dropOf);
}

/** Names for a person to choose from; those that run first. */
export async function dropNames(
  sql: Sql,
  communityId: string,
  how: { readonly runningOnly: boolean },
): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(
    `select name from coupon_drop where community_id = $1
       and (not $2::boolean or state in ('scheduled', 'open'))
     group by name order by bool_or(state in ('scheduled', 'open')) desc, max(id) desc limit 25`,
    [communityId, how.runningOnly],
  );
  return rows.map(({ name }) => name);
}

export async function poolNames(sql: Sql, communityId: string): Promise<string[]> {
  const rows = await sql.query<{ name: string }>(
    'select name from coupon_pool where community_id = $1 order by name limit 25',
    [communityId],
  );
  return rows.map(({ name }) => name);
}

/** One claim, for whoever looks after the drop: no code. */
export type Audited = {
  readonly number: number;
  readonly name: string;
  readonly at: Date;
  readonly state: CouponState;
  readonly entry: number | null;
};

export async function claimsOf(
  sql: Sql,
  dropId: number,
  page: number,
): Promise<{ readonly lines: readonly Audited[]; readonly total: number }> {
  const lines = await sql.query<Audited>(
    `select c.number, m.name, c.at, k.state, c.entry from coupon_claim c
     join member m on m.id = c.member_id join coupon k on k.id = c.coupon_id
     where c.drop_id = $1::int order by c.number limit ${PAGE} offset $2::int`,
    [dropId, (page - 1) * PAGE],
  );
  const [count] = await sql.query<{ total: number }>(
    'select count(*) as total from coupon_claim where drop_id = $1::int',
    [dropId],
  );
  return { lines, total: count?.total ?? 0 };
}

/** A member's own code, still sealed. */
export type Own = {
  readonly drop: string;
  readonly sealed: string;
  readonly value: string | null;
  readonly state: CouponState;
  readonly expiresAt: Date | null;
  readonly endedAt: Date | null;
};

/** What a member has by drops and as rewards. */
const OWN = `
  select d.name as drop, c.coupon_id, c.at from coupon_claim c join coupon_drop d on d.id = c.drop_id
  where c.member_id = $1::int
  union all
  select r.title, r.coupon_id, r.at from coupon_reward r
  where r.member_id = $1::int and r.coupon_id is not null`;

/** Those that can still be used first, by when they expire; then the latest. */
export async function ownCoupons(
  sql: Sql,
  memberId: number,
  page: number,
): Promise<{ readonly coupons: readonly Own[]; readonly total: number }> {
  const coupons = await sql.query<Own>(
    `select c.drop, k.sealed, k.value, k.state, k.expires_at as "expiresAt", k.ended_at as "endedAt"
     from (${OWN}) c join coupon k on k.id = c.coupon_id
     order by k.state = 'claimed' desc, case when k.state = 'claimed' then k.expires_at end, c.at desc, k.id
     limit ${PAGE} offset $2::int`,
    [memberId, (page - 1) * PAGE],
  );
  const [count] = await sql.query<{ total: number }>(`select count(*) as total from (${OWN}) c`, [
    memberId,
  ]);
  return { coupons, total: count?.total ?? 0 };
}
