import type { Count } from '../../../bot/figures.ts';

/** Codes that reached members, of drops and as rewards, and those that were redeemed. */
export const countCoupons: Count = async (sql, communityId, { from, to }) => {
  const [row] = await sql.query<Record<'coupons' | 'redeemed', number>>(
    `select
       (select count(*) from coupon_claim c join coupon_drop d on d.id = c.drop_id
        where d.community_id = $1 and c.at >= $2 and c.at < $3)
       + (select count(*) from coupon_reward
          where community_id = $1 and state = 'given' and at >= $2 and at < $3) as coupons,
       (select count(*) from coupon
        where community_id = $1 and state = 'redeemed' and ended_at >= $2 and ended_at < $3) as redeemed`,
    [communityId, from, to],
  );
  return row ?? {};
};
