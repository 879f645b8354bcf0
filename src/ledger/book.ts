import type { Drafts } from '../database/table.ts';
import { type Account, accounts } from './account.ts';
import { type Entry, entries, entryNumbers, type Past, pastEntries, type Side } from './entry.ts';
import type { Why } from './ledger.ts';
import { type Crossing, crossed } from './level.ts';
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
  /** what moves now is counted in it */
  readonly period: () => Promise<Period>;
  /** a member's rank with such a sum */
  readonly rank: (earned: number) => number;
  /** earned sums at which the community's levels begin, the lowest first */
  readonly levels: readonly number[];
  /** somebody came to another level */
  readonly crossed: (crossing: Crossing) => void;
};

/** The account of a member, or of whom they became part of since their number was noted. */
export function accountOf(book: Book, memberId: number): Promise<Account> {
  return book.drafts.get(accounts, memberId).then((found) => {
    if (found === undefined) throw new Error(`member ${memberId} has no ledger account`);
    return found.into === undefined ? found : accountOf(book, found.into);
  });
}

/** Keeps an account that changed; says when the member came to another level. */
export function keep(book: Book, before: Account, after: Account): Account {
  const { account, crossing } = crossed(before, after, book.levels);
  if (crossing !== undefined) book.crossed(crossing);
  book.drafts.put(accounts, account);
  return account;
}

/** `memberId`: whose account one of the two is; the other is the community's. */
type What = Pick<Entry, 'fromId' | 'toId' | 'amount' | 'reason'> & {
  readonly reverses?: number;
  readonly memberId?: number;
};

/** Writes one entry, counted in this period, and returns its number. */
export async function write(
  book: Book,
  { day, season }: Period,
  what: What,
  why: Why,
): Promise<number> {
  const { drafts, communityId, now } = book;
  const id = await drafts.next(entryNumbers);
  drafts.add(entries, {
    id,
    communityId,
    key: why.key,
    note: why.note,
    byMemberId: why.by,
    at: now,
    day,
    season,
    fromId: what.fromId,
    toId: what.toId,
    amount: what.amount,
    reason: what.reason,
    reverses: what.reverses,
  });
  if (why.revocable) drafts.put(pastEntries, pastOf(book, what, { id, day, season }));
  return id;
}

/** The entry as a reversal finds it, before it stands in the database. */
function pastOf(
  { own, communityId }: Book,
  { fromId, toId, memberId, amount, reason }: What,
  at: Pick<Past, 'id' | 'day' | 'season'>,
): Past {
  const kinds = Object.entries(own);
  const side = (id: number): Side => {
    const kind = kinds.find(([, account]) => account === id)?.[0];
    return kind === undefined
      ? { id, kind: 'member', memberId }
      : { id, kind, memberId: undefined };
  };
  return {
    ...{ ...at, communityId, amount, reason, reversed: false },
    ...{ from: side(fromId), to: side(toId) },
  };
}
