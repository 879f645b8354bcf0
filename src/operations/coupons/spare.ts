import type { Work } from '../../bot/work.ts';
import { canonical, makeCode } from './code.ts';
import type { Settings } from './op.ts';
import { expiryOf, isExpired } from './rule.ts';
import { couponNumbers, newCoupons, spares } from './shelf/store.ts';
import { type Coupon, coupons, type Pool, pools } from './stock/store.ts';

/**
 * Codes of a pool beside drops, handed out: those that are free, the first first, else such as are drawn for
 * it. Fewer than asked for where there are no more.
 */
export async function handOutOf(
  work: Work,
  settings: Settings,
  pool: Pool,
  count: number,
): Promise<readonly Coupon[]> {
  const spare = await sparesFrom(work, settings, pool, count);
  return [...spare, ...(await drawn(work, settings, pool, count - spare.length))];
}

async function sparesFrom(
  work: Work,
  settings: Settings,
  pool: Pool,
  count: number,
): Promise<readonly Coupon[]> {
  const taken: Coupon[] = [];
  let { free } = pool;
  for (let n = pool.free; n > 0 && taken.length < count; ) {
    const ahead = Math.min(n, count - taken.length);
    const next = await sparesAt(work, pool, n, ahead);
    n -= ahead;
    free -= next.length;
    for (const coupon of next) {
      const after = takenOut(coupon, settings.pools[pool.name]?.valid, work.now);
      work.put(coupons, after);
      if (after.state === 'claimed') taken.push(after);
    }
  }
  if (free !== pool.free) work.put(pools, { ...pool, free });
  return taken;
}

/** One that ran out while it waited is nobody's, and void. */
function takenOut(coupon: Coupon, valid: number | undefined, now: Date): Coupon {
  if (isExpired(coupon, now)) return { ...coupon, state: 'void', endedAt: now };
  return { ...coupon, state: 'claimed', expiresAt: expiryOf(coupon.expiresAt, valid, now) };
}

/** So many from the nth on, counted down. All at once: else each would be two queries. */
async function sparesAt(work: Work, { id: poolId }: Pool, n: number, count: number) {
  const places = Array.from({ length: count }, (_, k) => ({ poolId, n: n - k }));
  const found = await Promise.all(places.map((place) => work.get(spares, place)));
  const all = await Promise.all(found.map((spare) => spare && work.get(coupons, spare.couponId)));
  return all.flatMap((coupon) => (coupon?.state === 'free' ? [coupon] : []));
}

async function drawn(
  work: Work,
  settings: Settings,
  pool: Pool,
  count: number,
): Promise<readonly Coupon[]> {
  const { generate, valid, value } = settings.pools[pool.name] ?? {};
  if (generate === undefined) return [];
  const codes = Array.from({ length: count }, () => makeCode(work.chance, generate));
  const ids = await Promise.all(codes.map(() => work.next(couponNumbers)));
  return codes.map((code, n): Coupon => {
    const coupon: Coupon = {
      id: ids[n] ?? Number.NaN,
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
  });
}
