import type { Work } from '../../bot/work.ts';
import { holdings } from './claims/store.ts';
import { canonical } from './code.ts';
import { redeemable } from './rule.ts';
import { type Sale, sales } from './sales/store.ts';
import { type Coupon, type CouponRef, couponRefs, coupons } from './stock/store.ts';

/** What of a unit of work it takes to redeem a code. */
export type RedeemWork = Pick<Work, 'get' | 'put' | 'seal' | 'now'>;

/** A code as whoever takes it needs to know it. It does not hold the code. */
export type Told = {
  readonly drop: string;
  readonly holder: string;
  readonly value: string | undefined;
  readonly expiresAt: Date | undefined;
};

/** What a shop's system said of it: its cashier, its order. */
export type Said = Pick<Sale, 'by' | 'reference'>;

export type Redeemed =
  | { readonly is: 'redeemed'; readonly coupon: Told; readonly at: Date; readonly sale: Said }
  /** when, by whom (a member's name), and through what (`command`, or what the caller named) */
  | {
      readonly is: 'already';
      readonly coupon: Told;
      readonly at: Date;
      readonly by: string | undefined;
      readonly via: string;
      readonly sale: Said;
    }
  | { readonly is: 'expired'; readonly coupon: Told }
  /** whose it was, unless they have another for it */
  | { readonly is: 'void'; readonly coupon: Told | undefined }
  /** it exists, and nobody has it yet */
  | { readonly is: 'unclaimed' }
  | { readonly is: 'unknown' };

/** Redeems a code exactly once: its row is locked until the unit is committed. */
export async function redeemCode(
  work: RedeemWork,
  it: {
    readonly communityId: string;
    readonly code: string;
    /** the helper; none when a shop's system asks */
    readonly by: { readonly id: number; readonly name: string } | undefined;
    readonly via: string;
    readonly sale?: Said;
  },
): Promise<Redeemed> {
  const coupon = await lookUp(work, it.communityId, it.code);
  if (coupon === undefined) return { is: 'unknown' };
  const held = await toldOf(work, coupon);
  if (coupon.state === 'void') return { is: 'void', coupon: held };
  if (held === undefined) return { is: 'unclaimed' };
  const { endedAt: at = work.now, endedBy, endedVia = '' } = coupon;
  const judged = redeemable({ ...coupon, state: coupon.state }, work.now);
  switch (judged) {
    case 'already': {
      const sale = (await work.get(sales, coupon.id)) ?? NOTHING;
      return { is: 'already', coupon: held, at, by: endedBy?.name, via: endedVia, sale };
    }
    case 'expired':
      return { is: 'expired', coupon: held };
    case 'unclaimed':
      return { is: 'unclaimed' };
    case 'good':
      work.put(coupons, {
        ...coupon,
        ...{ state: 'redeemed', endedAt: work.now, endedBy: it.by, endedVia: it.via },
      });
      if (it.sale) work.put(sales, { ...it.sale, couponId: coupon.id });
      return { is: 'redeemed', coupon: held, at: work.now, sale: it.sale ?? NOTHING };
  }
}

const NOTHING: Said = { by: undefined, reference: undefined };

/** Where a code stands, however it was typed; undefined when it is none of the community's. */
export function refOf(
  work: Pick<Work, 'get' | 'seal'>,
  communityId: string,
  code: string,
): Promise<CouponRef | undefined> {
  const index = work.seal.blindIndex(canonical(code));
  return work.get(couponRefs, { communityId, index });
}

async function lookUp(work: RedeemWork, communityId: string, code: string) {
  const ref = await refOf(work, communityId, code);
  return ref && work.get(coupons, ref.id);
}

async function toldOf(
  work: RedeemWork,
  { id, value, expiresAt }: Coupon,
): Promise<Told | undefined> {
  const holding = await work.get(holdings, id);
  return holding && { drop: holding.drop, holder: holding.holder, value, expiresAt };
}
