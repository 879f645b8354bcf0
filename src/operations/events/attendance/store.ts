import type { Sql } from '../../../database/sql.ts';
import type { Table } from '../../../database/table.ts';
import { PAGE } from '../rule.ts';

/** Which event a code is of: one that is not over first, else the latest. */
export type CodeRef = {
  readonly communityId: string;
  readonly index: string;
  readonly id: number;
};

export const codeRefs: Table<Omit<CodeRef, 'id'>, CodeRef> = {
  name: 'event (code)',
  id: ({ communityId, index }) => `${communityId}/${index}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<{ community_id: string; code_index: string; id: number }>(
      `select distinct on (e.community_id, e.code_index) e.community_id, e.code_index, e.id
       from unnest($1::text[], $2::text[]) as a(c, i)
       join event e on e.community_id = a.c and e.code_index = a.i
       order by e.community_id, e.code_index, e.state in ('planned', 'open') desc, e.starts_at desc`,
      [keys.map(({ communityId }) => communityId), keys.map(({ index }) => index)],
    );
    return rows.map(({ community_id, code_index, id }) => ({
      communityId: community_id,
      index: code_index,
      id,
    }));
  },
  save: async () => {},
};

/** Who was there, by event. Who left the community since is not among them. */
export type Attendees = {
  readonly eventId: number;
  readonly members: readonly { readonly id: number; readonly language: string | undefined }[];
};

export const attendees: Table<number, Attendees> = {
  name: 'event_coming (attended)',
  id: String,
  keyOf: ({ eventId }) => eventId,
  async load(sql, ids) {
    const rows = await sql.query<{ event_id: number; id: number; language: string | null }>(
      `select c.event_id, m.id, m.language from event_coming c join member m on m.id = c.member_id
       where c.event_id = any($1::int[]) and c.attended_at is not null and m.left_at is null
       order by c.event_id, m.id`,
      [ids],
    );
    return ids.map((eventId) => ({
      eventId,
      members: rows
        .filter((row) => row.event_id === eventId)
        .map(({ id, language }) => ({ id, language: language ?? undefined })),
    }));
  },
  save: async () => {},
};

/** One who came, or was to come. */
export type Attended = {
  readonly name: string;
  readonly guests: number;
  readonly attendedAt: Date | null;
  readonly walkIn: boolean;
};

/** Those who came first, by when; then those who had a place. */
export async function attendanceOf(
  sql: Sql,
  eventId: number,
  page: number,
): Promise<{
  readonly lines: readonly Attended[];
  readonly came: number;
  readonly missing: number;
}> {
  const IN = `c.event_id = $1::int and (c.place = 'seat' or c.attended_at is not null)`;
  const lines = await sql.query<Attended>(
    `select m.name, c.guests, c.attended_at as "attendedAt", c.place is distinct from 'seat' as "walkIn"
     from event_coming c join member m on m.id = c.member_id where ${IN}
     order by c.attended_at, c.number, m.id limit ${PAGE} offset $2::int`,
    [eventId, (page - 1) * PAGE],
  );
  const [count] = await sql.query<{ came: number; missing: number }>(
    `select count(c.attended_at) as came, count(*) - count(c.attended_at) as missing
     from event_coming c where ${IN}`,
    [eventId],
  );
  return { lines, came: count?.came ?? 0, missing: count?.missing ?? 0 };
}
