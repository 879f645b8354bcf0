import { z } from 'zod';
import { whenOf } from '../../agenda/when.ts';
import type { RouteAnswer } from '../../bot/route.ts';
import { LONGEST } from './code.ts';
import { op } from './op.ts';
import { type Redeemed, redeemCode, type Said, type Told } from './redeem.ts';
import type { Texts } from './texts/en.ts';

/** One line without what does not show: NUL and halves of characters could not be kept. */
const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, { error: 'one line of text, without control characters' });

const body = z.strictObject({
  code: line(2 * LONGEST).describe('the code, in any case, with or without dashes and blanks'),
  by: line(100).optional().describe('who stands at the till; kept, and told whoever asks again'),
  reference: line(200).optional().describe("the shop's own number for the sale; kept likewise"),
});

const instant = z.iso.datetime();
const coupon = z.object({
  drop: z.string().describe('name of the coupon drop'),
  holder: z.string().describe('name of the member who holds the code'),
  value: z.string().nullable().describe('what it is worth, as the community put it'),
  expiresAt: instant.nullable(),
});
const redeemed = coupon.extend({
  redeemedAt: instant,
  via: z.string().describe('name of the token it was redeemed with, or "command"'),
  by: z.string().nullable().describe('who stood at the till, or the helper who redeemed it'),
  reference: z.string().nullable(),
});
const message = z.string().describe("a sentence in the community's language");

/** For a shop's system: redeems a code exactly once, whoever else tries at the same time. */
export const redeeming = op.route({
  name: 'redeemCoupon',
  path: 'coupons/redeem',
  about: 'Redeem a coupon code',
  body,
  answers: {
    200: { about: 'It was good, and is redeemed now.', body: redeemed },
    404: {
      about: 'No member of this community holds such a code.',
      body: z.object({ error: z.literal('unknown-code'), message }),
    },
    409: {
      about: 'It was redeemed before: when, by whom, and for what.',
      body: z.object({ error: z.literal('already-redeemed'), message, redeemed }),
    },
    410: {
      about: 'It is worth nothing any more: it expired, or was made void.',
      body: z.object({
        error: z.enum(['expired', 'void']),
        message,
        coupon: coupon.nullable().describe('null when its holder got another code for it'),
      }),
    },
  },
  misses: [404],
  async run({ community, client, say, body: { code, by, reference } }, work) {
    const sale = { by, reference };
    const order = { communityId: community.id, code, by: undefined, via: client.name, sale };
    return answerOf(await redeemCode(work, order), { say, zone: community.zone, via: client.name });
  },
});

type Around = { readonly say: Texts; readonly zone: string; readonly via: string };

function answerOf(it: Redeemed, { say, zone, via }: Around): RouteAnswer {
  switch (it.is) {
    case 'redeemed':
      return { status: 200, body: redeemedOf(it.coupon, it.at, via, it.sale) };
    case 'already': {
      const by = it.by ?? it.sale.by;
      const told = { ...it.coupon, at: whenOf(it.at, zone), by: by ?? it.via };
      const before = redeemedOf(it.coupon, it.at, it.via, { ...it.sale, by });
      return refused(409, 'already-redeemed', say.redeemedAlready(told), { redeemed: before });
    }
    case 'expired': {
      const { expiresAt } = it.coupon;
      const text = say.isExpired({ ...it.coupon, at: expiresAt ? whenOf(expiresAt, zone) : '' });
      return refused(410, 'expired', text, { coupon: couponOf(it.coupon) });
    }
    case 'void':
      return refused(410, 'void', say.isVoid(it.coupon), {
        coupon: it.coupon === undefined ? null : couponOf(it.coupon),
      });
    // That a code exists is nothing for whoever tries codes.
    case 'unclaimed':
    case 'unknown':
      return refused(404, 'unknown-code', say.unknownCode, {});
  }
}

function refused(status: number, error: string, text: string, more: object): RouteAnswer {
  return { status, body: { error, message: text, ...more } };
}

const couponOf = ({ drop, holder, value, expiresAt }: Told) => ({
  drop,
  holder,
  value: value ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
});

const redeemedOf = (told: Told, at: Date, via: string, { by, reference }: Said) => ({
  ...couponOf(told),
  redeemedAt: at.toISOString(),
  via,
  by: by ?? null,
  reference: reference ?? null,
});
