import type { Day } from '../../agenda/day.ts';
import type { Sql } from '../../database/sql.ts';
import type { Table } from '../../database/table.ts';
import { type CheckInRow, COLUMNS, checkInOf } from './past/store.ts';
import type { CheckIn, Streak } from './rule.ts';

/** By member and day. */
export const checkIns: Table<Pick<CheckIn, 'memberId' | 'day'>, CheckIn> = {
  name: 'check_in',
  id: ({ memberId, day }) => `${memberId}/${day}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<CheckInRow>(
      `select ${COLUMNS} from check_in c
       join unnest($1::int[], $2::date[]) as a(member_id, day)
         on a.member_id = c.member_id and a.day = c.day order by c.member_id, c.day`,
      [keys.map(({ memberId }) => memberId), keys.map(({ day }) => day)],
    );
    return rows.map(checkInOf);
  },
  /** Only new ones are ever put. */
  async save(sql, rows) {
    await sql.execute(
      `insert into check_in (member_id, day, community_id, at, kind, streak, points, tiers, follows)
       select m, d, c, t, k, s, p, b::int[], f
       from unnest($1::int[], $2::date[], $3::text[], $4::timestamptz[], $5::text[], $6::int[], $7::int[],
         $8::text[], $9::date[]) as a(m, d, c, t, k, s, p, b, f)`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ day }) => day),
        rows.map(({ communityId }) => communityId),
        rows.map(({ at }) => at),
        rows.map(({ kind }) => kind),
        rows.map(({ streak }) => streak),
        rows.map(({ points }) => points),
        rows.map(({ tiers }) => `{${tiers.join()}}`),
        rows.map(({ follows }) => follows ?? null),
      ],
    );
  },
};

/** By member. */
export const streaks: Table<number, Streak> = {
  name: 'check_in_streak',
  id: String,
  keyOf: ({ memberId }) => memberId,
  async load(sql, memberIds) {
    const rows = await sql.query<StreakRow>(
      `select member_id, last_day, last_at, length, best, total, reached, paid, stale from check_in_streak
       where member_id = any($1::int[]) order by member_id for no key update`,
      [memberIds],
    );
    return rows.map(({ member_id, last_day, last_at, paid, ...row }) => ({
      memberId: member_id,
      lastDay: last_day,
      lastAt: last_at ?? undefined,
      paid: paid ?? [],
      ...row,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into check_in_streak (member_id, last_day, last_at, length, best, total, reached, paid, stale)
       select m, d, t, l, b, n, r, p::int[], s
       from unnest($1::int[], $2::date[], $3::timestamptz[], $4::int[], $5::int[], $6::int[], $7::int[],
         $8::text[], $9::boolean[]) as a(m, d, t, l, b, n, r, p, s)
       on conflict (member_id) do update set last_day = excluded.last_day, last_at = excluded.last_at,
         length = excluded.length, best = excluded.best, total = excluded.total,
         reached = excluded.reached, paid = excluded.paid, stale = excluded.stale`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ lastDay }) => lastDay),
        rows.map(({ lastAt }) => lastAt ?? null),
        rows.map(({ length }) => length),
        rows.map(({ best }) => best),
        rows.map(({ total }) => total),
        rows.map(({ reached }) => reached),
        rows.map(({ paid }) => `{${paid.join()}}`),
        rows.map(({ stale }) => stale),
      ],
    );
  },
};

type StreakRow = {
  member_id: number;
  last_day: Day;
  last_at: Date | null;
  length: number;
  best: number;
  total: number;
  reached: number;
  paid: number[] | null;
  stale: boolean;
};

/** A day of a community: the record behind the day's card. */
export type CheckInDay = {
  readonly communityId: string;
  readonly day: Day;
  readonly count: number;
  /** names of those who came last, the latest first */
  readonly latest: readonly string[];
  /** the longest streaks of those who came, the longest first */
  readonly longest: readonly Long[];
};

export type Long = { readonly memberId: number; readonly name: string; readonly length: number };

type DayKey = Pick<CheckInDay, 'communityId' | 'day'>;

const LOCK_DAYS = `
  select d.community_id, d.day, d.count, d.latest, d.longest
  from unnest($1::text[], $2::date[]) as a(community_id, day)
  join check_in_day d on d.community_id = a.community_id and d.day = a.day
  order by d.community_id, d.day for no key update of d`;

export const days: Table<DayKey, CheckInDay> = {
  name: 'check_in_day',
  id: ({ communityId, day }) => `${communityId}/${day}`,
  keyOf: (row) => row,
  /** A row that is not there cannot be locked, and two processes would both be the first: so it is made. */
  async load(sql, keys) {
    const names = [keys.map(({ communityId }) => communityId), keys.map(({ day }) => day)];
    const rows = await sql.query<DayRow>(LOCK_DAYS, names);
    if (rows.length === keys.length) return rows.map(dayOf);
    await sql.execute(
      `insert into check_in_day (community_id, day, count, latest)
       select c, d, 0, '{}' from unnest($1::text[], $2::date[]) as a(c, d) order by c, d
       on conflict (community_id, day) do nothing`,
      names,
    );
    return (await sql.query<DayRow>(LOCK_DAYS, names)).map(dayOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into check_in_day (community_id, day, count, latest, longest)
       select c, d, n, array(select jsonb_array_elements_text(l::jsonb)), s::jsonb
       from unnest($1::text[], $2::date[], $3::int[], $4::text[], $5::text[]) as a(c, d, n, l, s)
       on conflict (community_id, day) do update set count = excluded.count, latest = excluded.latest,
         longest = excluded.longest`,
      [
        rows.map(({ communityId }) => communityId),
        rows.map(({ day }) => day),
        rows.map(({ count }) => count),
        rows.map(({ latest }) => JSON.stringify(latest)),
        rows.map(({ longest }) => JSON.stringify(longest)),
      ],
    );
  },
};

type DayRow = {
  community_id: string;
  day: Day;
  count: number;
  latest: string[];
  longest: readonly Long[];
};

const dayOf = ({ community_id, ...row }: DayRow): CheckInDay => ({
  communityId: community_id,
  ...row,
});

/** A day nobody checked in on yet is a day all the same. */
export async function loadDay(sql: Sql, communityId: string, day: Day): Promise<CheckInDay> {
  const [row] = await sql.query<DayRow>(
    'select community_id, day, count, latest, longest from check_in_day where community_id = $1 and day = $2',
    [communityId, day],
  );
  return row ? dayOf(row) : { communityId, day, count: 0, latest: [], longest: [] };
}
