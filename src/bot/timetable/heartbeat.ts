import type { Clock } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';

/** Notes that the bot runs, and so, when it comes back, how long it did not. */
export type Heartbeat = {
  /** Cheap to call often: most of the time nothing is written. */
  readonly beat: () => Promise<void>;
  /** The last one, at the end: from here on nobody is there. */
  readonly rest: () => Promise<void>;
};

const NAME = 'emcee';
/** A restart, or a deploy, is no outage. */
const SHORTEST_MS = 10 * 60_000;

/**
 * All processes on one database share one heartbeat: there is an outage when none of them runs, or
 * when the database is away.
 * @param everyMs how often `beat` is called at least
 */
export function heartbeatOn(database: Database, clock: Clock, everyMs: number): Heartbeat {
  const silence = Math.max(SHORTEST_MS, 3 * everyMs);
  let written = Number.NEGATIVE_INFINITY;

  async function note(): Promise<void> {
    const now = clock.now();
    await database.transaction((sql) => noteRunning(sql, now, silence));
    written = now.getTime();
  }

  return {
    async beat() {
      if (Math.abs(clock.now().getTime() - written) >= everyMs / 2) await note();
    },
    rest: note,
  };
}

async function noteRunning(sql: Sql, now: Date, silence: number): Promise<void> {
  const [last] = await sql.query<{ at: Date }>(
    'select at from heartbeat where name = $1 for update',
    [NAME],
  );
  if (last !== undefined && now.getTime() - last.at.getTime() > silence)
    await sql.execute('insert into outage (from_at, until_at) values ($1, $2)', [last.at, now]);
  await sql.execute(
    'insert into heartbeat (name, at) values ($1, $2) on conflict (name) do update set at = excluded.at',
    [NAME, now],
  );
}

export type Outage = { readonly from: Date; readonly until: Date };

export async function loadOutages(sql: Sql): Promise<Outage[]> {
  const rows = await sql.query<{ from_at: Date; until_at: Date }>(
    'select from_at, until_at from outage order by from_at',
  );
  return rows.map(({ from_at, until_at }) => ({ from: from_at, until: until_at }));
}
