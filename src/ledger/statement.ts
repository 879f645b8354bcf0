import { type Day, weekOf } from '../agenda/day.ts';
import type { Sql } from '../database/sql.ts';
import type { Reason } from './entry.ts';

/** One entry as the member it concerns sees it. */
export type Line = {
  readonly entry: number;
  /** above zero when points came */
  readonly change: number;
  readonly reason: Reason;
  readonly note: string | undefined;
  /** the name of whoever caused it, when that was a person */
  readonly by: string | undefined;
  readonly at: Date;
};

export type Statement = { readonly lines: readonly Line[]; readonly total: number };

type LineRow = {
  id: number;
  change: number;
  reason: Reason;
  note: string | null;
  by: string | null;
  at: Date;
};

/** Part of a member's entries, the latest first, and how many there are. */
export async function statementOf(
  sql: Sql,
  memberId: number,
  { from, limit }: { readonly from: number; readonly limit: number },
): Promise<Statement> {
  const side = (column: string, sign: string, also = '') =>
    `(select e.id, ${sign}e.amount as change, e.reason, e.note, e.by_member_id, e.at from ledger_entry e
      where e.${column} ${IS_MINE}${also} order by e.${column} desc, e.id desc limit $2::int + $3::int)`;
  const [rows, [count]] = await Promise.all([
    sql.query<LineRow>(
      `with mine as (${MINE})
       select e.id, e.change, e.reason, e.note, m.name as by, e.at
       from (${side('to_id', '')} union all ${side('from_id', '-', FROM_MEMBER)}) e
       left join member m on m.id = e.by_member_id
       order by e.id desc limit $3::int offset $2::int`,
      [memberId, from, limit],
    ),
    sql.query<{ total: number }>(
      `with mine as (${MINE})
       select (select count(*) from ledger_entry where to_id ${IS_MINE})
         + (select count(*) from ledger_entry where from_id ${IS_MINE}${FROM_MEMBER}) as total`,
      [memberId],
    ),
  ]);
  return { lines: rows.map(lineOf), total: count?.total ?? 0 };
}

const MINE = `select id from ledger_account where kind = 'member' and member_id = $1::int`;

/**
 * Not `=`: nearly all entries come from the mint, so Postgres takes any account for one with nearly all
 * entries, and reads the whole book. A range of one, in the index's own order, it reads from the index.
 */
const IS_MINE = 'between (select id from mine) and (select id from mine)';

/** These come from the mint alone. The index on who gave leaves them out: that is nearly all entries. */
const FROM_MEMBER = ` and reason not in ('check-in', 'grant')`;

function lineOf({ id, change, reason, note, by, at }: LineRow): Line {
  return { entry: id, change, reason, note: note ?? undefined, by: by ?? undefined, at };
}

/** What a member has, and earned in the time that is running. */
export type Sums = {
  readonly balance: number;
  readonly earned: number;
  readonly week: number;
  readonly season: number;
};

export async function sumsOf(
  sql: Sql,
  memberId: number,
  now: { readonly today: Day },
): Promise<Sums> {
  const [row] = await sql.query<Sums>(
    `select balance, earned,
       case when week = $2::date then week_earned else 0 end as week,
       case when season = (select c.season from community c where c.id = a.community_id)
         then season_earned else 0 end as season
     from ledger_account a where kind = 'member' and member_id = $1::int`,
    [memberId, weekOf(now.today)],
  );
  return row ?? { balance: 0, earned: 0, week: 0, season: 0 };
}
