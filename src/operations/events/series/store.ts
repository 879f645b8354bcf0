import { serial } from '../../../database/serial.ts';
import type { Table } from '../../../database/table.ts';
import type { Details } from '../making/store.ts';
import type { Slot } from './repeat.ts';

/** Events that repeat. */
export type Series = {
  readonly id: number;
  readonly communityId: string;
  /** RRULE, counted from `starts` */
  readonly rule: string;
  readonly starts: Slot;
  /** minutes by which an organiser moved all of them */
  readonly shift: number;
  /** minutes */
  readonly length: number;
  readonly details: Details;
  /** the last that was made; '' before the first */
  readonly made: Slot | '';
  readonly state: 'running' | 'cancelled';
  readonly createdBy: number;
  readonly createdAt: Date;
};

type Row = {
  id: number;
  community_id: string;
  rule: string;
  starts: string;
  shift: number;
  length: number;
  details: Details;
  made: string;
  state: Series['state'];
  created_by: number;
  created_at: Date;
};

/** By id; asked for before any of its events, so that locks are taken in one order. */
export const serieses: Table<number, Series> = {
  name: 'event_series',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<Row>(
      `select id, community_id, rule, starts, shift, length, details, made, state, created_by, created_at
       from event_series where id = any($1::int[]) order by id for no key update`,
      [ids],
    );
    return rows.map(({ community_id, created_by, created_at, ...row }) => ({
      ...row,
      communityId: community_id,
      createdBy: created_by,
      createdAt: created_at,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into event_series (id, community_id, rule, starts, shift, length, details, made, state, created_by,
         created_at)
       select i, c, r, s, h, l, d::jsonb, m, t, b, a
       from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::text[],
         $9::text[], $10::int[], $11::timestamptz[]) as z(i, c, r, s, h, l, d, m, t, b, a)
       on conflict (id) do update set rule = excluded.rule, starts = excluded.starts, shift = excluded.shift,
         length = excluded.length, details = excluded.details, made = excluded.made, state = excluded.state`,
      [
        rows.map(({ id }) => id),
        rows.map(({ communityId }) => communityId),
        rows.map(({ rule }) => rule),
        rows.map(({ starts }) => starts),
        rows.map(({ shift }) => shift),
        rows.map(({ length }) => length),
        rows.map(({ details }) => JSON.stringify(details)),
        rows.map(({ made }) => made),
        rows.map(({ state }) => state),
        rows.map(({ createdBy }) => createdBy),
        rows.map(({ createdAt }) => createdAt),
      ],
    );
  },
};

export const seriesNumbers = serial('event_series');

/** Those of a series that are not over or cancelled, soonest first. */
export type Ahead = { readonly seriesId: number; readonly eventIds: readonly number[] };

export const aheads: Table<number, Ahead> = {
  name: 'event (ahead)',
  id: String,
  keyOf: ({ seriesId }) => seriesId,
  async load(sql, ids) {
    const rows = await sql.query<{ series_id: number; id: number }>(
      `select series_id, id from event where series_id = any($1::int[]) and state in ('planned', 'open')
       order by series_id, starts_at, id`,
      [ids],
    );
    return ids.map((seriesId) => ({
      seriesId,
      eventIds: rows.filter((row) => row.series_id === seriesId).map(({ id }) => id),
    }));
  },
  save: async () => {},
};

/** All slots of a series that have an event, or had one that was cancelled by itself. */
export type Slots = { readonly seriesId: number; readonly slots: readonly Slot[] };

export const slotsMade: Table<number, Slots> = {
  name: 'event (slots)',
  id: String,
  keyOf: ({ seriesId }) => seriesId,
  async load(sql, ids) {
    const rows = await sql.query<{ series_id: number; slots: string[] }>(
      `select series_id, array_agg(slot) as slots from event
       where series_id = any($1::int[]) group by series_id`,
      [ids],
    );
    return rows.map(({ series_id, slots }) => ({ seriesId: series_id, slots }));
  },
  save: async () => {},
};

/** The series that an event is of, before the event is asked for. */
export type SeriesOf = { readonly eventId: number; readonly seriesId: number | undefined };

export const seriesOf: Table<number, SeriesOf> = {
  name: 'event (series)',
  id: String,
  keyOf: ({ eventId }) => eventId,
  async load(sql, ids) {
    const rows = await sql.query<{ id: number; series_id: number | null }>(
      'select id, series_id from event where id = any($1::int[])',
      [ids],
    );
    return rows.map(({ id, series_id }) => ({ eventId: id, seriesId: series_id ?? undefined }));
  },
  save: async () => {},
};
