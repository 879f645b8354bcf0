import { localTime } from '../../../agenda/zone.ts';
import type { Community } from '../../../bot/community.ts';
import { integer } from '../../../bot/option.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Giver, Owed, Reward, Rewarded, TakenBack } from '../../../bot/reward.ts';
import { tellRole } from '../../../bot/tell-role.ts';
import type { Work } from '../../../bot/work.ts';
import { type Locale, localeOf } from '../../../chat/locale.ts';
import type { Reply } from '../../../chat/reply.ts';
import { memberNames } from '../../../members/find.ts';
import { codeReply, heldReply } from '../claim.ts';
import { op, type Settings, textsIn, wordsFor } from '../op.ts';
import { handOutOf } from '../spare.ts';
import { type Coupon, coupons, poolRefs, pools } from '../stock/store.ts';
import { type CouponReward, loadOwed, type OwedCoupon, rewardRefs, rewards } from './store.ts';

const PRESS = 'coupon-give';

/** Coupons as what others reward with: `of` is the pool. */
export const giver = op.giver(
  (settings): Giver => ({
    kind: 'coupon',
    noun: { en: 'coupon pool', zh: '券池' },
    names: Object.keys(settings.pools),
    give: (reward, community, work) => give(settings, reward, community, work),
    takeBack,
    async owed(sql, { id, zone }, { locale, limit }) {
      const all = await loadOwed(sql, id, limit);
      return all.map((one) => taskOf(one, zone, locale));
    },
  }),
);

async function give(
  settings: Settings,
  { key, memberId, of: pool, title }: Reward,
  community: Community,
  work: Work,
): Promise<Rewarded> {
  const known = await work.get(memberNames, memberId);
  const language = localeOf(known?.language);
  const say = wordsFor(language, community);
  const name = title[language ?? community.language];
  const make = { memberId, pool, title: title[community.language], at: work.now };
  const reward = await work.get(rewards, { communityId: community.id, key, make });
  if (reward === undefined) throw new Error('a reward that was just made is not there');
  switch (reward.state) {
    case 'given': {
      const coupon = await work.get(coupons, reward.couponId ?? 0);
      if (coupon === undefined) throw new Error(`reward ${reward.id} has no code`);
      return { is: 'given', reply: heldReply(say, community.zone, { name, coupon, work }) };
    }
    case 'taken back':
      return { is: 'taken back', reply: { text: say.reward.takenBack({ title: name }) } };
    case 'owed':
      return { is: 'owed', reply: { text: say.reward.owed({ title: name }) } };
    case 'asked':
  }
  const coupon = await handOver(settings, reward, work);
  if (coupon !== undefined)
    return { is: 'given', reply: givenReply(community, work, { language, name, coupon }) };
  const owed: CouponReward = { ...reward, state: 'owed' };
  work.put(rewards, owed);
  await askHelpers(work, community, { ...reward, name: known?.name ?? '' });
  return { is: 'owed', reply: { text: say.reward.owed({ title: name }) } };
}

function givenReply(
  community: Community,
  work: Work,
  it: { readonly language: Locale | undefined; readonly name: string; readonly coupon: Coupon },
): Reply {
  const say = wordsFor(it.language, community);
  const title = say.reward.given({ title: it.name });
  return codeReply(say, community.zone, { title, coupon: it.coupon, work });
}

/** Takes a code of the pool for it; undefined when there is none. */
async function handOver(settings: Settings, reward: CouponReward, work: Work) {
  const { communityId, pool: name } = reward;
  const make = settings.pools[name] !== undefined;
  const ref = await work.get(poolRefs, { communityId, name, make });
  const pool = ref && (await work.get(pools, ref.id));
  const coupon = pool && (await handOutOf(work, settings, pool));
  if (coupon !== undefined) work.put(rewards, { ...reward, state: 'given', couponId: coupon.id });
  return coupon;
}

function askHelpers(work: Work, community: Community, owed: OwedCoupon): Promise<void> {
  return tellRole('helper', community, work, `coupons/owed/${owed.id}`, (locale) => ({
    text: textsIn(locale).reward.task(owed),
    buttons: [taskOf(owed, community.zone, locale).button],
  }));
}

function taskOf(owed: OwedCoupon, zone: string, locale: Locale): Owed {
  const { reward: say } = textsIn(locale);
  const date = localTime(owed.at, zone).slice(0, 10);
  return {
    at: owed.at,
    text: say.line({ ...owed, date }),
    button: { does: 'press', label: say.button(owed), press: pressOf(PRESS, owed.id) },
  };
}

/** A helper hands out what was owed, once there are codes again. */
export const giveOwed = op.press({
  name: PRESS,
  for: 'helper',
  answers: 'privately',
  options: { reward: integer({ min: 1, max: 2 ** 31 - 1 }) },
  async run({ community, settings, say, options }, work) {
    const ref = await work.get(rewardRefs, options.reward);
    const isOurs = ref?.communityId === community.id;
    const reward = isOurs ? await work.get(rewards, ref) : undefined;
    if (reward?.state !== 'owed') return { text: say.reward.seenTo };
    const { id, memberId, title, pool } = reward;
    const coupon = await handOver(settings, reward, work);
    if (coupon === undefined) return { text: say.reward.stillEmpty({ pool }) };
    const known = await work.get(memberNames, memberId);
    const language = localeOf(known?.language);
    work.outbox.say({
      key: `coupons/owed/${id}/given`,
      to: { memberId },
      reply: givenReply(community, work, { language, name: title, coupon }),
    });
    return { text: say.reward.handed({ title, name: known?.name ?? '' }) };
  },
});

/** Its code is void unless it was redeemed; where one was only owed, nothing is owed any more. */
async function takeBack(
  { key, by }: Parameters<Giver['takeBack']>[0],
  { id: communityId }: Community,
  work: Work,
): Promise<TakenBack> {
  const reward = await work.get(rewards, { communityId, key });
  if (reward === undefined || reward.state === 'asked' || reward.state === 'taken back')
    return 'nothing';
  const coupon =
    reward.couponId === undefined ? undefined : await work.get(coupons, reward.couponId);
  if (coupon?.state === 'redeemed') return 'used';
  const withdrawn: CouponReward = { ...reward, state: 'taken back' };
  work.put(rewards, withdrawn);
  if (coupon !== undefined && coupon.state !== 'void')
    work.put(coupons, {
      ...coupon,
      ...{ state: 'void', endedAt: work.now, endedBy: by, endedVia: 'command' },
    });
  return 'taken back';
}
