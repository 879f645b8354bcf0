import { whenOf } from '../../agenda/when.ts';
import { integer, onOff, optional } from '../../bot/option.ts';
import { pagesOf } from '../../bot/pages.ts';
import type { Work } from '../../bot/work.ts';
import type { Piece } from '../../chat/text.ts';
import { op } from './op.ts';
import { type Own, ownCoupons } from './reading/store.ts';
import { choices } from './reminders/store.ts';
import { PAGE } from './rule.ts';
import type { Texts } from './texts/en.ts';

export const mine = op.lookup({
  name: 'coupons',
  called: ['优惠码', '优惠券', '我的优惠码', '我的优惠券'],
  texts: (say) => say.coupons,
  for: 'member',
  answers: 'privately',
  options: { page: optional(integer({ min: 1, max: 10_000 })) },
  async run({ member, community, say, options: { page = 1 } }, { sql, seal, now }) {
    const { coupons, total } = await ownCoupons(sql, member.id, page);
    const pages = pagesOf(total, PAGE);
    if (page > pages) return { text: say.noPage({ pages }) };
    if (total === 0) return { text: say.noCoupons };
    const around = { say, zone: community.zone, seal, now };
    const lines = coupons.flatMap((one, n) => [n === 0 ? '' : '\n', ...lineOf(one, around)]);
    return { title: say.couponsTitle({ page, pages }), text: lines, secret: true };
  },
});

type Around = {
  readonly say: Texts;
  readonly zone: string;
  readonly seal: Work['seal'];
  readonly now: Date;
};

function lineOf(
  { drop, sealed, value, ...coupon }: Own,
  { say, zone, seal, now }: Around,
): Piece[] {
  const { state, expiresAt, endedAt } = coupon;
  const isExpired = state === 'claimed' && expiresAt !== null && expiresAt <= now;
  const standing = say.standing({
    state: isExpired ? 'expired' : state,
    until: expiresAt === null ? undefined : whenOf(expiresAt, zone),
    at: endedAt === null ? undefined : whenOf(endedAt, zone),
  });
  const about = [value, standing].filter(Boolean).join(' · ');
  return [`${drop}: `, { is: 'code', text: seal.open(sealed) }, about === '' ? '' : ` · ${about}`];
}

export const reminders = op.command({
  name: 'reminders',
  texts: (say) => say.reminders,
  for: 'member',
  answers: 'privately',
  options: { reminders: onOff() },
  async run({ member, say, options }, work) {
    const wanted = options.reminders === 'on';
    work.add(choices, { memberId: member.id, at: work.now, wanted });
    return { text: wanted ? say.remindersOn : say.remindersOff };
  },
});
