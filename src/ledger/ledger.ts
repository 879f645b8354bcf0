import type { Account } from './account.ts';
import { accountOf, type Book, keep, type Own, write } from './book.ts';
import type { Past, Reason } from './entry.ts';
import { join } from './joining.ts';
import { reverse } from './reversal.ts';
import { allowed, moved, short } from './rule.ts';
import { spend, transfer } from './spending.ts';

/** The account book in one unit of work. Points are whole numbers above zero. */
export type Ledger = {
  readonly account: (memberId: number) => Promise<Account>;
  /** The rank of somebody who earned so much in all; a moment old. */
  readonly rank: (earned: number) => number;
  /** From the community's mint to a member. */
  readonly grant: (movement: Movement) => Promise<Moved>;
  /** From a member back to the mint. */
  readonly take: (movement: Movement & Allowance) => Promise<Moved>;
  /** From a member to an account of the community's: spending lowers no rank. */
  readonly pay: (payment: Payment) => Promise<Moved>;
  /** Back from it, or on to somebody else: what is held is given to whom it is due. */
  readonly release: (payment: Payment) => Promise<Moved>;
  /** From one account of the community's to another: its share of what was held. */
  readonly pass: (passing: Passing) => Promise<number>;
  /** From one member to another; counts as earned for neither. */
  readonly transfer: (gift: Gift) => Promise<Given>;
  /** Takes back an earlier entry of this community by its opposite. */
  readonly reverse: (entry: number, why: Why & Allowance) => Promise<Reversed>;
  /** Everything of one member goes to another, who is the same person. Returns the latter's account. */
  readonly join: (joining: Joining) => Promise<Account>;
};

export type Why = {
  readonly key: string;
  readonly note?: string;
  readonly by?: number;
  /** whoever comes next in the same crowd may take it back */
  readonly revocable?: true;
};
export type Movement = Why & {
  readonly memberId: number;
  readonly amount: number;
  readonly reason: Reason;
};

export type Payment = Movement & { readonly account: Exclude<keyof Own, 'mint'> };
/** Returns the entry's number. */
export type Passing = Omit<Payment, 'memberId' | 'account'> & {
  readonly from: Payment['account'];
  readonly to: Payment['account'];
};
/** Returns the giver's account. */
export type Gift = Why & {
  readonly from: number;
  readonly to: number;
  readonly amount: number;
  readonly reason: Reason;
};

/** Whether the balance may fall below zero from here on; as it was when absent. */
export type Allowance = { readonly overdraft?: boolean };

/** Member to member. */
export type Joining = Why & { readonly from: number; readonly to: number };

export type Moved =
  | { readonly is: 'moved'; readonly entry: number; readonly account: Account }
  | { readonly is: 'insufficient'; readonly balance: number };

/** `oneself`: both are one account, perhaps since a moment ago */
export type Given = Moved | { readonly is: 'oneself' };

export type Reversed =
  | { readonly is: 'reversed'; readonly entry: number; readonly past: Past }
  | { readonly is: 'unknown' }
  | { readonly is: 'already' }
  /** a reversal is not reversed: the movement is simply made again */
  | { readonly is: 'itself-a-reversal' }
  /** the member it came from is no more */
  | { readonly is: 'a-link' }
  | { readonly is: 'insufficient'; readonly balance: number };

export function ledgerOn(book: Book): Ledger {
  return {
    account(memberId) {
      // Whoever looks at an account mostly moves points next: what that needs comes along.
      book.period().catch(() => undefined);
      return accountOf(book, memberId);
    },
    rank: book.rank,
    grant: (movement) => move(book, movement, 1),
    take: (movement) => move(book, movement, -1),
    pay: (payment) => spend(book, payment, -1),
    release: (payment) => spend(book, payment, 1),
    pass: async ({ from, to, amount, reason, ...why }) => {
      const ends = { fromId: book.own[from], toId: book.own[to] };
      return write(book, await book.period(), { ...ends, amount, reason }, why);
    },
    transfer: (gift) => transfer(book, gift),
    reverse: (entry, why) => reverse(book, entry, why),
    join: (joining) => join(book, joining),
  };
}

async function move(book: Book, movement: Movement & Allowance, sign: 1 | -1): Promise<Moved> {
  const { memberId, amount } = movement;
  if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`moved ${amount} points`);
  const [known, period] = await Promise.all([accountOf(book, memberId), book.period()]);
  const before = allowed(known, movement);
  if (short(before, sign * amount)) return { is: 'insufficient', balance: before.balance };
  const after = moved(before, sign * amount, true, period);
  const { mint } = book.own;
  const [fromId, toId] = sign > 0 ? [mint, before.id] : [before.id, mint];
  const what = { fromId, toId, memberId, amount, reason: movement.reason };
  const entry = await write(book, period, what, movement);
  return { is: 'moved', entry, account: keep(book, before, after) };
}
