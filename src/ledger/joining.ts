import { accounts } from './account.ts';
import { accountOf, type Book, keep, write } from './book.ts';
import type { Joining } from './ledger.ts';
import { joined } from './rule.ts';

/** Empties one member's account into another's: two members turned out to be one person. */
export async function join(book: Book, { from, to, ...why }: Joining) {
  const [before, other, period] = await Promise.all([
    accountOf(book, from),
    accountOf(book, to),
    book.period(),
  ]);
  const after = joined(before, other, period);
  const { balance } = before;
  // Points that were owed go the other way.
  const [fromId, toId] = balance > 0 ? [before.id, other.id] : [other.id, before.id];
  const what = { fromId, toId, amount: Math.abs(balance), reason: 'link' as const };
  if (balance !== 0) await write(book, period, what, why);
  book.drafts.put(accounts, { ...after.from, into: other.memberId });
  return keep(book, other, after.to);
}
