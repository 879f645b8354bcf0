import type { Work } from '../../../bot/work.ts';
import { localeOf } from '../../../chat/locale.ts';
import { pastEntries } from '../../../ledger/entry.ts';
import { memberNames } from '../../../members/find.ts';
import { textsIn } from '../op.ts';
import { type Due, rewardFor } from '../prize.ts';
import { type Judged, ranked, type Score } from '../rule.ts';
import { type Scored, scoreLists, scores } from './answers/store.ts';
import { changeCoupons, type People, type Wins } from './coupons.ts';
import { type Quiz, quizzes } from './store.ts';

/** What counting a quiz, or counting it again, did. */
export type Settled = {
  readonly quiz: Quiz;
  /** members whose reward changed */
  readonly changed: number;
  /** who should have given points or a coupon back, and had spent them already: they keep them */
  readonly kept: readonly number[];
};

/**
 * Ranks everybody who answered and pays the rewards. Counted again, only differences move: what was
 * paid is reversed, what is due now is granted. Keys carry the count, so nothing is paid twice.
 */
export async function settle(
  work: Work,
  people: People,
  quiz: Quiz,
  judged: readonly Judged[],
): Promise<Settled> {
  const all = ranked(judged);
  const list = await work.get(scoreLists, quiz.id);
  const before = new Map((list?.scores ?? []).map((one) => [one.memberId, one]));
  // All at once: else each account would be a query.
  await Promise.all([
    ...all.map(({ memberId }) => work.ledger.account(memberId)),
    ...[...before.values()].map(({ entry }) => entry && work.get(pastEntries, entry)),
  ]);
  const counted: Quiz = { ...quiz, players: all.length, revision: quiz.revision + 1 };
  const due = all.map((score) => rewardFor(score, all.length, quiz.terms));
  const wins = await won(work, people, counted, { all, due, before });
  const after: Scored[] = [];
  const kept: number[] = [];
  for (const [n, score] of all.entries()) {
    const { memberId } = score;
    const reward = due[n]?.points ?? 0;
    const paid = await pay(work, people, counted, { score, reward, before: before.get(memberId) });
    const { coupons = [], used = 0 } = wins.get(memberId) ?? {};
    if (paid.reward !== reward || used > 0) kept.push(memberId);
    after.push({ ...paid, coupons });
  }
  for (const one of after) work.add(scores, one);
  work.put(scoreLists, { quizId: quiz.id, scores: after });
  work.put(quizzes, counted);
  await tellLosers(work, people, counted, { after, before });
  const changed = after.filter((one) => isOther(one, before.get(one.memberId)));
  return { quiz: counted, changed: changed.length, kept };
}

const isOther = ({ entry, coupons }: Scored, before: Scored | undefined) =>
  before?.entry !== entry || keysOf(before?.coupons ?? []) !== keysOf(coupons);
const keysOf = (coupons: Scored['coupons']) =>
  coupons
    .map(({ key }) => key)
    .sort()
    .join();

/** To have lost one of these is felt, whatever it brought. */
const PODIUM = 3;

/** The first count was read by all; whoever lost by this one should not find it out by themselves. */
async function tellLosers(
  work: Work,
  { community }: People,
  quiz: Quiz,
  it: { readonly after: readonly Scored[]; readonly before: ReadonlyMap<number, Scored> },
): Promise<void> {
  const losers = it.after.flatMap(({ memberId, rank, reward }) => {
    const was = it.before.get(memberId);
    if (was === undefined) return [];
    const points = Math.max(0, was.reward - reward);
    const fell = was.rank <= PODIUM && rank > was.rank;
    return points > 0 || fell ? [{ memberId, rank, points }] : [];
  });
  const known = await Promise.all(losers.map(({ memberId }) => work.get(memberNames, memberId)));
  for (const [n, { memberId, rank, points }] of losers.entries()) {
    const say = textsIn(localeOf(known[n]?.language) ?? community.language);
    work.outbox.say({
      key: `quiz/${quiz.id}/${quiz.revision}/${memberId}/less`,
      to: { memberId },
      reply: { text: say.countedLess({ ...quiz, rank, points }) },
    });
  }
}

/** Where no coupons are about, nothing is looked up for them. */
function won(
  work: Work,
  people: People,
  quiz: Quiz,
  it: {
    readonly all: readonly Score[];
    readonly due: readonly Due[];
    readonly before: ReadonlyMap<number, Scored>;
  },
): Promise<Wins> {
  const touched = it.all.flatMap(({ memberId }, n) => {
    const due = it.due[n]?.coupons ?? [];
    const before = it.before.get(memberId)?.coupons ?? [];
    return due.length + before.length === 0 ? [] : [{ memberId, due, before }];
  });
  return changeCoupons(work, people, quiz, touched);
}

type Owed = {
  readonly score: Score;
  readonly reward: number;
  readonly before: Scored | undefined;
};

type Paid = Omit<Scored, 'coupons'>;

async function pay(
  work: Work,
  people: People,
  quiz: Quiz,
  { score, reward, before }: Owed,
): Promise<Paid> {
  const { memberId } = score;
  const was = before?.reward ?? 0;
  const row = { ...score, quizId: quiz.id };
  if (before !== undefined && was === reward) return { ...row, reward, entry: before.entry };
  const { balance, overdraft } = await work.ledger.account(memberId);
  if (balance + reward < was && !overdraft) return { ...row, reward: was, entry: before?.entry };
  const key = `quiz/${quiz.id}/${quiz.revision}/${memberId}`;
  const entry = await granted(work, {
    key,
    memberId,
    amount: reward,
    note: noteOf(people, quiz, score),
  });
  if (before?.entry !== undefined)
    await work.ledger.reverse(before.entry, { key: `${key}/back`, note: `#${quiz.id}` });
  return { ...row, reward, entry };
}

const noteOf = ({ community }: People, { id }: Quiz, { rank }: Score) =>
  `#${id} · ${textsIn(community.language).placed({ rank })}`;

async function granted(
  work: Work,
  it: { key: string; memberId: number; amount: number; note: string },
): Promise<number | undefined> {
  if (it.amount === 0) return undefined;
  const moved = await work.ledger.grant({ ...it, reason: 'quiz' });
  return moved.is === 'moved' ? moved.entry : undefined;
}
