import type { Work } from '../../bot/work.ts';
import { claims, type Holding, holdings } from './claims/store.ts';
import { exhausted, saveDrop } from './drop-state.ts';
import { drops } from './drops/store.ts';
import type { Settings } from './op.ts';
import { refOf } from './redeem.ts';
import { rewards } from './rewards/store.ts';
import { handOutOf } from './spare.ts';
import { type Coupon, coupons, pools } from './stock/store.ts';

type Who = { readonly id: number; readonly name: string };
export type Order = { readonly communityId: string; readonly code: string; readonly by: Who };

export type Voided =
  | {
      readonly is: 'voided';
      /** whose it was; undefined when nobody had it */
      readonly of: Holding | undefined;
      /** the ledger entry that paid for it */
      readonly entry: number | undefined;
    }
  | { readonly is: 'already' | 'unknown' }
  | { readonly is: 'redeemed'; readonly at: Date };

/** A code as it stands, with what stands behind it: locked in the order in which claims lock. */
async function held(work: Work, { communityId, code }: Order) {
  const ref = await refOf(work, communityId, code);
  if (ref === undefined) return undefined;
  const drop = ref.dropId === undefined ? undefined : await work.get(drops, ref.dropId);
  const pool = await work.get(pools, ref.poolId);
  const coupon = await work.get(coupons, ref.id);
  if (pool === undefined || coupon === undefined) return undefined;
  const holding = await work.get(holdings, coupon.id);
  const own = holding && (await ownOf(work, communityId, holding));
  return { drop, pool, coupon, own };
}

/**
 * Whose it is, the entry that paid for it, and how they get another instead; undefined when what it
 * came by holds another code by now.
 */
async function ownOf(work: Work, communityId: string, holding: Holding) {
  const { couponId, dropId, memberId, reward: key } = holding;
  if (dropId !== undefined) {
    const claim = await work.get(claims, { dropId, memberId });
    if (claim?.couponId !== couponId) return undefined;
    const move = (to: number) => work.put(claims, { ...claim, couponId: to });
    return { holding, entry: claim.entry, move };
  }
  const reward = key === undefined ? undefined : await work.get(rewards, { communityId, key });
  if (reward?.couponId !== couponId) return undefined;
  const move = (to: number) => work.put(rewards, { ...reward, couponId: to });
  return { holding, entry: undefined, move };
}

/** Makes a code worthless. What was paid for it is for an admin to give back. */
export async function voidCode(work: Work, order: Order): Promise<Voided> {
  const found = await held(work, order);
  if (found === undefined) return { is: 'unknown' };
  const { coupon, own } = found;
  if (coupon.state === 'void') return { is: 'already' };
  if (coupon.state === 'redeemed') return { is: 'redeemed', at: coupon.endedAt ?? work.now };
  if (coupon.state === 'free') withdraw(work, found);
  work.put(coupons, ended(coupon, order.by, work.now));
  return { is: 'voided', of: own?.holding, entry: own?.entry };
}

const ended = (coupon: Coupon, by: Who, now: Date): Coupon => ({
  ...coupon,
  ...{ state: 'void', endedAt: now, endedBy: by, endedVia: 'command' },
});

/** One fewer to hand out, from its drop or from its pool. */
function withdraw(
  work: Work,
  { drop, pool, coupon }: NonNullable<Awaited<ReturnType<typeof held>>>,
) {
  if (coupon.dropId === undefined) work.put(pools, { ...pool, free: pool.free - 1 });
  else if (drop !== undefined) {
    const left = drop.left - 1;
    saveDrop(work, left > 0 ? { ...drop, left } : exhausted(work, drop));
  }
}

export type Reissued =
  | {
      readonly is: 'reissued';
      readonly of: Holding;
      readonly code: string;
      readonly coupon: Coupon;
    }
  | { readonly is: 'unclaimed' | 'unknown' }
  | { readonly is: 'redeemed'; readonly at: Date }
  /** the pool has none left to give instead */
  | { readonly is: 'empty'; readonly pool: string };

/** Gives a code's holder another one for it; the old one is worth nothing from then on. */
export async function reissueCode(work: Work, settings: Settings, order: Order): Promise<Reissued> {
  const found = await held(work, order);
  if (found === undefined) return { is: 'unknown' };
  const { pool, coupon, own } = found;
  if (own === undefined) return { is: 'unclaimed' };
  if (coupon.state === 'redeemed') return { is: 'redeemed', at: coupon.endedAt ?? work.now };
  const [fresh] = await handOutOf(work, settings, pool, 1);
  if (fresh === undefined) return { is: 'empty', pool: pool.name };
  if (coupon.state !== 'void') work.put(coupons, ended(coupon, order.by, work.now));
  const holding = { ...own.holding, couponId: fresh.id };
  own.move(fresh.id);
  work.put(holdings, holding);
  return { is: 'reissued', of: holding, code: work.seal.open(fresh.sealed), coupon: fresh };
}
