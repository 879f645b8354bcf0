import type { Day } from '../../../agenda/day.ts';
import type { Link } from '../../../bot/linking.ts';
import type { Sql } from '../../../database/sql.ts';
import { type Streak, streakOf } from './rule.ts';

/**
 * A day on which both checked in stays with each, and counts once. The streak is marked to be counted
 * again from all that it follows from.
 */
export async function moveCheckIns(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `update check_in c set member_id = $2 where c.member_id = $1
     and not exists (select 1 from check_in o where o.member_id = $2 and o.day = c.day)`,
    [from, to],
  );
  await sql.execute(
    `update check_in_note c set member_id = $2 where c.member_id = $1
     and not exists (select 1 from check_in_note o where o.member_id = $2 and o.day = c.day)`,
    [from, to],
  );
  const known = await sql.query<{ last_day: Day; length: number; best: number; total: number }>(
    'select last_day, length, best, total from check_in_streak where member_id = any($1::int[])',
    [[from, to]],
  );
  await sql.execute(
    `update check_in_freeze set member_id = $2,
       n = n + (select coalesce(max(n), 0) from check_in_freeze where member_id = $2)
     where member_id = $1`,
    [from, to],
  );
  const days = await sql.query<{ day: Day }>('select day from check_in where member_id = $1', [to]);
  await sql.execute('delete from check_in_streak where member_id = $1', [from]);
  const streak = streakOf(
    days.map(({ day }) => day),
    known.map(({ last_day, ...row }) => ({ lastDay: last_day, ...row })),
  );
  if (streak !== undefined) await saveStreak(sql, to, streak);
}

async function saveStreak(sql: Sql, memberId: number, streak: Streak): Promise<void> {
  await sql.execute(
    `insert into check_in_streak (member_id, last_day, length, best, total, stale)
     values ($1, $2::date, $3, $4, $5, true)
     on conflict (member_id) do update set last_day = excluded.last_day, length = excluded.length,
       best = excluded.best, total = excluded.total, stale = true`,
    [memberId, streak.lastDay, streak.length, streak.best, streak.total],
  );
}
