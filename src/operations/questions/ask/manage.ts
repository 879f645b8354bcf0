import { named, text } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { declined } from '../../../chat/reply.ts';
import { isVisible } from '../../../chat/text.ts';
import { changeAnswer, removeAnswer } from '../answers/change.ts';
import { answers } from '../answers/store.ts';
import { type Asked, helps } from '../asked.ts';
import { refund } from '../bounty/stakes.ts';
import { tell } from '../experts/route.ts';
import { findable } from '../knowledge/findable.ts';
import { op } from '../op.ts';
import { suggestQuestions } from '../reading/suggest.ts';
import { readRef } from '../rule.ts';
import { QUESTION_TEXT } from './ask.ts';
import { CARD, disarm, HELD, NUDGE, questionIn, SETTLE, saveQuestion } from './state.ts';
import { type Question, wordings } from './store.ts';

const REF = 20;

/** A question by its number, an answer as `12.3`. */
export const edit = op.command({
  name: 'question edit',
  texts: (say) => say.edit,
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: { what: named({ max: REF }), text: text({ max: QUESTION_TEXT, long: true }) },
  async run(asked, work) {
    const { options, say, community, member } = asked;
    const ref = readRef(options.what);
    if (ref?.answer !== undefined) {
      const name = { questionId: ref.question, number: ref.answer };
      return { text: await changeAnswer(asked, work, name, options.text) };
    }
    const question = ref && (await questionIn(work, community.id, ref.question));
    if (question === undefined) return declined(say.noQuestion({ raw: options.what }));
    const isAsker = question.askerId === member.id;
    if (!isAsker && !helps(asked)) return { text: say.notYours };
    if (question.state === 'withdrawn') return declined(say.isOver);
    if (!isVisible(options.text)) return { text: say.nothingToRead };
    await reword(work, question, { text: options.text, byId: member.id, isAsker });
    return { text: say.changed({ name: `#${question.id}` }) };
  },
});

async function reword(
  work: Work,
  question: Question,
  it: { readonly text: string; readonly byId: number; readonly isAsker: boolean },
): Promise<void> {
  const { id, accepted } = question;
  if (it.text === question.text) return;
  const former = { kind: 'question', record: id, number: 0, text: question.text } as const;
  work.add(wordings, { ...former, byId: it.byId, at: work.now });
  const touchedAt = it.isAsker ? work.now : question.touchedAt;
  const after = { ...question, text: it.text, editedAt: work.now, touchedAt };
  saveQuestion(work, after);
  const answer = accepted && (await work.get(answers, { questionId: id, number: accepted }));
  findable(work, after, answer || undefined);
}

export const withdraw = op.command({
  name: 'question withdraw',
  texts: (say) => say.withdraw,
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: { what: named({ max: REF }) },
  async run(asked, work) {
    const { options, say, community, member } = asked;
    const ref = readRef(options.what);
    if (ref?.answer !== undefined) {
      const name = { questionId: ref.question, number: ref.answer };
      return { text: await removeAnswer(asked, work, name) };
    }
    const question = ref && (await questionIn(work, community.id, ref.question));
    if (question === undefined) return declined(say.noQuestion({ raw: options.what }));
    if (question.askerId !== member.id) return { text: say.notYoursToWithdraw };
    if (question.state === 'accepted') return declined(say.solvedAlready);
    if (question.state !== 'open') return declined(say.isOver);
    // Who answered did it for what was promised.
    if (question.answers > 0 && question.bounty + question.price > 0)
      return { text: say.answeredForIt };
    await endAs(asked, work, question, 'withdrawn');
    return { text: say.withdrawn({ id: question.id }) };
  },
});

export const close = op.command({
  name: 'question close',
  texts: (say) => say.close,
  for: 'helper',
  answers: 'privately',
  options: { question: named({ max: REF }) },
  suggest: { question: suggestQuestions(['open']) },
  async run(asked, work) {
    const { options, say, community } = asked;
    const ref = readRef(options.question);
    const question = ref && (await questionIn(work, community.id, ref.question));
    if (question === undefined) return declined(say.noQuestion({ raw: options.question }));
    const { id } = question;
    if (question.state === 'accepted') return declined(say.solvedAlready);
    if (question.state !== 'open') return declined(say.isOver);
    await endAs(asked, work, question, 'closed');
    await tell(work, community, `question/closed/${id}`, question.askerId, (words) => ({
      text: words.yoursClosed({ id }),
    }));
    return { text: say.closed({ id }) };
  },
});

/** Nothing more happens to it; whatever it holds is given back. */
async function endAs(
  { community }: Asked,
  work: Work,
  question: Question,
  state: 'withdrawn' | 'closed',
): Promise<void> {
  const { id } = question;
  const back = await refund(work, question);
  for (const { memberId, amount, number } of back) {
    if (memberId === question.askerId) continue;
    await tell(work, community, `question/back/${id}/${number}`, memberId, (say) => ({
      text: say.bountyBack({ id, amount }),
    }));
  }
  const after = { ...question, state, bounty: 0, price: 0, endedAt: work.now };
  saveQuestion(work, after);
  findable(work, after);
  for (const name of [NUDGE, HELD, SETTLE] as const) disarm(work, name, id);
}

/** The card anew, where it was deleted or has scrolled away. */
export const repost = op.command({
  name: 'question card',
  texts: (say) => say.repost,
  for: 'helper',
  answers: 'privately',
  options: { question: named({ max: REF }) },
  suggest: { question: suggestQuestions(['open', 'accepted']) },
  async run({ options, say, community, spaces }, work) {
    const ref = readRef(options.question);
    const question = ref && (await questionIn(work, community.id, ref.question));
    if (question === undefined) return declined(say.noQuestion({ raw: options.question }));
    const here = spaces.length === 0 ? question.spaces : spaces.map(({ name }) => name);
    const key = `question/${question.id}/${work.key}`;
    await work.cards.post({ key, kind: CARD, record: String(question.id), spaces: here });
    return { text: say.onItsWay };
  },
});
