import { integer } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import type { Asked } from '../asked.ts';
import { op } from '../op.ts';
import { CARD, questionIn, saveQuestion } from './state.ts';
import { followers } from './store.ts';

export const tapSame = op.press({
  name: 'q-same',
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: {},
  run: (asked, work) => follow(asked, work, Number(asked.record)),
});

/** The same where a question is shown to who was about to ask it. */
export const tapSameThere = op.press({
  name: 'q-same-as',
  for: 'member',
  answers: 'privately',
  options: { question: integer({ min: 1, max: 999_999_999 }) },
  run: (asked, work) => follow(asked, work, asked.options.question),
});

/** Whoever has the same question hears of its solution; once each. */
async function follow({ community, member, say }: Asked, work: Work, id: number): Promise<Reply> {
  const question = await questionIn(work, community.id, id);
  if (question === undefined || question.state === 'withdrawn')
    return { text: say.noQuestion({ raw: `#${id}` }) };
  if (question.askerId === member.id) return { text: say.sameIsYours };
  if (question.state === 'closed') return { text: say.isOver };
  if (question.state === 'accepted') return { text: say.sameSolved({ id }) };
  const key = { questionId: id, memberId: member.id };
  const before = await work.get(followers, key);
  if (before === undefined) {
    work.put(followers, { ...key, at: work.now });
    saveQuestion(work, { ...question, same: question.same + 1 });
  }
  return { text: say.sameNoted };
}
