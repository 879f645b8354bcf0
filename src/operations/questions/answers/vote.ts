import { integer } from '../../../bot/option.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Work } from '../../../bot/work.ts';
import { questionIn } from '../ask/state.ts';
import type { Asked } from '../asked.ts';
import { op } from '../op.ts';
import { reward, unreward } from '../rewards/reward.ts';
import { nameOf } from './acceptance.ts';
import { type AnswerName, answers, votes } from './store.ts';

const options = {
  question: integer({ min: 1, max: 999_999_999 }),
  answer: integer({ min: 1, max: 999_999 }),
};
const named = (it: { readonly question: number; readonly answer: number }): AnswerName => ({
  questionId: it.question,
  number: it.answer,
});

/** Once per member, and not for one's own: whoever taps again is offered to take it back. */
export const vote = op.press({
  name: 'q-vote',
  for: 'member',
  answers: 'privately',
  options,
  async run(asked, work) {
    const { say, member, settings } = asked;
    const it = named(asked.options);
    const found = await answerFor(asked, work, it);
    if (found === undefined) return { text: say.noAnswer({ raw: nameOf(it) }) };
    const { answer, question } = found;
    const name = nameOf(answer);
    if (answer.authorId === member.id) return { text: say.ownVote };
    const before = await work.get(votes, { ...it, memberId: member.id });
    if (before?.given)
      return {
        text: say.votedAlready({ name, votes: answer.votes }),
        buttons: [
          {
            does: 'press',
            label: say.unvoteButton,
            press: pressOf('q-unvote', it.questionId, it.number),
          },
        ],
      };
    const given = await reward(work, {
      ...{ key: `vote/${it.questionId}/${it.number}/${member.id}/${work.key}`, note: name },
      ...{ memberId: answer.authorId, by: undefined, points: settings.points.vote },
      ...{ daily: settings.points.daily, isOwn: answer.authorId === question.askerId },
    });
    const counted = { ...answer, votes: answer.votes + 1 };
    work.put(answers, counted);
    work.put(votes, { ...it, memberId: member.id, at: work.now, given: true, entry: given?.entry });
    return { text: say.voted({ name, votes: counted.votes }) };
  },
});

export const unvote = op.press({
  name: 'q-unvote',
  for: 'member',
  answers: 'privately',
  options,
  async run(asked, work) {
    const { say, member } = asked;
    const it = named(asked.options);
    const found = await answerFor(asked, work, it);
    const before = found && (await work.get(votes, { ...it, memberId: member.id }));
    if (found === undefined || !before?.given) return { text: say.noVote };
    const { entry } = before;
    const key = `vote/${it.questionId}/${it.number}/${member.id}/${work.key}/back`;
    if (entry !== undefined) await unreward(work, entry, key);
    const counted = { ...found.answer, votes: found.answer.votes - 1 };
    work.put(answers, counted);
    work.put(votes, { ...before, given: false });
    return { text: say.unvoted({ name: nameOf(it), votes: counted.votes }) };
  },
});

/** An answer that stands, of this community; its question is locked first. */
async function answerFor({ community }: Asked, work: Work, it: AnswerName) {
  const question = await questionIn(work, community.id, it.questionId);
  const answer = question && (await work.get(answers, it));
  return question && answer?.state === 'standing' ? { question, answer } : undefined;
}
