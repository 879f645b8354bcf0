import { createHash } from 'node:crypto';
import type { Entry } from '../../agenda/entry.ts';
import { next } from '../../agenda/occurrences.ts';
import { armTimers } from '../../agenda/timer.ts';
import type { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import type { Community } from '../community.ts';
import { TIMETABLE, timerKey } from './timetable.ts';

/**
 * Brings the timers into step with a community's timetable: called when its config was loaded, and now
 * and then. An entry whose times changed starts afresh from now, one that is gone is called off, one
 * that has no timer gets its next. Nothing that lies in the past is ever set, so no reload fires
 * anything by itself; a timer that fell due during an outage stays, and its `late` decides.
 */
export function armTimetable(database: Database, community: Community, now: Date): Promise<void> {
  return database.transaction(async (sql) => {
    const known = await lockEntries(sql, community.id);
    const wanted = new Map(community.timetable.map((entry) => [entry.name, entry]));
    const stale = [...known].filter(([name, timing]) => {
      const entry = wanted.get(name);
      return entry === undefined || timingOf(community, entry) !== timing;
    });
    for (const [name] of stale) await callOff(sql, community.id, name, wanted.has(name));
    await saveTimings(sql, community);
    await setMissing(sql, community, now);
  });
}

/** What decides when an entry runs; its other parts may change without moving its timers. */
function timingOf({ zone }: Community, { when, except }: Entry): string {
  return createHash('sha1')
    .update(JSON.stringify([zone, when, except]))
    .digest('base64url');
}

/** The community's row is the lock: two processes never arm one timetable at once. */
async function lockEntries(sql: Sql, communityId: string): Promise<Map<string, string>> {
  await sql.query('select id from community where id = $1 for update', [communityId]);
  const rows = await sql.query<{ name: string; timing: string }>(
    'select name, timing from timetable_entry where community_id = $1',
    [communityId],
  );
  return new Map(rows.map(({ name, timing }) => [name, timing]));
}

/** Not the timers of an entry whose name goes on behind a slash. */
async function callOff(sql: Sql, communityId: string, name: string, kept: boolean): Promise<void> {
  await sql.execute(
    `update timer set state = 'cancelled', reason = 'the timetable was changed'
     where community_id = $1 and starts_with(key, $2) and position('/' in right(key, -length($2))) = 0
       and state = 'waiting'`,
    [communityId, `${TIMETABLE}/${name}/`],
  );
  if (!kept)
    await sql.execute('delete from timetable_entry where community_id = $1 and name = $2', [
      communityId,
      name,
    ]);
}

async function saveTimings(sql: Sql, community: Community): Promise<void> {
  await sql.execute(
    `insert into timetable_entry (community_id, name, timing)
     select $1, n, t from unnest($2::text[], $3::text[]) as a(n, t)
     on conflict (community_id, name) do update set timing = excluded.timing
     where timetable_entry.timing <> excluded.timing`,
    [
      community.id,
      community.timetable.map(({ name }) => name),
      community.timetable.map((entry) => timingOf(community, entry)),
    ],
  );
}

async function setMissing(sql: Sql, community: Community, now: Date): Promise<void> {
  const rows = await sql.query<{ key: string }>(
    `select key from timer where community_id = $1 and name = $2 and state = 'waiting'`,
    [community.id, TIMETABLE],
  );
  // The instant at a key's end has no slash.
  const nameIn = (key: string) => key.slice(TIMETABLE.length + 1, key.lastIndexOf('/'));
  const armed = new Set(rows.map(({ key }) => nameIn(key)));
  const missing = community.timetable.flatMap((entry) => {
    const when = armed.has(entry.name) ? undefined : next(entry, community.zone, now);
    if (when === undefined) return [];
    const payload = { entry: entry.name };
    const key = timerKey(entry.name, when);
    return [{ communityId: community.id, key, name: TIMETABLE, payload, dueAt: when }];
  });
  if (missing.length > 0) await armTimers(sql, missing);
}
