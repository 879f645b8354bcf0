import type { Asking } from '../../../bot/command.ts';
import { integer, named, optional, text } from '../../../bot/option.ts';
import type { Reading, Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import { type Body, placesOf, readPlaces } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { sheets } from './answers/store.ts';
import type { People } from './coupons.ts';
import { judgeAll, judgedOf, saveQuestion, stop, voided } from './flow.ts';
import { quizNumbersOf, quizRefs, running } from './reading/store.ts';
import { settle } from './settle.ts';
import { type Question, type Quiz, questions, quizzes } from './store.ts';

const question = integer({ min: 1, max: 100 });
const quiz = optional(named({ max: 40 }));
const suggest = {
  quiz: ({ community }: Asking, { sql }: Reading) => quizNumbersOf(sql, community.id),
};

export const halt = op.command({
  name: 'quiz stop',
  texts: (say) => say.stop,
  for: 'planner',
  answers: 'privately',
  options: { quiz },
  suggest,
  async run({ community, say, options: { quiz: name = '' } }, work) {
    const known = await work.get(running, community.id);
    const id = known?.quizzes.findLast((one) => name === '' || name === `#${one.id}`)?.id;
    const found = id === undefined ? undefined : await work.get(quizzes, id);
    if (found === undefined || !(found.state === 'running' || found.state === 'planned'))
      return { text: say.nothingRuns };
    await stop(work, found);
    return { text: say.stopped({ id: found.id }) };
  },
});

export const voiding = op.command({
  name: 'quiz void',
  texts: (say) => say.void,
  for: 'planner',
  answers: 'privately',
  options: { question, quiz },
  suggest,
  async run({ community, member, say, options }, work) {
    const found = await questionOf(work, community.id, options);
    if (found === undefined) return { text: say.unknownQuestion({ n: options.question }) };
    const { quiz: of, question: one } = found;
    if (one.state === 'void') return { text: say.voidAlready({ n: one.n }) };
    if (one.state === 'told')
      return recount({ community, by: member, say }, work, of, { ...one, state: 'void' });
    voided(work, one);
    return { text: say.voided({ n: one.n }) };
  },
});

export const rescore = op.command({
  name: 'quiz rescore',
  texts: (say) => say.rescore,
  for: 'planner',
  answers: 'privately',
  options: { question, answer: text({ max: 200 }), quiz },
  suggest,
  async run({ community, member, say, options }, work) {
    const found = await questionOf(work, community.id, options);
    if (found === undefined) return { text: say.unknownQuestion({ n: options.question }) };
    const { quiz: of, question: one } = found;
    const body = corrected(one.body, options.answer, say);
    if (body === undefined) return { text: say.badAnswer({ places: placesOf(one.body) }) };
    if (one.state === 'told' || one.state === 'void')
      return recount({ community, by: member, say }, work, of, { ...one, body, state: 'told' });
    saveQuestion(work, { ...one, body });
    return { text: say.corrected({ n: one.n }) };
  },
});

/** The same question with another answer that is right; undefined when that is none of its options. */
function corrected(body: Body, raw: string, say: Texts): Body | undefined {
  if (body.kind === 'typed')
    return {
      ...body,
      answers: raw
        .split(/[/／|]/)
        .map((one) => one.trim())
        .filter(Boolean),
    };
  const word = raw.trim().toLowerCase();
  const said = say.truth.findIndex((one) => one.toLowerCase() === word);
  const right = body.kind === 'truth' && said >= 0 ? [said] : readPlaces(raw, placesOf(body));
  if (right === undefined) return undefined;
  const single = body.kind !== 'multiple';
  return single && right.length !== 1 ? undefined : { ...body, right };
}

async function questionOf(
  work: Work,
  communityId: string,
  { question: n, quiz: name = '' }: { question: number; quiz: string | undefined },
): Promise<{ readonly quiz: Quiz; readonly question: Question } | undefined> {
  const ref = await work.get(quizRefs, { communityId, name });
  if (ref === undefined) return undefined;
  const [found, one] = await Promise.all([
    work.get(quizzes, ref.id),
    work.get(questions, { quizId: ref.id, n }),
  ]);
  return found && one && { quiz: found, question: one };
}

/** Judges a question anew. Of a quiz that is over the ranks are counted again, and rewards corrected. */
async function recount(
  { say, ...people }: Required<People> & { readonly say: Texts },
  work: Work,
  of: Quiz,
  one: Question,
): Promise<Reply> {
  const sheet = await work.get(sheets, of.id);
  if (sheet === undefined) return { text: say.unknownQuestion({ n: one.n }) };
  const after = judgeAll(work, of, one, sheet);
  if (of.state !== 'over') return { text: say.recounted({ n: one.n, changed: 0, kept: 0 }) };
  const { changed, kept } = await settle(work, people, of, judgedOf(after));
  return { text: say.recounted({ n: one.n, changed, kept: kept.length }) };
}
