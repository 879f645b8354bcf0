import type { Sql } from '../../../src/database/sql.ts';
import { auditOf } from './ledger-world.ts';

/** What a database says about check-ins, as far as it must agree with itself. */
export type Books = {
  readonly checkIns: number;
  readonly members: number;
  /** the counter on the day's card */
  readonly counted: number;
  /** members who were paid as the first of the day */
  readonly firsts: number;
  readonly receipts: number;
  readonly minted: number;
  /** what is wrong with the account book */
  readonly audit: readonly string[];
};

export async function booksOf(sql: Sql): Promise<Books> {
  const [row] = await sql.query<Omit<Books, 'audit'>>(
    `select (select count(*) from check_in) as "checkIns",
       (select count(distinct member_id) from check_in) as members,
       (select coalesce(sum(count), 0)::bigint from check_in_day) as counted,
       (select count(*) from check_in where points > 5) as firsts,
       (select count(*) from receipt) as receipts,
       (select coalesce(sum(amount), 0)::bigint from ledger_entry) as minted`,
  );
  if (row === undefined) throw new Error('no row');
  return { ...row, audit: await auditOf(sql) };
}

/** The books after so many members checked in, once each, by so many updates. */
export function rightBooks(members: number, receipts = members): Books {
  return {
    ...{ checkIns: members, members, counted: members, firsts: 1, receipts },
    minted: members * 5 + 3,
    audit: [],
  };
}
