import type { Work } from '../../../bot/work.ts';
import { pastEntries } from '../../../ledger/entry.ts';
import { rewardFor } from '../rule.ts';
import { answerDays } from './store.ts';

export type Reward = {
  readonly key: string;
  readonly note: string;
  readonly memberId: number;
  /** who caused it, where they may be named */
  readonly by: number | undefined;
  readonly points: number;
  readonly daily: number;
  /** an answer to one's own question */
  readonly isOwn: boolean;
};

/** Gives an author what the day has room for. Undefined: nothing. */
export async function reward(
  work: Work,
  it: Reward,
): Promise<{ readonly entry: number; readonly amount: number } | undefined> {
  const { key, note, memberId, by } = it;
  if (it.points === 0 || it.isOwn) return undefined;
  const day = await work.get(answerDays, { memberId, day: work.today });
  const earned = day?.earned ?? 0;
  const amount = rewardFor({ ...it, earnedToday: earned });
  if (amount === 0) return undefined;
  const why = { key, note, ...(by !== undefined && { by }) };
  const granted = await work.ledger.grant({
    ...{ ...why, memberId, amount },
    ...{ reason: 'answer', revocable: true },
  });
  if (granted.is === 'insufficient') throw new Error(`${key} could not be granted`);
  work.put(answerDays, { memberId, day: work.today, earned: earned + amount });
  return { entry: granted.entry, amount };
}

/** Takes a reward back; the day has room for it again. */
export async function unreward(work: Work, entry: number, key: string): Promise<void> {
  const undone = await work.ledger.reverse(entry, { key });
  if (undone.is !== 'reversed' || undone.past.day !== work.today) return;
  const memberId = undone.past.to.memberId;
  if (memberId === undefined) return;
  const day = await work.get(answerDays, { memberId, day: work.today });
  if (day === undefined) return;
  const earned = Math.max(0, day.earned - undone.past.amount);
  work.put(answerDays, { ...day, earned });
}

/** Whether everybody who got something by these entries has it still, so that it can be taken back. */
export async function areStillThere(work: Work, entries: readonly number[]): Promise<boolean> {
  const owed = new Map<number, number>();
  for (const id of entries) {
    const past = await work.get(pastEntries, id);
    if (past === undefined || past.reversed || past.to.memberId === undefined) continue;
    owed.set(past.to.memberId, (owed.get(past.to.memberId) ?? 0) + past.amount);
  }
  for (const [memberId, amount] of owed) {
    const { balance, overdraft } = await work.ledger.account(memberId);
    if (balance < amount && !overdraft) return false;
  }
  return true;
}
