import type { Account } from './account.ts';
import { accountOf, type Book, keep, write } from './book.ts';
import { type Past, pastEntries, type Side } from './entry.ts';
import type { Allowance, Reversed, Why } from './ledger.ts';
import { allowed, moved } from './rule.ts';

/** Takes an entry back by its opposite. It counts in the periods of what it takes back. */
export async function reverse(book: Book, id: number, why: Why & Allowance): Promise<Reversed> {
  const past = await book.drafts.get(pastEntries, id);
  if (past?.communityId !== book.communityId) return { is: 'unknown' };
  const refusal = refused(past);
  if (refusal !== undefined) return refusal;

  const [giver, getter] = await Promise.all([
    undo(book, past.to, -past.amount, past, why),
    undo(book, past.from, past.amount, past),
  ]);
  const obstacle = giver && obstacleTo(giver, getter);
  if (obstacle !== undefined) return obstacle;

  for (const side of [giver, getter]) if (side) keep(book, side.before, side.after);
  // Seen by those who come later in the same unit; the database sees it by the new entry.
  book.drafts.put(pastEntries, { ...past, reversed: true });
  const ends = { fromId: giver?.before.id ?? past.to.id, toId: getter?.before.id ?? past.from.id };
  const what = { ...ends, amount: past.amount, reason: 'reversal' as const, reverses: id };
  const entry = await write(book, await book.period(), what, why);
  return { is: 'reversed', entry, past };
}

function refused({ reason, reversed }: Past): Reversed | undefined {
  if (reason === 'reversal') return { is: 'itself-a-reversal' };
  if (reason === 'link') return { is: 'a-link' };
  return reversed ? { is: 'already' } : undefined;
}

type Change = { readonly before: Account; readonly after: Account };

function obstacleTo({ before, after }: Change, getter: Change | undefined): Reversed | undefined {
  // The two have become one person since: it would come from where it goes.
  if (before.id === getter?.before.id) return { is: 'a-link' };
  const isShort = after.balance < 0 && !after.overdraft;
  return isShort ? { is: 'insufficient', balance: before.balance } : undefined;
}

/** One side of a reversal; the community's own accounts keep no balance. */
async function undo(
  book: Book,
  side: Side,
  amount: number,
  past: Past,
  allowance: Allowance = {},
): Promise<Change | undefined> {
  if (side.memberId === undefined) return undefined;
  const minted = past.from.kind === 'mint' || past.to.kind === 'mint';
  const before = await accountOf(book, side.memberId);
  const after = moved(before, amount, minted, await book.period(), past);
  return { before, after: allowed(after, allowance) };
}
