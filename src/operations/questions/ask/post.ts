import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { isVisible } from '../../../chat/text.ts';
import type { Asked } from '../asked.ts';
import { hold } from '../bounty/stakes.ts';
import type { Wanted } from '../drafts/store.ts';
import { expertsOn, route } from '../experts/route.ts';
import { findable } from '../knowledge/findable.ts';
import { topicIn } from '../op.ts';
import { arm, CARD, HELD, later, NUDGE } from './state.ts';
import { openCounts, type Question, questionNumbers, questions } from './store.ts';

/** Why it can't be asked as it is; undefined when it can. */
export async function wrongWith(
  { say, settings, member, community, locale }: Asked,
  work: Work,
  { text, topic, bounty, price, spaces }: Wanted,
): Promise<string | undefined> {
  if (!isVisible(text)) return say.nothingToRead;
  const open = await work.get(openCounts, member.id);
  if ((open?.open ?? 0) >= settings.open) return say.tooManyOpen({ most: settings.open });
  if (spaces.length === 0) return say.noSpace;
  if (bounty > settings.bounty.most) return say.bountyTooHigh({ most: settings.bounty.most });
  if (topic === undefined) return undefined;
  const experts = await expertsOn(work, { community, settings }, topic);
  if (!(topic in settings.topics) && experts.size === 0)
    return say.noTopic({
      raw: topic,
      topics: Object.keys(settings.topics).map((one) => topicIn(settings, one, locale)),
    });
  const others = [...experts].filter((id) => id !== member.id);
  return price > 0 && others.length === 0
    ? say.noExperts({ topic: topicIn(settings, topic, locale) })
    : undefined;
}

/** The number of the question, unless it could not be paid for. */
type Posted = { readonly question: number | undefined; readonly reply: Reply };
const NONE = { question: undefined };

/** Puts a question up: its card, what it holds, who is told, and when it is brought up again. */
export async function post(asked: Asked, work: Work, wanted: Wanted): Promise<Posted> {
  const { community, member, say, settings } = asked;
  const { bounty, price, spaces } = wanted;
  const id = await work.next(questionNumbers);
  const staked = await stake(work, id, member.id, wanted);
  if (staked.is === 'insufficient')
    return { ...NONE, reply: { text: say.tooDear({ price: bounty + price, ...staked }) } };
  const lasts = price > 0 ? settings.experts.within : settings.bounty.lasts;
  const heldUntil = bounty + price > 0 ? later(work.now, lasts) : undefined;
  const question: Question = {
    ...wanted,
    ...{ id, communityId: community.id, askerId: member.id, state: 'open' },
    ...{ numbered: 0, answers: 0, same: 0, turn: 0, heldUntil, reward: undefined },
    ...{ accepted: undefined, acceptedBy: undefined, acceptedAt: undefined },
    ...{ askedAt: work.now, touchedAt: work.now, editedAt: undefined, endedAt: undefined },
  };
  work.put(questions, question);
  findable(work, question);
  const open = await work.get(openCounts, member.id);
  work.put(openCounts, { memberId: member.id, open: (open?.open ?? 0) + 1 });
  await work.cards.post({ key: `question/${id}`, kind: CARD, record: String(id), spaces });
  arm(work, NUDGE, id, later(work.now, settings.nudge));
  if (heldUntil !== undefined) arm(work, HELD, id, heldUntil);
  const told = await route(work, asked, question);
  const { anonymous } = wanted;
  const text = say.posted({ id, spaces, told, bounty, price, anonymous });
  return { question: id, reply: { text } };
}

async function stake(
  work: Work,
  id: number,
  memberId: number,
  { bounty, price }: Pick<Wanted, 'bounty' | 'price'>,
) {
  if (price > 0) return hold(work, { id }, { memberId, amount: price, kind: 'price' });
  if (bounty > 0) return hold(work, { id }, { memberId, amount: bounty, kind: 'bounty' });
  return { is: 'held' as const };
}
