import { type Day, weekOf } from '../agenda/day.ts';
import type { Sql } from '../database/sql.ts';

/** What a board can be about. */
export const boardPeriods = ['day', 'week', 'season', 'all'] as const;
export type BoardPeriod = (typeof boardPeriods)[number];

/** Which community's board, and of what time. */
export type Board = {
  readonly communityId: string;
  readonly period: BoardPeriod;
  readonly today: Day;
  readonly season: number;
};

export type Place = {
  readonly rank: number;
  readonly memberId: number;
  readonly name: string;
  readonly earned: number;
};

/** Where one member stands on a board. */
export type Position = {
  readonly earned: number;
  /** one more than there are members with more; equal sums share a rank */
  readonly rank: number;
  /** the sum of the next above; undefined at the top */
  readonly next: number | undefined;
};

/** Whoever earned most, the highest first. Who left is not shown, nor who earned nothing. */
export async function topOf(sql: Sql, board: Board, limit: number): Promise<Place[]> {
  const { sum, where, values } = scopeOf(board);
  const rows = await sql.query<{ member_id: number; name: string; earned: number }>(
    `select a.member_id, m.name, ${sum} as earned
     from ledger_account a join member m on m.id = a.member_id
     where ${where} and ${sum} > 0 and m.left_at is null
     order by ${sum} desc, a.id limit $${values.length + 1}::int`,
    [...values, limit],
  );
  return rows.map(({ member_id, name, earned }) => ({
    rank: 1 + rows.findIndex((row) => row.earned === earned),
    memberId: member_id,
    name,
    earned,
  }));
}

/** Exact: counts those above, which the board's index does. */
export async function positionOf(sql: Sql, board: Board, memberId: number): Promise<Position> {
  const { sum, where, values } = scopeOf(board);
  const [row] = await sql.query<{ earned: number; above: number; next: number | null }>(
    `select me.earned, others.above, others.next
     from (select coalesce(max(${sum}), 0) as earned from ledger_account a
           where ${where} and a.member_id = $${values.length + 1}::int) me
     cross join lateral (
       select count(*) as above, min(${sum}) as next
       from ledger_account a join member m on m.id = a.member_id
       where ${where} and ${sum} > me.earned and m.left_at is null) others`,
    [...values, memberId],
  );
  return {
    earned: row?.earned ?? 0,
    rank: 1 + (row?.above ?? 0),
    next: row?.next ?? undefined,
  };
}

/** The sum a board sorts by, and the rows it is about: both as the indexes of the boards have them. */
function scopeOf({ communityId, period, today, season }: Board) {
  const own = `a.kind = 'member' and a.community_id = $1`;
  switch (period) {
    case 'all':
      return { sum: 'a.earned', where: own, values: [communityId] };
    case 'season':
      return {
        sum: 'a.season_earned',
        where: `${own} and a.season = $2::int`,
        values: [communityId, season],
      };
    case 'week':
      return {
        sum: 'a.week_earned',
        where: `${own} and a.week = $2::date`,
        values: [communityId, weekOf(today)],
      };
    case 'day':
      return {
        sum: 'a.day_earned',
        where: `${own} and a.day = $2::date`,
        values: [communityId, today],
      };
  }
}
