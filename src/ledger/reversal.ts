import type { Account } from './account.ts';
import { accountOf, type Book, keep, write } from './book.ts';
import { type Past, pastEntries, type Side } from './entry.ts';
import type { Allowance, Reversed, Why } from './ledger.ts';
import { allowed, moved } from './rule.ts';

/** Takes an entry back by its opposite. It counts in the periods of what it takes back. */
export async function reverse(book: Book, id: number, why: Why & Allowance): Promise<Reversed> {
  const past = await book.drafts.get(pastEntries, id);
  const refusal = past === undefined ? { is: 'unknown' as const } : refused(book, past);
  if (past === undefined || refusal !== undefined) return refusal ?? { is: 'unknown' };

  const undone = await undo(book, past.to, -past.amount, past);
  const giver = undone && { ...undone, after: allowed(undone.after, why) };
  const getter = await undo(book, past.from, past.amount, past);
  if (giver !== undefined && giver.after.balance < 0 && !giver.after.overdraft)
    return { is: 'insufficient', balance: giver.before.balance };

  for (const side of [giver, getter]) if (side) keep(book, side.before, side.after);
  // Seen by those who come later in the same unit; the database sees it by the new entry.
  book.drafts.put(pastEntries, { ...past, reversed: true });
  const what = { fromId: past.to.id, toId: past.from.id, amount: past.amount };
  const entry = await write(
    book,
    await book.period(),
    { ...what, reason: 'reversal', reverses: id },
    why,
  );
  return { is: 'reversed', entry, past };
}

function refused(book: Book, past: Past): Reversed | undefined {
  if (past.communityId !== book.communityId) return { is: 'unknown' };
  if (past.reason === 'reversal') return { is: 'itself-a-reversal' };
  if (past.reason === 'link') return { is: 'a-link' };
  return past.reversed ? { is: 'already' } : undefined;
}

/** One side of a reversal; the community's own accounts keep no balance. */
async function undo(
  book: Book,
  side: Side,
  amount: number,
  past: Past,
): Promise<{ readonly before: Account; readonly after: Account } | undefined> {
  if (side.memberId === undefined) return undefined;
  const minted = past.from.kind === 'mint' || past.to.kind === 'mint';
  const before = await accountOf(book, side.memberId);
  return { before, after: moved(before, amount, minted, await book.period(), past) };
}
