import type { Work } from '../../bot/work.ts';
import { canonical, makeCode } from './code.ts';
import type { Settings } from './op.ts';
import { expiryOf, isExpired } from './rule.ts';
import { couponNumbers, newCoupons, spares } from './shelf/store.ts';
import { type Coupon, coupons, type Pool, pools } from './stock/store.ts';

/** A code of a pool beside drops, handed out: the next that is free, else one that is drawn for it. */
export async function handOutOf(
  work: Work,
  settings: Settings,
  pool: Pool,
): Promise<Coupon | undefined> {
  return (await spareFrom(work, settings, pool)) ?? (await drawn(work, settings, pool));
}

/** Those that ran out while they waited are passed over, and void. */
async function spareFrom(work: Work, settings: Settings, pool: Pool): Promise<Coupon | undefined> {
  let { free } = pool;
  for (let n = pool.free; n > 0; n -= 1) {
    const spare = await work.get(spares, { poolId: pool.id, n });
    const coupon = spare && (await work.get(coupons, spare.couponId));
    if (coupon?.state !== 'free') continue;
    free -= 1;
    work.put(pools, { ...pool, free });
    if (isExpired(coupon, work.now)) {
      work.put(coupons, { ...coupon, state: 'void', endedAt: work.now });
      continue;
    }
    const expiresAt = expiryOf(coupon.expiresAt, settings.pools[pool.name]?.valid, work.now);
    const claimed: Coupon = { ...coupon, state: 'claimed', expiresAt };
    work.put(coupons, claimed);
    return claimed;
  }
  return undefined;
}

async function drawn(work: Work, settings: Settings, pool: Pool): Promise<Coupon | undefined> {
  const { generate, valid, value } = settings.pools[pool.name] ?? {};
  if (generate === undefined) return undefined;
  const code = makeCode(work.chance, generate);
  const coupon: Coupon = {
    id: await work.next(couponNumbers),
    communityId: pool.communityId,
    poolId: pool.id,
    sealed: work.seal.seal(code),
    value,
    expiresAt: expiryOf(undefined, valid, work.now),
    state: 'claimed',
    ...{ dropId: undefined, ordinal: undefined },
    ...{ endedAt: undefined, endedBy: undefined, endedVia: undefined },
  };
  const index = work.seal.blindIndex(canonical(code));
  work.add(newCoupons, { ...coupon, index, state: 'claimed' });
  return coupon;
}
