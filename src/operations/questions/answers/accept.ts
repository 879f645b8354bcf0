import { whenOf } from '../../../agenda/when.ts';
import { integer, named } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { disarm, NUDGE, questionIn, SETTLE } from '../ask/state.ts';
import type { Question } from '../ask/store.ts';
import { type Asked, helps } from '../asked.ts';
import { stakesOf } from '../bounty/store.ts';
import { op } from '../op.ts';
import { people } from '../people/store.ts';
import { suggestQuestions } from '../reading/suggest.ts';
import { judgeAcceptance, readRef, type Verdict } from '../rule.ts';
import { accept, nameOf, reopen, takeBack, tellFormer } from './acceptance.ts';
import { type Answer, answers } from './store.ts';

const REF = 20;

export const acceptance = op.command({
  name: 'accept',
  called: ['采纳'],
  texts: (say) => say.accept,
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: { answer: named({ max: REF }) },
  run: (asked, work) => {
    const ref = readRef(asked.options.answer);
    if (ref?.answer === undefined)
      return Promise.resolve({ text: asked.say.noAnswer({ raw: asked.options.answer }) });
    return acceptFrom(asked, work, ref.question, ref.answer);
  },
});

const options = {
  question: integer({ min: 1, max: 999_999_999 }),
  answer: integer({ min: 1, max: 999_999 }),
};

export const tapToAccept = op.press({
  name: 'q-accept',
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options,
  run: (asked, work) => acceptFrom(asked, work, asked.options.question, asked.options.answer),
});

async function acceptFrom(
  asked: Asked,
  work: Work,
  questionId: number,
  number: number,
): Promise<Reply> {
  const { community, say, settings, member } = asked;
  const question = await questionIn(work, community.id, questionId);
  const answer = question && (await work.get(answers, { questionId, number }));
  if (question === undefined || answer === undefined)
    return { text: say.noAnswer({ raw: `#${questionId}.${number}` }) };
  const asker = await work.get(people, question.askerId);
  const verdict = judgeAcceptance({
    ...{ question, answer, now: work.now, silence: settings.silence },
    by: { id: member.id, helps: helps(asked) },
    askerLeft: asker?.hasLeft ?? true,
  });
  const name = nameOf(answer);
  if (verdict.is !== 'may') return { text: refusal(asked, verdict, { name, id: question.id }) };
  if (question.accepted !== undefined && (await needsHelper(asked, work, question)))
    return { text: say.paidStays };
  const done = await accept(work, asked, question, answer, member);
  if (done.is === 'spent') return { text: say.spent({ name: `#${question.id}.${done.number}` }) };
  disarm(work, NUDGE, question.id);
  disarm(work, SETTLE, question.id);
  const author = (await work.get(people, answer.authorId))?.name ?? '?';
  const isOwn = answer.authorId === question.askerId;
  return { text: say.accepted({ name, author, points: done.points, isOwn }) };
}

function refusal(
  { say, community }: Asked,
  verdict: Exclude<Verdict, { is: 'may' }>,
  { name, id }: { readonly name: string; readonly id: number },
): string {
  switch (verdict.is) {
    case 'already':
      return say.acceptedAlready({ name });
    case 'over':
      return say.isOver;
    case 'gone':
      return say.answerGone({ name, id });
    case 'not-yours':
      return say.notYoursToAccept;
    case 'own':
      return say.ownAnswer;
    case 'decided':
      return say.askerDecided;
    case 'wait':
      return say.askerFirst({ until: whenOf(verdict.until, community.zone) });
  }
}

/** Who paid an expert does not get the price back by a change of mind: a helper judges that. */
async function needsHelper(asked: Asked, work: Work, question: Question): Promise<boolean> {
  if (helps(asked) && asked.member.id !== question.askerId) return false;
  const all = (await work.get(stakesOf, question.id))?.all ?? [];
  return all.some(({ kind, state }) => kind === 'price' && state === 'paid');
}

export const unacceptance = op.command({
  name: 'unaccept',
  texts: (say) => say.unaccept,
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: { question: named({ max: REF }) },
  suggest: { question: suggestQuestions(['accepted']) },
  async run(asked, work) {
    const { community, say, member } = asked;
    const ref = readRef(asked.options.question);
    const question = ref && (await questionIn(work, community.id, ref.question));
    if (question === undefined) return { text: say.noQuestion({ raw: asked.options.question }) };
    if (question.askerId !== member.id && !helps(asked)) return { text: say.notYours };
    if (question.accepted === undefined) return { text: say.nothingAccepted };
    if (await needsHelper(asked, work, question)) return { text: say.paidStays };
    return undoFor(asked, work, question, question.accepted);
  },
});

async function undoFor(
  asked: Asked,
  work: Work,
  question: Question,
  number: number,
): Promise<Reply> {
  const { say, member } = asked;
  const name = `#${question.id}.${number}`;
  const open = await takeBack(work, question);
  if (open === undefined) return { text: say.spent({ name }) };
  await tellFormer(work, asked, question, member);
  const isAsker = question.askerId === member.id;
  await reopen(work, isAsker ? { ...open, touchedAt: work.now } : open);
  return { text: say.unaccepted({ name }) };
}

/** An accepted answer goes: its question is open again first. Undefined: what it brought is spent. */
export async function withoutAcceptance(
  work: Work,
  question: Question,
  { number }: Pick<Answer, 'number'>,
): Promise<Question | undefined> {
  if (question.accepted !== number) return question;
  const open = await takeBack(work, question);
  return open && reopen(work, open);
}
