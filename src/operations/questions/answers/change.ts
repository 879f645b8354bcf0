import type { Work } from '../../../bot/work.ts';
import { isVisible } from '../../../chat/text.ts';
import { arm, later, NUDGE, questionIn, saveQuestion } from '../ask/state.ts';
import { type Question, wordings } from '../ask/store.ts';
import { type Asked, helps } from '../asked.ts';
import { findable } from '../knowledge/findable.ts';
import type { AnswerState } from '../rule.ts';
import { withoutAcceptance } from './accept.ts';
import { nameOf } from './acceptance.ts';
import { type AnswerName, answers } from './store.ts';

/** New words for an answer, by its author or a helper. The words before are kept. Returns what to say. */
export async function changeAnswer(
  asked: Asked,
  work: Work,
  { questionId, number }: AnswerName,
  words: string,
): Promise<string> {
  const { say, member, community } = asked;
  const name = nameOf({ questionId, number });
  const question = await questionIn(work, community.id, questionId);
  const answer = question && (await work.get(answers, { questionId, number }));
  if (question === undefined || answer?.state !== 'standing') return say.noAnswer({ raw: name });
  if (answer.authorId !== member.id && !helps(asked)) return say.notYours;
  const text = words.trim();
  if (!isVisible(text)) return say.nothingToRead;
  if (text === answer.text) return say.changed({ name });
  const former = { kind: 'answer', record: questionId, number, text: answer.text } as const;
  work.add(wordings, { ...former, byId: member.id, at: work.now });
  const after = { ...answer, text, editedAt: work.now };
  work.put(answers, after);
  if (question.accepted === number) findable(work, question, after);
  saveQuestion(work, question);
  return say.changed({ name });
}

/** An answer goes; one that was accepted gives back first what it brought. Returns what to say. */
export async function removeAnswer(asked: Asked, work: Work, it: AnswerName): Promise<string> {
  const { say, member, community, settings } = asked;
  const name = nameOf(it);
  const question = await questionIn(work, community.id, it.questionId);
  const answer = question && (await work.get(answers, it));
  if (question === undefined || answer?.state !== 'standing') return say.noAnswer({ raw: name });
  const isOwn = answer.authorId === member.id;
  const why = refusal(asked, isOwn, question);
  if (why !== undefined) return why;
  const open = await withoutAcceptance(work, question, answer);
  if (open === undefined) return say.spent({ name });
  const state: AnswerState = isOwn ? 'withdrawn' : 'removed';
  work.put(answers, { ...answer, state });
  const left = open.answers - 1;
  saveQuestion(work, { ...open, answers: left });
  if (left === 0 && open.state === 'open')
    arm(work, NUDGE, open.id, later(work.now, settings.nudge));
  return say.removed({ name });
}

/** Its author may take it away unless it was given for a price; a helper may always. */
function refusal(asked: Asked, isOwn: boolean, { price }: Question): string | undefined {
  if (helps(asked) || (isOwn && price === 0)) return undefined;
  return isOwn ? asked.say.paidStays : asked.say.notYours;
}
