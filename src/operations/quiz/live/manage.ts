import type { Asking } from '../../../bot/command.ts';
import { integer, named, optional, text } from '../../../bot/option.ts';
import type { Reading, Work } from '../../../bot/work.ts';
import { declined, type Reply } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import { type Body, placesOf, readPlaces } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { sheets } from './answers/store.ts';
import type { People } from './coupons.ts';
import { judgeAll, judgedOf, saveQuestion, stop, voided } from './flow.ts';
import { quizNumbersOf, quizRefs, type Running, running } from './reading/store.ts';
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
  async run({ community, spaces, say, options: { quiz: name = '' } }, work) {
    const known = await work.get(running, community.id);
    const id = meant(known?.quizzes ?? [], name, spaces[0]?.name ?? '')?.id;
    const found = id === undefined ? undefined : await work.get(quizzes, id);
    if (found === undefined || !(found.state === 'running' || found.state === 'planned'))
      return declined(say.nothingRuns);
    await stop(work, found);
    return { text: say.stopped({ id: found.id }) };
  },
});

type Known = Running['quizzes'][number];

/** As names of quizzes are read elsewhere: one of this space, one that runs, the latest; one planned as well. */
function meant(all: readonly Known[], name: string, space: string): Known | undefined {
  const isNamed = ({ id, bank }: Known) =>
    ['', `${id}`, bank.toLowerCase()].includes(name.toLowerCase().replace(/^[#＃](?=\d)/, ''));
  const weight = ({ spaces, state }: Known) =>
    (spaces.includes(space) ? 2 : 0) + (state === 'running' ? 1 : 0);
  return all.filter(isNamed).toSorted((a, b) => weight(b) - weight(a) || b.id - a.id)[0];
}

export const voiding = op.command({
  name: 'quiz void',
  texts: (say) => say.void,
  for: 'planner',
  answers: 'privately',
  options: { question, quiz },
  suggest,
  async run({ community, member, spaces, say, options }, work) {
    const found = await questionOf(work, { community, spaces }, options);
    if (found === undefined) return declined(say.unknownQuestion({ n: options.question }));
    const { quiz: of, question: one } = found;
    if (one.state === 'void') return declined(say.voidAlready({ n: one.n }));
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
  async run({ community, member, spaces, say, options }, work) {
    const found = await questionOf(work, { community, spaces }, options);
    if (found === undefined) return declined(say.unknownQuestion({ n: options.question }));
    const { quiz: of, question: one } = found;
    const body = corrected(one.body, options.answer, say);
    if (body === undefined) return declined(say.badAnswer({ places: placesOf(one.body) }));
    // It was taken out before it was asked, and its turn is still to come.
    if (one.state === 'void' && one.openedAt === undefined && one.n > of.current) {
      saveQuestion(work, { ...one, body, state: 'ahead' });
      return { text: say.corrected({ n: one.n }) };
    }
    if (one.state === 'told' || one.state === 'void')
      return recount({ community, by: member, say }, work, of, { ...one, body, state: 'told' });
    saveQuestion(work, { ...one, body });
    return { text: say.corrected({ n: one.n }) };
  },
});

/** The same question with another answer that is right; undefined when that is none of its options. */
function corrected(body: Body, raw: string, say: Texts): Body | undefined {
  if (body.kind === 'typed') {
    const answers = raw
      .split(/[/／|]/)
      .map((one) => one.trim())
      .filter(Boolean);
    return answers.length === 0 ? undefined : { ...body, answers };
  }
  const word = raw.trim().toLowerCase();
  const said = say.truth.findIndex((one) => one.toLowerCase() === word);
  const right = body.kind === 'truth' && said >= 0 ? [said] : readPlaces(raw, placesOf(body));
  if (right === undefined) return undefined;
  const single = body.kind !== 'multiple';
  return single && right.length !== 1 ? undefined : { ...body, right };
}

async function questionOf(
  work: Work,
  { community: { id: communityId }, spaces }: Pick<Asking, 'community' | 'spaces'>,
  { question: n, quiz: name = '' }: { question: number; quiz: string | undefined },
): Promise<{ readonly quiz: Quiz; readonly question: Question } | undefined> {
  const space = spaces[0]?.name ?? '';
  const ref = await work.get(quizRefs, { communityId, name, space });
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
  if (sheet === undefined) return declined(say.unknownQuestion({ n: one.n }));
  const after = judgeAll(work, of, one, sheet);
  if (of.state !== 'over') return { text: say.recounted({ n: one.n, changed: 0, kept: 0 }) };
  const { changed, kept } = await settle(work, people, of, judgedOf(after));
  return { text: say.recounted({ n: one.n, changed, kept: kept.length }) };
}
