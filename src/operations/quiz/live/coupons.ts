import type { Community } from '../../../bot/community.ts';
import { sendReward, takeBackReward } from '../../../bot/reward.ts';
import type { Work } from '../../../bot/work.ts';
import { localeOf } from '../../../chat/locale.ts';
import { memberNames } from '../../../members/find.ts';
import type { Member } from '../../../members/member.ts';
import { textsIn } from '../op.ts';
import type { Quiz } from './store.ts';

/** A coupon that a quiz brought: its pool, and the key by which it can be taken back. */
export type Won = { readonly of: string; readonly key: string };

/** For whom a quiz is counted, and who has it counted again. */
export type People = {
  readonly community: Community;
  readonly by?: Pick<Member, 'id' | 'name'>;
};

type Changed = {
  readonly memberId: number;
  /** the pools that are due now */
  readonly due: readonly string[];
  readonly before: readonly Won[];
};

/**
 * Gives the coupons that are due and takes back those that are no more. One that stays due stays the
 * same code; one that was redeemed stays theirs. Members are told in private.
 */
export async function changeCoupons(
  work: Work,
  people: People,
  quiz: Quiz,
  { memberId, due, before }: Changed,
): Promise<{ readonly coupons: readonly Won[]; readonly used: number }> {
  const left = [...due];
  const stay: Won[] = [];
  const back: Won[] = [];
  for (const one of before) {
    const at = left.indexOf(one.of);
    if (at >= 0) left.splice(at, 1);
    (at >= 0 ? stay : back).push(one);
  }
  const used: Won[] = [];
  for (const one of back)
    if (!(await takenBack(work, people, quiz, { memberId, key: one.key }))) used.push(one);
  const title = { en: textsIn('en').prizeOf(quiz), zh: textsIn('zh').prizeOf(quiz) };
  const given: Won[] = [];
  for (const [n, of] of left.entries()) {
    const key = `quiz/${quiz.id}/${quiz.revision}/${memberId}/${n}`;
    await sendReward(people.community, work, { kind: 'coupon', of, memberId, key, title });
    given.push({ of, key });
  }
  return { coupons: [...stay, ...used, ...given], used: used.length };
}

/** False when it was redeemed before. */
async function takenBack(
  work: Work,
  { community, by = { id: 0, name: '' } }: People,
  quiz: Quiz,
  { memberId, key }: { readonly memberId: number; readonly key: string },
): Promise<boolean> {
  const taken = await takeBackReward(community, work, { kind: 'coupon', key, by });
  if (taken !== 'taken back') return taken !== 'used';
  const known = await work.get(memberNames, memberId);
  const say = textsIn(localeOf(known?.language) ?? community.language);
  work.outbox.say({ key: `${key}/back`, to: { memberId }, reply: { text: say.couponBack(quiz) } });
  return true;
}
