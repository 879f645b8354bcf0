import { accounts } from './account.ts';
import { accountOf, type Book, write } from './book.ts';
import type { Gift, Given, Moved, Payment } from './ledger.ts';
import { moved, short } from './rule.ts';

/** Between a member and an account of the community's; what is spent was earned all the same. */
export async function spend(book: Book, payment: Payment, sign: 1 | -1): Promise<Moved> {
  const { memberId, amount, account: name, reason } = payment;
  const [before, period] = await Promise.all([accountOf(book, memberId), book.period()]);
  if (short(before, sign * amount)) return { is: 'insufficient', balance: before.balance };
  const account = moved(before, sign * amount, false, period);
  const other = book.own[name];
  const ends = sign > 0 ? { fromId: other, toId: before.id } : { fromId: before.id, toId: other };
  const entry = await write(book, period, { ...ends, memberId, amount, reason }, payment);
  book.drafts.put(accounts, account);
  return { is: 'moved', entry, account };
}

export async function transfer(book: Book, gift: Gift): Promise<Given> {
  const { from, to, amount, reason } = gift;
  const [giver, getter, period] = await Promise.all([
    accountOf(book, from),
    accountOf(book, to),
    book.period(),
  ]);
  if (giver.id === getter.id) return { is: 'oneself' };
  if (short(giver, -amount)) return { is: 'insufficient', balance: giver.balance };
  const account = moved(giver, -amount, false, period);
  const entry = await write(
    book,
    period,
    { fromId: giver.id, toId: getter.id, amount, reason },
    gift,
  );
  book.drafts.put(accounts, account);
  book.drafts.put(accounts, moved(getter, amount, false, period));
  return { is: 'moved', entry, account };
}
