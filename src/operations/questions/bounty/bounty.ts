import { whenOf } from '../../../agenda/when.ts';
import { integer, named } from '../../../bot/option.ts';
import { arm, HELD, later, questionIn, saveQuestion } from '../ask/state.ts';
import { MOST, op } from '../op.ts';
import { suggestQuestions } from '../reading/suggest.ts';
import { readRef } from '../rule.ts';
import { allOf, hold } from './stakes.ts';

/** Anybody may put points on an open question; they wait for whoever solves it. */
export const bounty = op.command({
  name: 'bounty',
  called: ['悬赏'],
  texts: (say) => say.bounty,
  for: 'member',
  answers: 'privately',
  options: { question: named({ max: 20 }), points: integer({ min: 1, max: MOST }) },
  suggest: { question: suggestQuestions(['open']) },
  async run({ options, say, community, member, settings }, work) {
    const ref = readRef(options.question);
    const question = ref && (await questionIn(work, community.id, ref.question));
    if (question === undefined) return { text: say.noQuestion({ raw: options.question }) };
    const { id } = question;
    if (question.state !== 'open') return { text: say.isOver };
    if (question.price > 0) return { text: say.hasPrice };
    const own = (await allOf(work, question))
      .filter(({ memberId, state }) => memberId === member.id && state === 'held')
      .reduce((sum, { amount }) => sum + amount, 0);
    const { most, lasts } = settings.bounty;
    if (own + options.points > most) return { text: say.bountyTooHigh({ most }) };
    const stake = { memberId: member.id, amount: options.points, kind: 'bounty' } as const;
    const held = await hold(work, question, stake);
    if (held.is === 'insufficient')
      return { text: say.tooDear({ price: options.points, balance: held.balance }) };
    const total = question.bounty + options.points;
    // The first who puts some up sets how long they wait.
    const runs = question.bounty > 0 ? question.heldUntil : undefined;
    const heldUntil = runs ?? later(work.now, lasts);
    if (runs === undefined) arm(work, HELD, id, heldUntil);
    saveQuestion(work, { ...question, bounty: total, heldUntil });
    return { text: say.bountyPut({ id, total, until: whenOf(heldUntil, community.zone) }) };
  },
});
