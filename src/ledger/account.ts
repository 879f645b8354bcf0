import type { Day } from '../agenda/day.ts';
import type { Table } from '../database/table.ts';

/**
 * A member's account. `balance` is what can be spent; the earned sums only follow what came from the
 * community's mint, less what was taken back: spending does not lower a rank. All are sums of the same
 * entries, kept here because they are asked for in a hurry; `test/laws/ledger.test.ts` holds them equal.
 */
export type Account = {
  readonly id: number;
  readonly memberId: number;
  readonly balance: number;
  readonly earned: number;
  /** the day, week (its Monday) and season that the sums beside them belong to */
  readonly day: Day | undefined;
  readonly dayEarned: number;
  readonly week: Day | undefined;
  readonly weekEarned: number;
  readonly season: number | undefined;
  readonly seasonEarned: number;
  /** the community lets this balance fall below zero */
  readonly overdraft: boolean;
  /** where the highest level begins that the member was told of */
  readonly levelFrom: number;
  /** whom the member became part of: what would come or go here does so there */
  readonly into: number | undefined;
};

type Row = {
  id: number;
  member_id: number;
  balance: number;
  earned: number;
  day: Day | null;
  day_earned: number;
  week: Day | null;
  week_earned: number;
  season: number | null;
  season_earned: number;
  overdraft: boolean;
  level_from: number;
  into_member_id: number | null;
};

/** By member. Every member has one from the start. */
export const accounts: Table<number, Account> = {
  name: 'ledger_account',
  id: String,
  keyOf: ({ memberId }) => memberId,

  async load(sql, memberIds) {
    const rows = await sql.query<Row>(
      `select id, member_id, balance, earned, day, day_earned, week, week_earned, season, season_earned, overdraft,
         level_from, into_member_id
       from ledger_account where kind = 'member' and member_id = any($1::int[]) order by id for no key update`,
      [memberIds],
    );
    return rows.map(accountOf);
  },

  async save(sql, rows) {
    await sql.execute(
      `update ledger_account set balance = a.balance, earned = a.earned, day = a.day, day_earned = a.day_earned,
         week = a.week, week_earned = a.week_earned, season = a.season, season_earned = a.season_earned,
         overdraft = a.overdraft, level_from = a.level_from,
         into_member_id = a.into_member_id
       from unnest($1::int[], $2::bigint[], $3::bigint[], $4::date[], $5::bigint[], $6::date[], $7::bigint[],
         $8::int[], $9::bigint[], $10::boolean[], $11::bigint[], $12::int[])
         as a(id, balance, earned, day, day_earned, week, week_earned, season, season_earned, overdraft, level_from,
           into_member_id)
       where ledger_account.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ balance }) => balance),
        rows.map(({ earned }) => earned),
        rows.map(({ day }) => day ?? null),
        rows.map(({ dayEarned }) => dayEarned),
        rows.map(({ week }) => week ?? null),
        rows.map(({ weekEarned }) => weekEarned),
        rows.map(({ season }) => season ?? null),
        rows.map(({ seasonEarned }) => seasonEarned),
        rows.map(({ overdraft }) => overdraft),
        rows.map(({ levelFrom }) => levelFrom),
        rows.map(({ into }) => into ?? null),
      ],
    );
  },
};

function accountOf(row: Row): Account {
  return {
    id: row.id,
    memberId: row.member_id,
    balance: row.balance,
    earned: row.earned,
    day: row.day ?? undefined,
    dayEarned: row.day_earned,
    week: row.week ?? undefined,
    weekEarned: row.week_earned,
    season: row.season ?? undefined,
    seasonEarned: row.season_earned,
    overdraft: row.overdraft,
    levelFrom: row.level_from,
    into: row.into_member_id ?? undefined,
  };
}
