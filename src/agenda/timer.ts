import type { Sql } from '../database/sql.ts';
import type { Log, Table } from '../database/table.ts';

/** A row of the agenda: what is to happen, when. */
export type TimerRow = {
  readonly id: number;
  readonly communityId: string;
  readonly key: string;
  readonly name: string;
  readonly payload: unknown;
  readonly dueAt: Date;
  readonly state: 'waiting' | 'done' | 'skipped' | 'failed' | 'cancelled';
  readonly attempts: number;
  readonly reason: string | undefined;
  readonly endedAt: Date | undefined;
};

type Row = {
  id: number;
  community_id: string;
  key: string;
  name: string;
  payload: unknown;
  due_at: Date;
  state: TimerRow['state'];
  attempts: number;
  reason: string | null;
  ended_at: Date | null;
};

/** By id. Loading one locks it, so a timer that two processes wake up for runs in one of them. */
export const timers: Table<number, TimerRow> = {
  name: 'timer',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<Row>(
      `select id, community_id, key, name, payload, due_at, state, attempts, reason, ended_at
       from timer where id = any($1::bigint[]) order by id for no key update`,
      [ids],
    );
    return rows.map(timerOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `update timer set due_at = a.due_at, state = a.state, attempts = a.attempts, reason = a.reason, ended_at = a.ended_at
       from unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::int[], $5::text[], $6::timestamptz[])
         as a(id, due_at, state, attempts, reason, ended_at)
       where timer.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ dueAt }) => dueAt),
        rows.map(({ state }) => state),
        rows.map(({ attempts }) => attempts),
        rows.map(({ reason }) => reason ?? null),
        rows.map(({ endedAt }) => endedAt ?? null),
      ],
    );
  },
};

export function timerOf(row: Row): TimerRow {
  return {
    id: row.id,
    communityId: row.community_id,
    key: row.key,
    name: row.name,
    payload: row.payload,
    dueAt: row.due_at,
    state: row.state,
    attempts: row.attempts,
    reason: row.reason ?? undefined,
    endedAt: row.ended_at ?? undefined,
  };
}

/** What came of a timer, in words: as `Keeping` keeps a reply. */
export const timerReplies: Log<{ readonly id: number; readonly reply: unknown }> = {
  name: 'timer reply',
  async add(sql, rows) {
    await sql.execute(
      `update timer set reply = a.reply::jsonb
       from unnest($1::bigint[], $2::text[]) as a(id, reply) where timer.id = a.id`,
      [rows.map(({ id }) => id), rows.map(({ reply }) => JSON.stringify(reply))],
    );
  },
};

/** A timer to be set, or set anew: its key names it within the community. */
export type Arming = Pick<TimerRow, 'communityId' | 'key' | 'name' | 'payload' | 'dueAt'>;
/** A timer that is not to run. */
type Cancelling = Pick<TimerRow, 'communityId' | 'key'> & { readonly dueAt: undefined };

/** One log for both: of what is asked for one timer, by whomever in a crowd, the last counts. */
export const timerChanges: Log<Arming | Cancelling> = {
  name: 'timer',
  async add(sql, all) {
    const last = [...new Map(all.map((one) => [`${one.communityId}/${one.key}`, one])).values()];
    const armed = last.filter((one): one is Arming => one.dueAt !== undefined);
    const cancelled = last.filter(({ dueAt }) => dueAt === undefined);
    await Promise.all([
      armed.length > 0 && armTimers(sql, armed),
      cancelled.length > 0 && cancelTimers(sql, cancelled),
    ]);
  },
};

/** @param rows no two of one timer */
export async function armTimers(sql: Sql, rows: readonly Arming[]): Promise<void> {
  await sql.execute(
    `insert into timer (community_id, key, name, payload, due_at)
     select c, k, n, p::jsonb, d from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
       as a(c, k, n, p, d)
     on conflict (community_id, key) do update set name = excluded.name, payload = excluded.payload,
       due_at = excluded.due_at, state = 'waiting', attempts = 0, reason = null, ended_at = null`,
    [
      rows.map(({ communityId }) => communityId),
      rows.map(({ key }) => key),
      rows.map(({ name }) => name),
      rows.map(({ payload }) => JSON.stringify(payload)),
      rows.map(({ dueAt }) => dueAt),
    ],
  );
}

async function cancelTimers(
  sql: Sql,
  rows: readonly Pick<TimerRow, 'communityId' | 'key'>[],
): Promise<void> {
  await sql.execute(
    `update timer set state = 'cancelled' from unnest($1::text[], $2::text[]) as a(community_id, key)
     where timer.community_id = a.community_id and timer.key = a.key and state = 'waiting'`,
    [rows.map(({ communityId }) => communityId), rows.map(({ key }) => key)],
  );
}
