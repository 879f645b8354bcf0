import type { Day } from '../../agenda/day.ts';
import type { Sql } from '../../database/sql.ts';
import type { Log, Table } from '../../database/table.ts';
import type { Streak } from './rule.ts';

/** One member on one day. Never changed: a streak is explained from these. */
export type CheckIn = {
  readonly memberId: number;
  readonly day: Day;
  readonly communityId: string;
  readonly at: Date;
  readonly streak: number;
  readonly points: number;
};

export const checkIns: Log<CheckIn> = {
  name: 'check_in',
  async add(sql, rows) {
    await sql.execute(
      `insert into check_in (member_id, day, community_id, at, streak, points)
       select * from unnest($1::int[], $2::date[], $3::text[], $4::timestamptz[], $5::int[], $6::int[])`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ day }) => day),
        rows.map(({ communityId }) => communityId),
        rows.map(({ at }) => at),
        rows.map(({ streak }) => streak),
        rows.map(({ points }) => points),
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
      `select member_id, last_day, length, best, total from check_in_streak
       where member_id = any($1::int[]) order by member_id for no key update`,
      [memberIds],
    );
    return rows.map(({ member_id, last_day, ...row }) => ({
      memberId: member_id,
      lastDay: last_day,
      ...row,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into check_in_streak (member_id, last_day, length, best, total)
       select * from unnest($1::int[], $2::date[], $3::int[], $4::int[], $5::int[])
       on conflict (member_id) do update set last_day = excluded.last_day, length = excluded.length,
         best = excluded.best, total = excluded.total`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ lastDay }) => lastDay),
        rows.map(({ length }) => length),
        rows.map(({ best }) => best),
        rows.map(({ total }) => total),
      ],
    );
  },
};

type StreakRow = { member_id: number; last_day: Day; length: number; best: number; total: number };

/** A day of a community: the record behind the day's card. */
export type CheckInDay = {
  readonly communityId: string;
  readonly day: Day;
  readonly count: number;
  /** names of those who came last, the latest first */
  readonly latest: readonly string[];
};

type DayKey = Pick<CheckInDay, 'communityId' | 'day'>;

const LOCK_DAYS = `
  select d.community_id, d.day, d.count, d.latest
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
      `insert into check_in_day (community_id, day, count, latest)
       select c, d, n, array(select jsonb_array_elements_text(l::jsonb))
       from unnest($1::text[], $2::date[], $3::int[], $4::text[]) as a(c, d, n, l)
       on conflict (community_id, day) do update set count = excluded.count, latest = excluded.latest`,
      [
        rows.map(({ communityId }) => communityId),
        rows.map(({ day }) => day),
        rows.map(({ count }) => count),
        rows.map(({ latest }) => JSON.stringify(latest)),
      ],
    );
  },
};

type DayRow = { community_id: string; day: Day; count: number; latest: string[] };

const dayOf = ({ community_id, day, count, latest }: DayRow): CheckInDay => ({
  communityId: community_id,
  day,
  count,
  latest,
});

/** A day nobody checked in on yet is a day all the same. */
export async function loadDay(sql: Sql, communityId: string, day: Day): Promise<CheckInDay> {
  const [row] = await sql.query<DayRow>(
    'select community_id, day, count, latest from check_in_day where community_id = $1 and day = $2',
    [communityId, day],
  );
  return row ? dayOf(row) : { communityId, day, count: 0, latest: [] };
}
