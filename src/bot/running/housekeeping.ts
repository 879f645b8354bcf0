import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Log } from '../../log.ts';
import { type Loop, startLoop } from '../../loop.ts';

const DAY = 86_400_000;
const YEAR = 365 * DAY;

/**
 * What nobody will ask for again. Platforms redeliver an update for a day (Telegram: 24 hours), so a
 * week of receipts is plenty; what was sent and what ran stay long enough to be looked up.
 */
const KEPT: readonly { readonly sql: string; readonly ms: number }[] = [
  { sql: 'delete from receipt where at < $1', ms: 7 * DAY },
  { sql: 'delete from api_call where at < $1', ms: 7 * DAY },
  { sql: 'delete from dialogue where at < $1', ms: DAY },
  // Whoever looks at the answers that were offered decides within a day or two.
  { sql: 'delete from question_draft where at < $1', ms: 7 * DAY },
  { sql: 'delete from link_code where expires_at < $1', ms: 0 },
  // What a post became must be known as long as it may be edited.
  {
    sql: `delete from delivery where state = 'sent' and ended_at < $1 and not starts_with(key, 'post/')`,
    ms: 30 * DAY,
  },
  {
    sql: `delete from delivery where state in ('failed', 'unsure', 'withdrawn', 'removed')
      and due_at < $1 and not starts_with(key, 'post/')`,
    ms: 90 * DAY,
  },
  { sql: `delete from delivery where state <> 'waiting' and due_at < $1`, ms: YEAR },
  { sql: 'delete from post where at < $1', ms: YEAR },
  {
    sql: `delete from picture p where p.at < $1
      and not exists (select 1 from post where post.content->'picture'->>'id' = p.id)`,
    ms: 30 * DAY,
  },
  // Counts that came down to nothing, and those of boards that nobody can ask for any more.
  {
    sql: `delete from board_count where members = 0
      or board = 'day' and period < $1::date - date '1970-01-01'
      or board = 'week' and period < $1::date - date '1970-01-01' - 7`,
    ms: 3 * DAY,
  },
  ...['board_high', 'board_floor'].map((table) => ({
    sql: `delete from ${table}
      where board = 'day' and period < $1::date - date '1970-01-01'
        or board = 'week' and period < $1::date - date '1970-01-01' - 7`,
    ms: 3 * DAY,
  })),
  { sql: `delete from timer where state <> 'waiting' and due_at < $1`, ms: 90 * DAY },
];

export function startHousekeeping(it: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly everyMs: number;
}): Loop {
  const { database, clock, log, everyMs } = it;
  return startLoop({
    clock,
    everyMs,
    failed: (error) => log.error({ err: error }, 'old rows could not be removed'),
    async pass() {
      const now = clock.now().getTime();
      for (const { sql, ms } of KEPT) await database.execute(sql, [new Date(now - ms)]);
      return undefined;
    },
  });
}
