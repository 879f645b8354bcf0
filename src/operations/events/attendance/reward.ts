import type { Community } from '../../../bot/community.ts';
import { sendRewards } from '../../../bot/reward.ts';
import type { Work } from '../../../bot/work.ts';
import type { Event } from '../making/store.ts';

const KIND = 'coupon';

/** The pools that coupons may come from; none where there are no coupons. */
export function couponPools({ givers = [] }: Community): readonly string[] {
  return givers.find(({ kind }) => kind === KIND)?.names ?? [];
}

/** A coupon for who was there, told in private. Returns false where there is none to be had. */
export async function thankWithCoupon(
  work: Work,
  community: Community,
  { id, details: { name, coupon } }: Event,
  memberId: number,
): Promise<boolean> {
  // The config may have lost its coupons since the event was planned.
  if (coupon === undefined || !couponPools(community).includes(coupon)) return false;
  const title = { en: name, zh: name };
  const key = `event/${id}/${memberId}`;
  await sendRewards(community, work, KIND, [{ of: coupon, memberId, key, title }]);
  return true;
}
