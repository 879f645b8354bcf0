import { type Day, weekOf } from '../agenda/day.ts';
import type { Sql } from '../database/sql.ts';

/** What a board can be about. */
export const boardPeriods = ['day', 'week', 'season', 'all'] as const;
export type BoardPeriod = (typeof boardPeriods)[number];

/** Which community's board, and of what time: the season's is the one that is counted now. */
export type Board = {
  readonly communityId: string;
  readonly period: BoardPeriod;
  readonly today: Day;
};

export type Place = {
  readonly rank: number;
  readonly memberId: number;
  readonly name: string;
  readonly earned: number;
  /** earned in all: what a level goes by */
  readonly lifetime: number;
};

/** Where one member stands on a board. */
export type Position = {
  readonly earned: number;
  /** one more than there are members with more; equal sums share a rank */
  readonly rank: number;
  /** the sum of the next above; undefined at the top */
  readonly next: number | undefined;
};

/**
 * Brings counts and lists up to what is committed. Movements of points only note what changed, and all that was
 * noted is counted at once: now and then, and before a board is read.
 */
export async function foldBoards(sql: Sql): Promise<void> {
  await sql.execute('select board_fold()');
}

/** So many are listed; see `board_high`. */
const LISTED = 100;

/**
 * Whoever earned most, the highest first. Who left is not shown, nor who earned nothing.
 * @param limit at most 100
 */
export async function topOf(sql: Sql, board: Board, limit: number): Promise<Place[]> {
  if (limit > LISTED) throw new RangeError(`the first ${limit} of a board`);
  await foldBoards(sql);
  const listed = await listedOf(sql, board, limit);
  if (listed.length === limit || !(await hasFloor(sql, board))) return listed;
  // Many of the highest fell, so that others are high who were not listed.
  const { number, values } = scopeOf(board);
  await sql.execute(`select board_refill($1, '${board.period}', ${number})`, values);
  return listedOf(sql, board, limit);
}

async function listedOf(sql: Sql, board: Board, limit: number): Promise<Place[]> {
  const { number, values } = scopeOf(board);
  type Row = { member_id: number; name: string; earned: number; lifetime: number };
  const rows = await sql.query<Row>(
    `select a.member_id, m.name, h.earned, a.earned as lifetime
     from board_high h
     left join board_floor f using (community_id, board, period)
     join ledger_account a on a.id = h.account_id
     join member m on m.id = a.member_id
     where h.community_id = $1 and h.board = '${board.period}' and h.period = ${number} and h.earned > 0
       and (f.earned is null or (h.earned, -h.account_id) >= (f.earned, -f.account_id))
     order by h.earned desc, h.account_id limit $${values.length + 1}::int`,
    [...values, limit],
  );
  return rows.map(({ member_id, name, earned, lifetime }) => ({
    rank: 1 + rows.findIndex((row) => row.earned === earned),
    memberId: member_id,
    name,
    earned,
    lifetime,
  }));
}

/** Whether there may be others than those who are listed. */
async function hasFloor(sql: Sql, board: Board): Promise<boolean> {
  const { number, values } = scopeOf(board);
  const floors = await sql.query(
    `select 1 as it from board_floor where community_id = $1 and board = '${board.period}' and period = ${number}`,
    values,
  );
  return floors.length > 0;
}

/** Sums have at most so many digits, of 256: 2^53 is the most that a number holds. */
const DIGITS = 7;

/**
 * Exact, and not slower with more members: those above are counted by `board_count`, of which a few rows
 * for each digit are read.
 */
export async function positionOf(sql: Sql, board: Board, memberId: number): Promise<Position> {
  await foldBoards(sql);
  const { sum, number, mine, values } = scopeOf(board);
  const above = `(me.earned >> (8 * digit.n))`;
  const counts = `c.community_id = $1 and c.board = '${board.period}' and c.period = ${number}`;
  const [row] = await sql.query<{ earned: number; above: number; next: number | null }>(
    `select me.earned, others.above,
       (select c.prefix from board_count c where ${counts} and c.level = 0 and c.prefix > me.earned and c.members > 0
        order by c.prefix limit 1) as next
     from (select greatest(coalesce(max(${sum}), 0), 0) as earned from ledger_account a
           where ${mine} and a.member_id = $${values.length + 1}::int) me
     cross join lateral (
       select coalesce(sum(at.members), 0)::bigint as above
       from generate_series(0, ${DIGITS - 1}) as digit(n)
       -- Summed for each digit, so that each reads its own few rows, and none of the others.
       cross join lateral (
         select sum(c.members) as members from board_count c
         where ${counts} and c.level = digit.n and c.prefix > ${above} and c.prefix <= (${above} | 255)) at) others`,
    [...values, memberId],
  );
  return {
    earned: row?.earned ?? 0,
    rank: 1 + (row?.above ?? 0),
    next: row?.next ?? undefined,
  };
}

const SEASON = '(select season from community where id = $1)';
const daysSince1970 = (day: string) => `(${day} - date '1970-01-01')`;

/** The sum a board sorts by, the accounts it counts, and its period's number. */
function scopeOf({ communityId, period, today }: Board) {
  const own = `a.kind = 'member' and a.community_id = $1`;
  const scope = (sum: string, when: string, number: string, values: readonly string[]) => ({
    sum: `a.${sum}`,
    mine: `${own}${when}`,
    number,
    values: [communityId, ...values],
  });
  switch (period) {
    case 'all':
      return scope('earned', '', '0', []);
    case 'season':
      return scope('season_earned', ` and a.season = ${SEASON}`, SEASON, []);
    case 'week':
      return scope('week_earned', ' and a.week = $2::date', daysSince1970('$2::date'), [
        weekOf(today),
      ]);
    case 'day':
      return scope('day_earned', ' and a.day = $2::date', daysSince1970('$2::date'), [today]);
  }
}
