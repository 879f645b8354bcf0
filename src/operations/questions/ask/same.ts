import { op } from '../op.ts';
import { CARD, questionIn, saveQuestion } from './state.ts';
import { followers } from './store.ts';

/** Whoever has the same question hears of its solution; once each. */
export const tapSame = op.press({
  name: 'q-same',
  card: CARD,
  for: 'member',
  answers: 'privately',
  options: {},
  async run({ community, member, say, record }, work) {
    const question = await questionIn(work, community.id, Number(record));
    if (question === undefined) return { text: say.noQuestion({ raw: `#${record}` }) };
    const { id, askerId } = question;
    if (askerId === member.id) return { text: say.sameIsYours };
    const key = { questionId: id, memberId: member.id };
    const before = await work.get(followers, key);
    if (before === undefined) {
      work.put(followers, { ...key, at: work.now });
      saveQuestion(work, { ...question, same: question.same + 1 });
    }
    return { text: say.sameNoted };
  },
});
