import { whenOf } from '../../agenda/when.ts';
import { text } from '../../bot/option.ts';
import { declined } from '../../chat/reply.ts';
import { LONGEST } from './code.ts';
import { op, wordsFor } from './op.ts';
import { type Redeemed, redeemCode } from './redeem.ts';
import { reissueCode, voidCode } from './replace.ts';
import type { Texts } from './texts/en.ts';

const options = { code: text({ max: 2 * LONGEST }) };

export const redeem = op.command({
  name: 'redeem',
  texts: (say) => say.redeem,
  for: 'helper',
  answers: 'privately',
  options,
  async run({ member, community, say, options: { code } }, work) {
    const by = { id: member.id, name: member.name };
    const redeemed = await redeemCode(work, {
      ...{ communityId: community.id, code, by, via: 'command' },
    });
    return redeemed.is === 'redeemed'
      ? { text: say.redeemed(redeemed.coupon) }
      : declined(whyNot(say, community.zone, redeemed));
  },
});

function whyNot(say: Texts, zone: string, redeemed: Exclude<Redeemed, { is: 'redeemed' }>): string {
  switch (redeemed.is) {
    case 'already': {
      const { coupon, at, by, via } = redeemed;
      return say.redeemedAlready({ ...coupon, at: whenOf(at, zone), by: by ?? via });
    }
    case 'void':
      return say.isVoid(redeemed.coupon);
    case 'expired': {
      const { coupon } = redeemed;
      return say.isExpired({
        ...coupon,
        at: coupon.expiresAt ? whenOf(coupon.expiresAt, zone) : '',
      });
    }
    case 'unclaimed':
      return say.unclaimed;
    case 'unknown':
      return say.unknownCode;
  }
}

export const voiding = op.command({
  name: 'void',
  texts: (say) => say.void,
  for: 'admin',
  answers: 'privately',
  options,
  async run({ member, community, say, options: { code } }, work) {
    const voided = await voidCode(work, { communityId: community.id, code, by: member });
    switch (voided.is) {
      case 'unknown':
        return declined(say.unknownCode);
      case 'already':
        return declined(say.voidAlready);
      case 'redeemed':
        return declined(say.tooLate({ at: whenOf(voided.at, community.zone) }));
      case 'voided': {
        const { of: holding, entry } = voided;
        if (holding === undefined) return { text: say.voidedFree };
        const { drop, holder, memberId, couponId } = holding;
        work.outbox.say({
          key: `coupons/void/${couponId}`,
          to: { memberId },
          reply: { text: wordsFor(holding.language, community).toHolder.voided({ name: drop }) },
        });
        return { text: say.voided({ name: drop, holder, entry }) };
      }
    }
  },
});

export const reissue = op.command({
  name: 'reissue',
  texts: (say) => say.reissue,
  for: 'admin',
  answers: 'privately',
  options,
  async run({ member, community, settings, say, options: { code } }, work) {
    const order = { communityId: community.id, code, by: member };
    const reissued = await reissueCode(work, settings, order);
    switch (reissued.is) {
      case 'unknown':
        return declined(say.unknownCode);
      case 'unclaimed':
        return declined(say.unclaimed);
      case 'redeemed':
        return declined(say.tooLate({ at: whenOf(reissued.at, community.zone) }));
      case 'empty':
        return declined(say.tooFew({ pool: reissued.pool, free: 0 }));
      case 'reissued': {
        const { drop, holder, memberId, couponId, language } = reissued.of;
        const words = wordsFor(language, community);
        work.outbox.say({
          key: `coupons/reissue/${couponId}`,
          to: { memberId },
          reply: {
            text: [
              `${words.toHolder.reissued({ name: drop })}\n`,
              { is: 'code', text: reissued.code },
              `\n${words.showsAgain}`,
            ],
            secret: true,
          },
        });
        return { text: say.reissued({ name: drop, holder }) };
      }
    }
  },
});
