import { z } from 'zod';
import type { Work } from '../../bot/work.ts';
import { accept } from './answers/acceptance.ts';
import { expertAnswers } from './answers/experts/store.ts';
import { answers } from './answers/store.ts';
import { HELD, NUDGE, questionIn, SETTLE, saveQuestion } from './ask/state.ts';
import type { Question } from './ask/store.ts';
import { refund } from './bounty/stakes.ts';
import { type Ground, nudge, tell } from './experts/route.ts';
import { op } from './op.ts';

const payload = z.object({ question: z.int() });

export const nudging = op.timer({
  name: NUDGE,
  payload,
  async run(of, ground, work) {
    const question = await questionIn(work, ground.community.id, of.question);
    if (question?.state === 'open' && question.answers === 0) await nudge(work, ground, question);
  },
});

/** What is held goes back, unless an expert answered: then it is settled. */
export const givingBack = op.timer({
  name: HELD,
  payload,
  async run(of, ground, work) {
    const question = await questionIn(work, ground.community.id, of.question);
    if (question?.state !== 'open') return;
    if (question.price > 0 && question.answers > 0) return;
    await giveBack(work, ground, question);
  },
});

/** A question to experts that none of them answered is everybody's from here on. */
async function giveBack(work: Work, { community }: Ground, question: Question): Promise<void> {
  const { id } = question;
  const back = await refund(work, question);
  saveQuestion(work, { ...question, bounty: 0, price: 0 });
  for (const { memberId, amount, number, kind } of back)
    await tell(work, community, `question/back/${id}/${number}`, memberId, (say) => ({
      text: kind === 'price' ? say.priceBack({ id, amount }) : say.bountyBack({ id, amount }),
    }));
}

/** An asker who paid, was answered and stayed silent has accepted the first answer. */
export const settling = op.timer({
  name: SETTLE,
  payload,
  async run(of, ground, work) {
    const question = await questionIn(work, ground.community.id, of.question);
    if (question?.state !== 'open' || question.price === 0) return;
    const first = await work.get(expertAnswers, question.id);
    const answer = first && (await work.get(answers, first));
    if (answer !== undefined) await accept(work, ground, question, answer, { id: undefined });
    else await giveBack(work, ground, question);
  },
});
