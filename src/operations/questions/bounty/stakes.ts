import type { Work } from '../../../bot/work.ts';
import { pastEntries } from '../../../ledger/entry.ts';
import type { Answer } from '../answers/store.ts';
import type { Question } from '../ask/store.ts';
import { sharesOf } from '../rule.ts';
import { type Stake, stakesOf } from './store.ts';

const reasons = { bounty: 'bounty', price: 'expert' } as const;

export type Held =
  | { readonly is: 'held' }
  | { readonly is: 'insufficient'; readonly balance: number };

/** Takes points of a member and holds them for whoever solves the question. */
export async function hold(
  work: Work,
  question: Pick<Question, 'id'>,
  it: Pick<Stake, 'memberId' | 'amount' | 'kind'>,
): Promise<Held> {
  const all = await allOf(work, question);
  const number = all.length + 1;
  const paid = await work.ledger.pay({
    ...{ key: `stake/${question.id}/${number}`, memberId: it.memberId, amount: it.amount },
    ...{ account: 'held', reason: reasons[it.kind], note: `#${question.id}`, revocable: true },
  });
  if (paid.is === 'insufficient') return paid;
  const stake = { ...it, number, state: 'held', paid: paid.entry } as const;
  keep(work, question, [...all, { ...stake, out: undefined, rest: undefined }]);
  return { is: 'held' };
}

export async function allOf(work: Work, { id }: Pick<Question, 'id'>): Promise<readonly Stake[]> {
  return (await work.get(stakesOf, id))?.all ?? [];
}

function keep(work: Work, { id }: Pick<Question, 'id'>, all: readonly Stake[]): void {
  work.put(stakesOf, { questionId: id, all });
}

/** Gives back what is held. Returns it. */
export async function refund(work: Work, question: Question): Promise<readonly Stake[]> {
  const all = await allOf(work, question);
  const after: Stake[] = [];
  for (const stake of all)
    after.push(stake.state === 'held' ? await given(work, question, stake) : stake);
  keep(work, question, after);
  return all.filter(({ state }) => state === 'held');
}

/** Reversed by hand before, it is given back already. */
async function given(work: Work, { id, turn }: Question, stake: Stake): Promise<Stake> {
  await work.ledger.reverse(stake.paid, { key: `stake/${id}/${stake.number}/back/${turn}` });
  return { ...stake, state: 'refunded' };
}

/**
 * Pays what is held to the author of the accepted answer; nobody is paid for an answer to their own
 * question, or out of their own pocket: that is given back. Returns what the author got.
 */
export async function payOut(
  work: Work,
  question: Question,
  { authorId }: Pick<Answer, 'authorId'>,
  share: number,
): Promise<number> {
  const after: Stake[] = [];
  let got = 0;
  for (const stake of await allOf(work, question)) {
    const ended =
      stake.state === 'held' ? await ending(work, question, stake, { authorId, share }) : stake;
    if (stake.state === 'held' && ended.state === 'paid')
      got += stake.kind === 'price' ? sharesOf(stake.amount, share).expert : stake.amount;
    after.push(ended);
  }
  keep(work, question, after);
  return got;
}

type Solver = { readonly authorId: number; readonly share: number };

async function ending(work: Work, question: Question, stake: Stake, to: Solver): Promise<Stake> {
  const isOwn = [stake.memberId, question.askerId].includes(to.authorId);
  const isBack = (await work.get(pastEntries, stake.paid))?.reversed === true;
  return isOwn || isBack ? given(work, question, stake) : paidOut(work, question, stake, to);
}

async function paidOut(
  work: Work,
  { id, turn }: Question,
  stake: Stake,
  { authorId, share }: Solver,
): Promise<Stake> {
  const { expert, rest } =
    stake.kind === 'price' ? sharesOf(stake.amount, share) : { expert: stake.amount, rest: 0 };
  const about = { reason: reasons[stake.kind], note: `#${id}`, revocable: true } as const;
  const key = `stake/${id}/${stake.number}/${turn}`;
  const to = { memberId: authorId, amount: expert, account: 'held' } as const;
  const out = expert > 0 ? await work.ledger.release({ ...about, ...to, key }) : undefined;
  if (out?.is === 'insufficient') throw new Error(`stake ${key} could not be paid`);
  const on = { from: 'held', to: 'shop', amount: rest, key: `${key}/rest` } as const;
  const passed = rest > 0 ? await work.ledger.pass({ ...about, ...on }) : undefined;
  return { ...stake, state: 'paid', out: out?.entry, rest: passed };
}

/** What was paid is held again, as before. Whether its author has it still was asked before. */
export async function unpay(work: Work, question: Question): Promise<void> {
  const after: Stake[] = [];
  for (const stake of await allOf(work, question)) {
    if (stake.state !== 'paid') {
      after.push(stake);
      continue;
    }
    const key = `stake/${question.id}/${stake.number}/${question.turn}`;
    if (stake.rest !== undefined) await work.ledger.reverse(stake.rest, { key: `${key}/unrest` });
    if (stake.out !== undefined) await work.ledger.reverse(stake.out, { key: `${key}/unpaid` });
    after.push({ ...stake, state: 'held', out: undefined, rest: undefined });
  }
  keep(work, question, after);
}

export const heldIn = (all: readonly Stake[]) =>
  all.filter(({ state }) => state === 'held').reduce((sum, { amount }) => sum + amount, 0);
