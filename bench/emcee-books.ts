import type { Client } from 'pg';
import { POINTS } from './statement.ts';

/**
 * What was answered stands in every book, and nothing else does.
 * @throws naming the books that do not agree
 */
export async function verifyEmcee(books: Client, answered: number): Promise<void> {
  const { rows } = await books.query(FIGURES);
  const expected = {
    check_ins: answered,
    paid: answered * POINTS,
    on_card: answered,
    receipts: answered,
    entries: answered,
    moved: answered * POINTS,
    balances: answered * POINTS,
    /** what the accounts gained and lost by the entries, all together */
    sum: 0,
    /** members whose balance is not the sum of their entries, or who came in twice */
    wrong: 0,
  };
  const found = Object.fromEntries(
    Object.entries(rows[0]).map(([name, value]) => [name, Number(value)]),
  );
  const differ = Object.entries(expected).filter(([name, value]) => found[name] !== value);
  if (differ.length === 0) return;
  const told = differ.map(([name, value]) => `${name}: ${found[name]} instead of ${value}`);
  throw new Error(`Emcee's books disagree with its answers: ${told.join(', ')}`);
}

const FIGURES = `
  with side as (
    select to_id as id, amount from ledger_entry union all select from_id, -amount from ledger_entry),
  account as (
    select a.id, a.kind, a.balance, coalesce(sum(s.amount), 0) as moved, count(s.id) as entries
    from ledger_account a left join side s on s.id = a.id group by a.id)
  select
    (select count(*) from check_in) as check_ins,
    (select coalesce(sum(points), 0) from check_in) as paid,
    (select coalesce(sum(count), 0) from check_in_day) as on_card,
    (select count(*) from receipt where reply is not null) as receipts,
    (select count(*) from ledger_entry) as entries,
    (select coalesce(sum(amount), 0) from ledger_entry) as moved,
    (select sum(balance) from account where kind = 'member') as balances,
    (select sum(moved) from account) as sum,
    (select count(*) from account where kind = 'member' and (balance <> moved or entries > 1)) as wrong`;
