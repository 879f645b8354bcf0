import type { Sql } from '../../../database/sql.ts';
import { EVENT, type Event, type EventRow, eventOf, FIND_EVENT } from '../making/store.ts';

export async function loadEvent(
  sql: Sql,
  communityId: string,
  id: number,
): Promise<Event | undefined> {
  const [row] = await sql.query<EventRow>(`${EVENT} where e.id = $1::int and e.community_id = $2`, [
    id,
    communityId,
  ]);
  return row && eventOf(row);
}

/** By its name, or as `#7`. */
export async function findEvent(
  sql: Sql,
  communityId: string,
  name: string,
): Promise<Event | undefined> {
  const [found] = await sql.query<{ id: number | null }>(FIND_EVENT, [[communityId], [name]]);
  return found?.id == null ? undefined : loadEvent(sql, communityId, found.id);
}

/** Names on a card. */
const NAMED = 10;

export type Shown = {
  readonly event: Event;
  readonly names: readonly string[];
  readonly more: number;
};

/** With the names of the first who come. */
export async function loadShown(
  sql: Sql,
  communityId: string,
  id: number,
): Promise<Shown | undefined> {
  const event = await loadEvent(sql, communityId, id);
  if (event === undefined) return undefined;
  const rows = await sql.query<{ name: string; members: number }>(
    `select m.name, count(*) over () as members from event_coming c join member m on m.id = c.member_id
     where c.event_id = $1::int and c.place = 'seat' order by c.number limit ${NAMED}`,
    [id],
  );
  const names = rows.map(({ name }) => name);
  return { event, names, more: (rows[0]?.members ?? 0) - names.length };
}

/** Those to come, soonest first. */
export async function comingEvents(
  sql: Sql,
  communityId: string,
  from: Date,
  to: Date,
  limit: number,
): Promise<Event[]> {
  const rows = await sql.query<EventRow>(
    `${EVENT} where e.community_id = $1 and e.ends_at > $2::timestamptz and e.starts_at < $3::timestamptz
       and e.state in ('planned', 'open') order by e.starts_at, e.id limit $4::int`,
    [communityId, from, to, limit],
  );
  return rows.map(eventOf);
}

/** Those a person may mean: to come, then the latest that were. */
export async function nameable(sql: Sql, communityId: string): Promise<Event[]> {
  const rows = await sql.query<EventRow>(
    `${EVENT} where e.community_id = $1 and e.state <> 'cancelled'
     order by e.state in ('planned', 'open') desc,
       case when e.state in ('planned', 'open') then e.starts_at end, e.starts_at desc, e.id limit 25`,
    [communityId],
  );
  return rows.map(eventOf);
}
