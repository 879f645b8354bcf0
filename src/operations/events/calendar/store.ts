import type { Sql } from '../../../database/sql.ts';
import { EVENT, type Event, type EventRow, eventOf } from '../making/store.ts';

/** The latest that a feed holds. */
const MOST = 1000;
/** The next that a file holds: it must fit into a message everywhere. */
export const MOST_IN_FILE = 200;

export type InCalendar = Event & { readonly tentative: boolean };

/** Cancelled ones too: a calendar that holds them learns of it. */
export async function allEvents(sql: Sql, communityId: string): Promise<InCalendar[]> {
  const rows = await sql.query<EventRow>(
    `${EVENT} where e.community_id = $1 order by e.starts_at desc, e.id desc limit ${MOST}`,
    [communityId],
  );
  return rows.map((row) => ({ ...eventOf(row), tentative: false }));
}

type OwnRow = EventRow & { tentative: boolean };

/** Those that a member said yes or maybe to. */
const OWN = `select q.*, c.place is distinct from 'seat' as tentative from (${EVENT}) q
  join event_coming c on c.event_id = q.id
  where c.member_id = $1::int and c.answer in ('yes', 'maybe')`;

const ownOf = (row: OwnRow): InCalendar => ({ ...eventOf(row), tentative: row.tentative });

/** Those that a member said yes or maybe to; and when the last of these answers was given. */
export async function ownEvents(
  sql: Sql,
  memberId: number,
): Promise<{ readonly events: InCalendar[]; readonly answeredAt: Date | undefined }> {
  const rows = await sql.query<OwnRow>(
    `${OWN} order by q.starts_at desc, q.id desc limit ${MOST}`,
    [memberId],
  );
  const [last] = await sql.query<{ at: Date | null }>(
    'select max(at) as at from event_coming where member_id = $1::int',
    [memberId],
  );
  return {
    events: rows.map(ownOf),
    answeredAt: last?.at ?? undefined,
  };
}

/** Those that are not over yet, soonest first. */
export async function allAhead(sql: Sql, communityId: string, now: Date): Promise<InCalendar[]> {
  const rows = await sql.query<EventRow>(
    `${EVENT} where e.community_id = $1 and e.ends_at > $2::timestamptz
     order by e.starts_at, e.id limit ${MOST_IN_FILE}`,
    [communityId, now],
  );
  return rows.map((row) => ({ ...eventOf(row), tentative: false }));
}

export async function ownAhead(sql: Sql, memberId: number, now: Date): Promise<InCalendar[]> {
  const rows = await sql.query<OwnRow>(
    `${OWN} and q.ends_at > $2::timestamptz order by q.starts_at, q.id limit ${MOST_IN_FILE}`,
    [memberId, now],
  );
  return rows.map(ownOf);
}
