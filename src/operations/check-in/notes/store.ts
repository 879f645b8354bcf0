import type { Day } from '../../../agenda/day.ts';
import type { Sql } from '../../../database/sql.ts';
import type { Log } from '../../../database/table.ts';

/** What a member wrote with the check-in of a day. */
export type Note = {
  readonly memberId: number;
  readonly communityId: string;
  readonly day: Day;
  readonly note: string;
  readonly at: Date;
};

/** The last of a day is what counts. */
export const notes: Log<Note> = {
  name: 'check_in_note',
  async add(sql, rows) {
    const last = [...new Map(rows.map((row) => [`${row.memberId}/${row.day}`, row])).values()];
    await sql.execute(
      `insert into check_in_note (member_id, day, community_id, note, at)
       select * from unnest($1::int[], $2::date[], $3::text[], $4::text[], $5::timestamptz[])
       on conflict (member_id, day) do update set note = excluded.note, at = excluded.at`,
      [
        last.map(({ memberId }) => memberId),
        last.map(({ day }) => day),
        last.map(({ communityId }) => communityId),
        last.map(({ note }) => note),
        last.map(({ at }) => at),
      ],
    );
  },
};

/** Who wrote something on a day, the latest first. */
export type Shown = { readonly name: string; readonly note: string };

export function latestNotes(
  sql: Sql,
  communityId: string,
  day: Day,
  most: number,
): Promise<Shown[]> {
  return sql.query<Shown>(
    `select m.name, n.note from check_in_note n join member m on m.id = n.member_id
     where n.community_id = $1 and n.day = $2 order by n.at desc, n.member_id limit $3`,
    [communityId, day, most],
  );
}

/** What a member wrote from one day to another, both included. */
export function notesOf(
  sql: Sql,
  memberId: number,
  from: Day,
  to: Day,
): Promise<{ readonly day: Day; readonly note: string }[]> {
  return sql.query(
    'select day, note from check_in_note where member_id = $1 and day between $2 and $3 order by day',
    [memberId, from, to],
  );
}
