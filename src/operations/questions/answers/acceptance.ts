import type { Work } from '../../../bot/work.ts';
import { saveQuestion } from '../ask/state.ts';
import type { Question } from '../ask/store.ts';
import { heldIn, payOut, refund, unpay } from '../bounty/stakes.ts';
import { stakesOf } from '../bounty/store.ts';
import { type Ground, tell } from '../experts/route.ts';
import { findable } from '../knowledge/findable.ts';
import { following, people } from '../people/store.ts';
import { areStillThere, reward, unreward } from '../rewards/reward.ts';
import { type Answer, answers } from './store.ts';

/** Who accepts; the house does for an asker who stayed silent. */
export type Accepter = { readonly id: number | undefined };

export type Accepted =
  | { readonly is: 'accepted'; readonly question: Question; readonly points: number }
  /** what the author of the answer before got is spent already */
  | { readonly is: 'spent'; readonly number: number };

/** Accepts an answer whose acceptance was judged; another that was accepted gives its points back first. */
export async function accept(
  work: Work,
  ground: Ground,
  before: Question,
  answer: Answer,
  by: Accepter,
): Promise<Accepted> {
  const open = before.accepted === undefined ? before : await takeBack(work, before);
  if (open !== undefined) await tellFormer(work, ground, before, by);
  if (open === undefined) return { is: 'spent', number: before.accepted ?? 0 };
  const { settings } = ground;
  const isAsker = by.id === open.askerId;
  const question: Question = {
    ...{ ...open, state: 'accepted', accepted: answer.number, turn: open.turn + 1 },
    ...{ acceptedBy: by.id, acceptedAt: work.now },
    ...{ touchedAt: isAsker ? work.now : open.touchedAt },
  };
  const paid = await payOut(work, question, answer, settings.experts.share);
  const given = await reward(work, {
    ...{ key: `answer/${question.id}/${question.turn}`, note: nameOf(answer) },
    ...{ memberId: answer.authorId, points: settings.points.accepted },
    ...{ daily: settings.points.daily, isOwn: answer.authorId === question.askerId },
    // A statement names who caused an entry: nobody does where the asker has no name.
    by: question.anonymous && isAsker ? undefined : by.id,
  });
  const after = { ...question, bounty: 0, reward: given?.entry };
  saveQuestion(work, after);
  findable(work, after, answer);
  const points = paid + (given?.amount ?? 0);
  await tellOf(work, ground, { question: after, answer, by, points });
  return { is: 'accepted', question: after, points };
}

/**
 * The question as it was before its answer was accepted, with all points where they were. Undefined, and
 * nothing done: what the author got is spent.
 */
export async function takeBack(work: Work, question: Question): Promise<Question | undefined> {
  const paid = (await work.get(stakesOf, question.id))?.all ?? [];
  const out = paid.flatMap(({ state, out: entry }) =>
    state === 'paid' && entry !== undefined ? [entry] : [],
  );
  const all = question.reward === undefined ? out : [...out, question.reward];
  if (!(await areStillThere(work, all))) return undefined;
  await unpay(work, question);
  if (question.reward !== undefined)
    await unreward(work, question.reward, `answer/${question.id}/${question.turn}/back`);
  const stakes = (await work.get(stakesOf, question.id))?.all ?? [];
  const bounty = heldIn(stakes.filter(({ kind }) => kind === 'bounty'));
  return {
    ...{ ...question, bounty, state: 'open', reward: undefined },
    ...{ accepted: undefined, acceptedBy: undefined, acceptedAt: undefined },
  };
}

/**
 * The question is open again. What it held until a time that is over by now is given back, and a price at
 * once: whoever took the acceptance away has judged that it was not earned.
 */
export async function reopen(work: Work, question: Question): Promise<Question> {
  const { heldUntil } = question;
  const isOver = question.price > 0 || (heldUntil !== undefined && heldUntil <= work.now);
  if (isOver) await refund(work, question);
  const after = isOver ? { ...question, bounty: 0, price: 0 } : question;
  saveQuestion(work, after);
  findable(work, after);
  return after;
}

export const nameOf = ({ questionId, number }: Pick<Answer, 'questionId' | 'number'>) =>
  `#${questionId}.${number}`;

type Told = {
  readonly question: Question;
  readonly answer: Answer;
  readonly by: Accepter;
  readonly points: number;
};

/** The author hears of it, the asker when somebody else decided, and those who have the same question. */
async function tellOf(work: Work, ground: Ground, it: Told): Promise<void> {
  const { question, answer, by, points } = it;
  const { community } = ground;
  const name = nameOf(answer);
  const key = `question/accepted/${question.id}/${question.turn}`;
  const { authorId } = answer;
  if (authorId !== by.id)
    await tell(work, community, `${key}/${authorId}`, authorId, (say) => ({
      text: say.yoursAccepted({ name, points }),
    }));
  const all = await work.get(following, question.id);
  const others = new Set([question.askerId, ...(all?.memberIds ?? [])]);
  const isNameless = question.anonymous && authorId === question.askerId;
  const author = isNameless ? undefined : (await work.get(people, authorId))?.name;
  for (const memberId of others) {
    if (memberId === by.id || memberId === authorId) continue;
    const isAsker = memberId === question.askerId;
    await tell(work, community, `${key}/${memberId}`, memberId, (say) => ({
      text: `${isAsker ? say.acceptedForYou({ name }) : say.acceptedToo({ name })}\n\n${answer.text}\n${say.askedBy({ name: author ?? say.theAsker })}`,
    }));
  }
}

/** Whose answer was accepted hears that it is not any more. */
export async function tellFormer(
  work: Work,
  { community }: Ground,
  { id, accepted, turn, reward: rewarded }: Question,
  by: Accepter,
): Promise<void> {
  if (accepted === undefined) return;
  const former = await work.get(answers, { questionId: id, number: accepted });
  if (former === undefined || former.authorId === by.id) return;
  const key = `question/unaccepted/${id}/${turn}/${former.authorId}`;
  await tell(work, community, key, former.authorId, (say) => ({
    text: say.yoursUnaccepted({ name: nameOf(former), points: rewarded !== undefined }),
  }));
}
