import type { Sql } from '../database/sql.ts';
import { type TimerRow, timerOf } from './timer.ts';

const COLUMNS = 'id, community_id, key, name, payload, due_at, state, attempts, reason, ended_at';

/** Timers of these communities that are due, those behind one alone when it is given, without a lock. */
export async function timersDue(
  sql: Sql,
  communities: readonly string[],
  now: Date,
  limit: number,
  behind: Pick<TimerRow, 'dueAt' | 'id'> | undefined,
): Promise<TimerRow[]> {
  const rows = await sql.query<Parameters<typeof timerOf>[0]>(
    `select ${COLUMNS} from timer
     where state = 'waiting' and due_at <= $1 and community_id = any($2::text[])
       and (due_at, id) > ($4::timestamptz, $5::bigint) order by due_at, id limit $3`,
    [now, communities, limit, behind?.dueAt ?? '-infinity', behind?.id ?? 0],
  );
  return rows.map(timerOf);
}

/** What the queue must know: when timers are due that wait. */
export async function timesBefore(sql: Sql, until: Date): Promise<Date[]> {
  const rows = await sql.query<{ due_at: Date }>(
    `select distinct due_at from timer where state = 'waiting' and due_at < $1`,
    [until],
  );
  return rows.map(({ due_at }) => due_at);
}
