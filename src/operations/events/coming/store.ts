import type { Log, Table } from '../../../database/table.ts';
import type { Answer, Place } from '../rule.ts';

/** What a member said to an event, and whether they were there. */
export type Coming = {
  readonly eventId: number;
  readonly memberId: number;
  /** undefined: they came without a word */
  readonly answer: Answer | undefined;
  readonly guests: number;
  readonly place: Place | undefined;
  /** the order in which they came */
  readonly number: number | undefined;
  readonly at: Date;
  readonly attendedAt: Date | undefined;
  readonly attendedVia: 'button' | 'code' | undefined;
  /** the ledger entry that thanked them */
  readonly entry: number | undefined;
  readonly rating: number | undefined;
  readonly word: string | undefined;
};

export type ComingKey = Pick<Coming, 'eventId' | 'memberId'>;

type Row = {
  event_id: number;
  member_id: number;
  answer: Answer | null;
  guests: number;
  place: Place | null;
  number: number | null;
  at: Date;
  attended_at: Date | null;
  attended_via: 'button' | 'code' | null;
  entry: number | null;
  rating: number | null;
  word: string | null;
};

/** By event and member. Asked for after the event, whose lock guards them. */
export const comings: Table<ComingKey, Coming> = {
  name: 'event_coming',
  id: ({ eventId, memberId }) => `${eventId}/${memberId}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<Row>(
      `select c.* from unnest($1::int[], $2::int[]) as a(event_id, member_id)
       join event_coming c on c.event_id = a.event_id and c.member_id = a.member_id`,
      [keys.map(({ eventId }) => eventId), keys.map(({ memberId }) => memberId)],
    );
    return rows.map(comingOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into event_coming (event_id, member_id, answer, guests, place, number, at, attended_at, attended_via,
         entry, rating, word)
       select * from unnest($1::int[], $2::int[], $3::text[], $4::int[], $5::text[], $6::int[], $7::timestamptz[],
         $8::timestamptz[], $9::text[], $10::bigint[], $11::int[], $12::text[])
       on conflict (event_id, member_id) do update set answer = excluded.answer, guests = excluded.guests,
         place = excluded.place, number = excluded.number, at = excluded.at, attended_at = excluded.attended_at,
         attended_via = excluded.attended_via, entry = excluded.entry, rating = excluded.rating,
         word = excluded.word`,
      [
        rows.map(({ eventId }) => eventId),
        rows.map(({ memberId }) => memberId),
        rows.map(({ answer }) => answer ?? null),
        rows.map(({ guests }) => guests),
        rows.map(({ place }) => place ?? null),
        rows.map(({ number }) => number ?? null),
        rows.map(({ at }) => at),
        rows.map(({ attendedAt }) => attendedAt ?? null),
        rows.map(({ attendedVia }) => attendedVia ?? null),
        rows.map(({ entry }) => entry ?? null),
        rows.map(({ rating }) => rating ?? null),
        rows.map(({ word }) => word ?? null),
      ],
    );
  },
};

function comingOf(row: Row): Coming {
  return {
    eventId: row.event_id,
    memberId: row.member_id,
    answer: row.answer ?? undefined,
    guests: row.guests,
    place: row.place ?? undefined,
    number: row.number ?? undefined,
    at: row.at,
    attendedAt: row.attended_at ?? undefined,
    attendedVia: row.attended_via ?? undefined,
    entry: row.entry ?? undefined,
    rating: row.rating ?? undefined,
    word: row.word ?? undefined,
  };
}

/** Who waits for an event, in their order. It follows from what stands in `comings`. */
export type Queue = {
  readonly eventId: number;
  readonly parties: readonly {
    readonly memberId: number;
    readonly guests: number;
    readonly number: number;
  }[];
};

export const queues: Table<number, Queue> = {
  name: 'event_coming (waiting)',
  id: String,
  keyOf: ({ eventId }) => eventId,
  async load(sql, ids) {
    const rows = await sql.query<{
      event_id: number;
      member_id: number;
      guests: number;
      number: number;
    }>(
      `select event_id, member_id, guests, number from event_coming
       where event_id = any($1::int[]) and place = 'waiting' order by event_id, number`,
      [ids],
    );
    return ids.map((eventId) => ({
      eventId,
      parties: rows
        .filter((row) => row.event_id === eventId)
        .map(({ member_id, guests, number }) => ({ memberId: member_id, guests, number })),
    }));
  },
  save: async () => {},
};

/** Whom something about an event concerns: who comes, waits, or comes maybe. Who left is not among them. */
export type Guests = {
  readonly eventId: number;
  readonly members: readonly {
    readonly id: number;
    readonly language: string | undefined;
    readonly wantsReminders: boolean;
  }[];
};

export const guestLists: Table<number, Guests> = {
  name: 'event_coming (read)',
  id: String,
  keyOf: ({ eventId }) => eventId,
  async load(sql, ids) {
    const rows = await sql.query<{
      event_id: number;
      id: number;
      language: string | null;
      off: boolean;
    }>(
      `select c.event_id, m.id, m.language, o.member_id is not null as off from event_coming c
       join member m on m.id = c.member_id left join event_reminder_off o on o.member_id = m.id
       where c.event_id = any($1::int[]) and c.answer in ('yes', 'maybe') and m.left_at is null
       order by c.event_id, c.number, m.id`,
      [ids],
    );
    return ids.map((eventId) => ({
      eventId,
      members: rows
        .filter((row) => row.event_id === eventId)
        .map(({ id, language, off }) => ({
          id,
          language: language ?? undefined,
          wantsReminders: !off,
        })),
    }));
  },
  save: async () => {},
};

/** The events that somebody said yes or maybe to, and that are not over. */
export type Engagements = { readonly memberId: number; readonly eventIds: readonly number[] };

export const engagements: Table<number, Engagements> = {
  name: 'event_coming (of a member)',
  id: String,
  keyOf: ({ memberId }) => memberId,
  async load(sql, memberIds) {
    const rows = await sql.query<{ member_id: number; event_id: number }>(
      `select c.member_id, c.event_id from event_coming c join event e on e.id = c.event_id
       where c.member_id = any($1::int[]) and c.answer in ('yes', 'maybe') and e.state in ('planned', 'open')
       order by c.event_id`,
      [memberIds],
    );
    return memberIds.map((memberId) => ({
      memberId,
      eventIds: rows.filter((row) => row.member_id === memberId).map(({ event_id }) => event_id),
    }));
  },
  save: async () => {},
};

/** Whether a member wants to be reminded of events. */
export type Choice = { readonly memberId: number; readonly at: Date; readonly wanted: boolean };

export const choices: Log<Choice> = {
  name: 'event_reminder_off',
  inSteps: true,
  /** Of two choices of one member the later counts. */
  async add(sql, rows) {
    const last = [...new Map(rows.map((row) => [row.memberId, row])).values()];
    const off = last.filter(({ wanted }) => !wanted);
    await sql.execute('delete from event_reminder_off where member_id = any($1::int[])', [
      last.filter(({ wanted }) => wanted).map(({ memberId }) => memberId),
    ]);
    await sql.execute(
      `insert into event_reminder_off (member_id, at) select * from unnest($1::int[], $2::timestamptz[])
       on conflict (member_id) do nothing`,
      [off.map(({ memberId }) => memberId), off.map(({ at }) => at)],
    );
  },
};
