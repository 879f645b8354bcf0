import type { Community } from '../../../bot/community.ts';
import { sendRewards, takeBackReward } from '../../../bot/reward.ts';
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

/** A member, and what is due to them. */
type DueTo = {
  readonly memberId: number;
  /** the pools that are due now */
  readonly due: readonly string[];
  readonly before: readonly Won[];
};

/** What each member has of a quiz in the end, and how many should have come back but were redeemed. */
export type Wins = ReadonlyMap<number, { readonly coupons: readonly Won[]; readonly used: number }>;

/**
 * Gives the coupons that are due and takes back those that are no more. One that stays due stays the
 * same code; one that was redeemed stays theirs. Members are told in private. All at once: one member
 * after the other, each would cost queries of their own.
 */
export async function changeCoupons(
  work: Work,
  people: People,
  quiz: Quiz,
  all: readonly DueTo[],
): Promise<Wins> {
  const changes = all.map((one) => changeOf(quiz, one));
  const kept = await Promise.all(
    changes.map(async ({ memberId, back }) => {
      const used = back.map(
        async (one) => !(await takenBack(work, people, quiz, { memberId, key: one.key })),
      );
      const isUsed = await Promise.all(used);
      return back.filter((_, n) => isUsed[n]);
    }),
  );
  const title = { en: textsIn('en').prizeOf(quiz), zh: textsIn('zh').prizeOf(quiz) };
  const given = changes.flatMap(({ memberId, give }) =>
    give.map((one) => ({ ...one, memberId, title })),
  );
  await sendRewards(people.community, work, 'coupon', given);
  return new Map(
    changes.map(({ memberId, stay, give }, n) => {
      const used = kept[n] ?? [];
      return [memberId, { coupons: [...stay, ...used, ...give], used: used.length }];
    }),
  );
}

function changeOf({ id, revision }: Quiz, { memberId, due, before }: DueTo) {
  const left = [...due];
  const stay: Won[] = [];
  const back: Won[] = [];
  for (const one of before) {
    const at = left.indexOf(one.of);
    if (at >= 0) left.splice(at, 1);
    (at >= 0 ? stay : back).push(one);
  }
  const give = left.map((of, n): Won => ({ of, key: `quiz/${id}/${revision}/${memberId}/${n}` }));
  return { memberId, stay, back, give };
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
