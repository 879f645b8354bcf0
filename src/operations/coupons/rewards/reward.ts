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
    give: (all, community, work) => give(settings, all, community, work),
    takeBack,
    async owed(sql, { id, zone }, { locale, limit }) {
      const all = await loadOwed(sql, id, limit);
      return all.map((one) => taskOf(one, zone, locale));
    },
  }),
);

async function give(
  settings: Settings,
  all: readonly Reward[],
  community: Community,
  work: Work,
): Promise<readonly Rewarded[]> {
  const found = await Promise.all(all.map((one) => look(one, community, work)));
  const asked = found.flatMap(({ reward }) => (reward.state === 'asked' ? [reward] : []));
  const codes = await handOver(settings, [...new Set(asked)], work);
  return Promise.all(
    found.map((one) => answer(one, codes.get(one.reward.id), { community, work })),
  );
}

/** A reward as it stands, and whose it is. */
type Looked = {
  readonly reward: CouponReward;
  readonly owner: string;
  readonly language: Locale | undefined;
  /** what it is for, in their language */
  readonly name: string;
};

async function look(
  { key, memberId, of: pool, title }: Reward,
  { id: communityId, language: common }: Community,
  work: Work,
): Promise<Looked> {
  const make = { memberId, pool, title: title[common], at: work.now };
  const [known, reward] = await Promise.all([
    work.get(memberNames, memberId),
    work.get(rewards, { communityId, key, make }),
  ]);
  if (reward === undefined) throw new Error('a reward that was just made is not there');
  const language = localeOf(known?.language);
  return { reward, owner: known?.name ?? '', language, name: title[language ?? common] };
}

/** @param fresh the code that was given just now */
async function answer(
  { reward, owner, language, name }: Looked,
  fresh: Coupon | undefined,
  { community, work }: { readonly community: Community; readonly work: Work },
): Promise<Rewarded> {
  if (fresh !== undefined)
    return { is: 'given', reply: givenReply(community, work, { language, name, coupon: fresh }) };
  const say = wordsFor(language, community);
  switch (reward.state) {
    case 'given': {
      const coupon = await work.get(coupons, reward.couponId ?? 0);
      if (coupon === undefined) throw new Error(`reward ${reward.id} has no code`);
      return { is: 'given', reply: heldReply(say, community.zone, { name, coupon, work }) };
    }
    case 'taken back':
      return { is: 'taken back', reply: { text: say.reward.takenBack({ title: name }) } };
    case 'asked': {
      const owed: CouponReward = { ...reward, state: 'owed' };
      work.put(rewards, owed);
      await askHelpers(work, community, { ...reward, name: owner });
      break;
    }
    case 'owed':
  }
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

/** Takes codes of their pools for them, by their numbers; without one is whose pool is empty by then. */
async function handOver(
  settings: Settings,
  asked: readonly CouponReward[],
  work: Work,
): Promise<ReadonlyMap<number, Coupon>> {
  const given = new Map<number, Coupon>();
  for (const name of new Set(asked.map(({ pool }) => pool))) {
    const mine = asked.filter(({ pool }) => pool === name);
    const codes = await handOut(settings, mine, work);
    for (const [n, coupon] of codes.entries()) {
      const reward = mine[n] as CouponReward;
      work.put(rewards, { ...reward, state: 'given', couponId: coupon.id });
      given.set(reward.id, coupon);
    }
  }
  return given;
}

async function handOut(settings: Settings, all: readonly CouponReward[], work: Work) {
  const [first] = all;
  const { communityId = '', pool: name = '' } = first ?? {};
  const make = settings.pools[name] !== undefined;
  const ref = await work.get(poolRefs, { communityId, name, make });
  const pool = ref && (await work.get(pools, ref.id));
  return pool ? handOutOf(work, settings, pool, all.length) : [];
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
    const coupon = (await handOver(settings, [reward], work)).get(reward.id);
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
