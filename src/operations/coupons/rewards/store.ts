import type { Sql } from '../../../database/sql.ts';
import type { Table } from '../../../database/table.ts';

/** A coupon that a member got, or is to get, by something else than a drop. */
export type CouponReward = {
  readonly id: number;
  readonly communityId: string;
  readonly key: string;
  readonly memberId: number;
  /** the pool's name */
  readonly pool: string;
  /** what it is for, in the community's language */
  readonly title: string;
  readonly couponId: number | undefined;
  /** `owed`: its pool was empty, and a helper sees to it */
  readonly state: 'asked' | 'given' | 'owed' | 'taken back';
  readonly at: Date;
};

type Asked = Pick<CouponReward, 'memberId' | 'pool' | 'title' | 'at'>;
type Key = Pick<CouponReward, 'communityId' | 'key'> & {
  /** makes it where there is none, so that it can be locked */
  readonly make?: Asked;
};

type Row = {
  id: number;
  community_id: string;
  key: string;
  member_id: number;
  pool: string;
  title: string;
  coupon_id: number | null;
  state: CouponReward['state'];
  at: Date;
};

export const rewards: Table<Key, CouponReward> = {
  name: 'coupon_reward',
  id: ({ communityId, key }) => JSON.stringify([communityId, key]),
  keyOf: (row) => row,
  async load(sql, keys) {
    const asked = keys.flatMap(({ communityId, key, make }) =>
      make === undefined ? [] : [{ communityId, key, ...make }],
    );
    if (asked.length > 0) await make(sql, asked);
    const rows = await sql.query<Row>(
      `select r.id, r.community_id, r.key, r.member_id, r.pool, r.title, r.coupon_id, r.state, r.at
       from unnest($1::text[], $2::text[]) as a(community_id, key)
       join coupon_reward r on r.community_id = a.community_id and r.key = a.key
       order by r.id for no key update of r`,
      [keys.map(({ communityId }) => communityId), keys.map(({ key }) => key)],
    );
    return rows.map(({ community_id, member_id, coupon_id, ...row }) => ({
      ...row,
      communityId: community_id,
      memberId: member_id,
      couponId: coupon_id ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update coupon_reward r set coupon_id = a.coupon_id, state = a.state
       from unnest($1::int[], $2::bigint[], $3::text[]) as a(id, coupon_id, state) where r.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ couponId }) => couponId ?? null),
        rows.map(({ state }) => state),
      ],
    );
  },
};

async function make(sql: Sql, asked: readonly (Key & Asked)[]): Promise<void> {
  await sql.execute(
    `insert into coupon_reward (community_id, key, member_id, pool, title, at, state)
     select c, k, m, p, t, a, 'asked'
     from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::timestamptz[]) as q(c, k, m, p, t, a)
     order by c, k on conflict (community_id, key) do nothing`,
    [
      asked.map(({ communityId }) => communityId),
      asked.map(({ key }) => key),
      asked.map(({ memberId }) => memberId),
      asked.map(({ pool }) => pool),
      asked.map(({ title }) => title),
      asked.map(({ at }) => at),
    ],
  );
}

/** A reward as buttons name it. Read only. */
export const rewardRefs: Table<number, Pick<CouponReward, 'id' | 'communityId' | 'key'>> = {
  name: 'coupon_reward (read)',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    return sql.query<{ id: number; communityId: string; key: string }>(
      'select id, community_id as "communityId", key from coupon_reward where id = any($1::int[])',
      [ids],
    );
  },
  save: async () => {},
};

/** What is owed, the oldest first, and to whom. */
export type OwedCoupon = Pick<CouponReward, 'id' | 'pool' | 'title' | 'at'> & {
  readonly name: string;
};

export function loadOwed(sql: Sql, communityId: string, limit: number): Promise<OwedCoupon[]> {
  return sql.query<OwedCoupon>(
    `select r.id, r.pool, r.title, r.at, m.name from coupon_reward r join member m on m.id = r.member_id
     where r.community_id = $1 and r.state = 'owed' order by r.id limit $2::int`,
    [communityId, limit],
  );
}
