import type { Drafts } from '../database/table.ts';
import { type Account, accounts } from './account.ts';
import { type Entry, entries, entryNumbers } from './entry.ts';
import type { Why } from './ledger.ts';
import type { Period } from './rule.ts';

/** The ledger accounts of a community itself: where points come from, and where they go. */
export type Own = {
  readonly mint: number;
  readonly shop: number;
  /** what is gone for good */
  readonly burn: number;
  /** what waits for its owner: bounties, orders */
  readonly held: number;
};

/** A community's account book within one unit of work. */
export type Book = {
  readonly drafts: Drafts;
  readonly communityId: string;
  readonly own: Own;
  readonly now: Date;
  readonly period: Period;
  /** a member's rank with such a sum */
  readonly rank: (earned: number) => number;
};

export async function accountOf({ drafts }: Book, memberId: number): Promise<Account> {
  const found = await drafts.get(accounts, memberId);
  if (found === undefined) throw new Error(`member ${memberId} has no ledger account`);
  return found;
}

/** Writes one entry and returns its number. */
export async function write(
  { drafts, communityId, now, period }: Book,
  what: Pick<Entry, 'fromId' | 'toId' | 'amount' | 'reason'> & { reverses?: number },
  why: Why,
): Promise<number> {
  const id = await drafts.next(entryNumbers);
  drafts.add(entries, {
    id,
    communityId,
    key: why.key,
    note: why.note,
    byMemberId: why.by,
    at: now,
    ...period,
    ...what,
    reverses: what.reverses,
  });
  return id;
}
