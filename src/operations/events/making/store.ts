import { serial } from '../../../database/serial.ts';
import type { Sql } from '../../../database/sql.ts';
import type { Table } from '../../../database/table.ts';
import type { Attending } from '../op.ts';
import type { State } from '../rule.ts';

/** What an organiser says of an event beside its time. */
export type Details = {
  readonly name: string;
  readonly about: string | undefined;
  readonly place: string | undefined;
  readonly capacity: number | undefined;
  /** ms before the start */
  readonly cutoff: number | undefined;
  readonly guests: number;
  /** as `readWho` reads it */
  readonly who: string;
  /** ms before the start, the longest first */
  readonly reminders: readonly number[];
  readonly spaces: readonly string[];
  readonly points: number;
  /** the pool that being there brings a coupon of */
  readonly coupon?: string | undefined;
  readonly attend: Attending;
  readonly survey: boolean;
  /** of one that was called off, where the organiser said it */
  readonly why?: string;
};

export type Event = {
  readonly id: number;
  readonly communityId: string;
  readonly seriesId: number | undefined;
  /** the local time that the series' rule has it at */
  readonly slot: string | undefined;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly details: Details;
  readonly state: State;
  /** grows with every edit */
  readonly version: number;
  /** grows when its reminders move */
  readonly timing: number;
  readonly announced: boolean;
  /** it has a time of its own, apart from its series */
  readonly moved: boolean;
  /** places, guests counted; members who wait, or come maybe */
  readonly taken: number;
  readonly waiting: number;
  readonly maybe: number;
  /** the number that whoever comes next gets */
  readonly next: number;
  /** sealed */
  readonly code: string;
  readonly codeIndex: string;
  readonly createdBy: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

export type EventRow = {
  id: number;
  community_id: string;
  series_id: number | null;
  slot: string | null;
  starts_at: Date;
  ends_at: Date;
  details: Details;
  state: State;
  version: number;
  timing: number;
  announced: boolean;
  moved: boolean;
  taken: number;
  waiting: number;
  maybe: number;
  next: number;
  code: string;
  code_index: string;
  created_by: number;
  created_at: Date;
  changed_at: Date;
};

export const EVENT = `select e.id, e.community_id, e.series_id, e.slot, e.starts_at, e.ends_at, e.details, e.state,
  e.version, e.timing, e.announced, e.moved, e.taken, e.waiting, e.maybe, e.next, e.code, e.code_index,
  e.created_by, e.created_at, e.changed_at from event e`;

export function eventOf(row: EventRow): Event {
  return {
    id: row.id,
    communityId: row.community_id,
    seriesId: row.series_id ?? undefined,
    slot: row.slot ?? undefined,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    details: row.details,
    state: row.state,
    version: row.version,
    timing: row.timing,
    announced: row.announced,
    moved: row.moved,
    taken: row.taken,
    waiting: row.waiting,
    maybe: row.maybe,
    next: row.next,
    code: row.code,
    codeIndex: row.code_index,
    createdBy: row.created_by,
    createdAt: row.created_at,
    changedAt: row.changed_at,
  };
}

/** By id. Loading one locks it: who comes to it is decided by one after the other. */
export const events: Table<number, Event> = {
  name: 'event',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<EventRow>(
      `${EVENT} where e.id = any($1::int[]) order by e.id for no key update of e`,
      [ids],
    );
    return rows.map(eventOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into event (id, community_id, name, series_id, slot, starts_at, ends_at, details, state, version,
         timing, announced, moved, taken, waiting, maybe, next, code, code_index, created_by, created_at, changed_at)
       select i, c, n, s, l, f, u, d::jsonb, t, v, g, a, o, k, w, m, x, p, q, b, r, h
       from unnest($1::int[], $2::text[], $3::text[], $4::int[], $5::text[], $6::timestamptz[], $7::timestamptz[],
         $8::text[], $9::text[], $10::int[], $11::int[], $12::boolean[], $13::boolean[], $14::int[], $15::int[],
         $16::int[], $17::int[], $18::text[], $19::text[], $20::int[], $21::timestamptz[], $22::timestamptz[])
         as z(i, c, n, s, l, f, u, d, t, v, g, a, o, k, w, m, x, p, q, b, r, h)
       on conflict (id) do update set name = excluded.name, slot = excluded.slot,
         starts_at = excluded.starts_at, ends_at = excluded.ends_at, details = excluded.details, state = excluded.state,
         version = excluded.version, timing = excluded.timing, announced = excluded.announced,
         moved = excluded.moved, taken = excluded.taken, waiting = excluded.waiting, maybe = excluded.maybe,
         next = excluded.next, changed_at = excluded.changed_at`,
      [
        rows.map(({ id }) => id),
        rows.map(({ communityId }) => communityId),
        rows.map(({ details }) => details.name),
        rows.map(({ seriesId }) => seriesId ?? null),
        rows.map(({ slot }) => slot ?? null),
        rows.map(({ startsAt }) => startsAt),
        rows.map(({ endsAt }) => endsAt),
        rows.map(({ details }) => JSON.stringify(details)),
        rows.map(({ state }) => state),
        rows.map(({ version }) => version),
        rows.map(({ timing }) => timing),
        rows.map(({ announced }) => announced),
        rows.map(({ moved }) => moved),
        rows.map(({ taken }) => taken),
        rows.map(({ waiting }) => waiting),
        rows.map(({ maybe }) => maybe),
        rows.map(({ next }) => next),
        rows.map(({ code }) => code),
        rows.map(({ codeIndex }) => codeIndex),
        rows.map(({ createdBy }) => createdBy),
        rows.map(({ createdAt }) => createdAt),
        rows.map(({ changedAt }) => changedAt),
      ],
    );
  },
};

/** An event is numbered before it is written. */
export const eventNumbers = serial('event');

/** Which event a name means: the next that bears it, else the latest that did. `#7` means that one, as does `7` where no name is. */
export type EventRef = {
  readonly communityId: string;
  readonly name: string;
  readonly id: number;
};

export const FIND_EVENT = `
  select a.name, (select e.id from event e where e.community_id = a.community_id
     and (lower(e.name) = lower(a.name) or e.id::text = substring(a.name from '^[#＃]([0-9]+)') or e.id::text = a.name)
     order by e.id::text = a.name and lower(e.name) <> lower(a.name), e.state in ('planned', 'open') desc,
       case when e.state in ('planned', 'open') then e.starts_at end, e.starts_at desc, e.id limit 1) as id,
     a.community_id
  from unnest($1::text[], $2::text[]) as a(community_id, name)`;

export const eventRefs: Table<Pick<EventRef, 'communityId' | 'name'>, EventRef> = {
  name: 'event (read)',
  id: ({ communityId, name }) => `${communityId}/${name.toLowerCase()}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<{ community_id: string; name: string; id: number | null }>(
      FIND_EVENT,
      [keys.map(({ communityId }) => communityId), keys.map(({ name }) => name)],
    );
    return rows.flatMap(({ community_id, name, id }) =>
      id === null ? [] : [{ communityId: community_id, name, id }],
    );
  },
  save: async () => {},
};

export async function sealedCode(sql: Sql): Promise<string | undefined> {
  const [row] = await sql.query<{ code: string }>('select code from event limit 1');
  return row?.code;
}
