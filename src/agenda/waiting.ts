import type { Sql } from '../database/sql.ts';
import type { Wake } from './queue.ts';
import { type TimerRow, timerOf } from './timer.ts';

const COLUMNS = 'id, community_id, key, name, payload, due_at, state, attempts, reason, ended_at';

/** Timers as they are, without a lock. */
export async function timersById(sql: Sql, ids: readonly number[]): Promise<TimerRow[]> {
  const rows = await sql.query<Parameters<typeof timerOf>[0]>(
    `select ${COLUMNS} from timer where id = any($1::bigint[]) order by due_at, id`,
    [ids],
  );
  return rows.map(timerOf);
}

/** What the queue must know: timers that wait and are due before a time. */
export async function waitingBefore(sql: Sql, until: Date): Promise<Wake[]> {
  const rows = await sql.query<{ id: number; due_at: Date }>(
    `select id, due_at from timer where state = 'waiting' and due_at < $1 order by due_at, id`,
    [until],
  );
  return rows.map(({ id, due_at }) => ({ id, dueAt: due_at }));
}
