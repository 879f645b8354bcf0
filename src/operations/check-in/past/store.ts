import type { Day } from '../../../agenda/day.ts';
import { loadOutages } from '../../../bot/timetable/heartbeat.ts';
import type { Sql } from '../../../database/sql.ts';
import type { Log, Table } from '../../../database/table.ts';
import type { Excuses } from '../excuses.ts';
import type { CheckIn, Freeze } from '../rule.ts';

export const COLUMNS =
  'c.member_id, c.day, c.community_id, c.at, c.kind, c.streak, c.points, c.tiers, c.follows';

export type CheckInRow = {
  member_id: number;
  day: Day;
  community_id: string;
  at: Date;
  kind: CheckIn['kind'];
  streak: number;
  points: number;
  tiers: number[] | null;
  follows: Day | null;
};

export const checkInOf = (row: CheckInRow): CheckIn => ({
  memberId: row.member_id,
  day: row.day,
  communityId: row.community_id,
  at: row.at,
  kind: row.kind,
  streak: row.streak,
  points: row.points,
  tiers: row.tiers ?? [],
  follows: row.follows ?? undefined,
});

/** All check-ins of a member, in the order of their days. */
export type History = { readonly memberId: number; readonly rows: readonly CheckIn[] };

/** By member. Put when rows are added, so that whoever comes later in the same unit sees them. */
export const histories: Table<number, History> = {
  name: 'check_in (read)',
  id: String,
  keyOf: ({ memberId }) => memberId,
  load: loadHistories,
  save: async () => {},
};

export async function loadHistories(sql: Sql, memberIds: readonly number[]): Promise<History[]> {
  const rows = await sql.query<CheckInRow>(
    `select ${COLUMNS} from check_in c where c.member_id = any($1::int[]) order by c.member_id, c.day`,
    [memberIds],
  );
  const byMember = new Map(memberIds.map((id): [number, CheckIn[]] => [id, []]));
  for (const row of rows) byMember.get(row.member_id)?.push(checkInOf(row));
  return [...byMember].map(([memberId, all]) => ({ memberId, rows: all }));
}

/** The freezes a member ever had. */
export type Freezes = { readonly memberId: number; readonly all: readonly Freeze[] };

type FreezeRow = {
  member_id: number;
  n: number;
  got_on: Day;
  expires_on: Day;
  spent_on: Day | null;
  how: Freeze['how'];
};

/** By member. The member's own row is the lock. */
export const freezes: Table<number, Freezes> = {
  name: 'check_in_freeze',
  id: String,
  keyOf: ({ memberId }) => memberId,
  load: loadFreezes,
  async save(sql, bags) {
    const rows = bags.flatMap(({ memberId, all }) => all.map((one) => ({ memberId, ...one })));
    if (rows.length === 0) return;
    await sql.execute(
      `insert into check_in_freeze (member_id, n, got_on, expires_on, spent_on, how)
       select * from unnest($1::int[], $2::int[], $3::date[], $4::date[], $5::date[], $6::text[])
       on conflict (member_id, n) do update set spent_on = excluded.spent_on`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ n }) => n),
        rows.map(({ gotOn }) => gotOn),
        rows.map(({ expiresOn }) => expiresOn),
        rows.map(({ spentOn }) => spentOn ?? null),
        rows.map(({ how }) => how),
      ],
    );
  },
};

export async function loadFreezes(sql: Sql, memberIds: readonly number[]): Promise<Freezes[]> {
  const rows = await sql.query<FreezeRow>(
    `select member_id, n, got_on, expires_on, spent_on, how from check_in_freeze
     where member_id = any($1::int[]) order by member_id, n`,
    [memberIds],
  );
  const byMember = new Map(memberIds.map((id): [number, Freeze[]] => [id, []]));
  for (const { member_id, n, got_on, expires_on, spent_on, how } of rows)
    byMember
      .get(member_id)
      ?.push({ n, gotOn: got_on, expiresOn: expires_on, spentOn: spent_on ?? undefined, how });
  return [...byMember].map(([memberId, all]) => ({ memberId, all }));
}

/** What excuses a community's days. */
export type CommunityExcuses = Excuses & { readonly communityId: string };

/** By community. Put by whoever adds an amnesty, for those who come later in the same unit. */
export const excuses: Table<string, CommunityExcuses> = {
  name: 'check_in_amnesty (read)',
  id: (communityId) => communityId,
  keyOf: ({ communityId }) => communityId,
  load: loadExcuses,
  save: async () => {},
};

export async function loadExcuses(
  sql: Sql,
  communityIds: readonly string[],
): Promise<CommunityExcuses[]> {
  const rows = await sql.query<{ community_id: string; from_day: Day; to_day: Day }>(
    'select community_id, from_day, to_day from check_in_amnesty where community_id = any($1::text[])',
    [communityIds],
  );
  const outages = await loadOutages(sql);
  return communityIds.map((communityId) => ({
    communityId,
    outages,
    amnesties: rows
      .filter(({ community_id }) => community_id === communityId)
      .map(({ from_day, to_day }) => ({ from: from_day, to: to_day })),
  }));
}

export type Amnesty = {
  readonly communityId: string;
  readonly from: Day;
  readonly to: Day;
  readonly by: number;
  readonly at: Date;
};

/**
 * Rare, so each step is a statement of its own. Streaks that went over these days are to be counted
 * again, and freezes that were spent on them are given back.
 */
export const amnesties: Log<Amnesty> = {
  name: 'check_in_amnesty',
  inSteps: true,
  async add(sql, rows) {
    for (const { communityId, from, to, by, at } of rows) {
      await sql.execute(
        `insert into check_in_amnesty (community_id, from_day, to_day, by_member_id, at)
         values ($1, $2::date, $3::date, $4, $5)`,
        [communityId, from, to, by, at],
      );
      await sql.execute(
        `update check_in_freeze f set spent_on = null from member m
         where m.id = f.member_id and m.community_id = $1 and f.spent_on between $2::date and $3::date`,
        [communityId, from, to],
      );
      await sql.execute(
        `update check_in_streak s set stale = true from member m
         where m.id = s.member_id and m.community_id = $1 and s.last_day > $2::date`,
        [communityId, from],
      );
    }
  },
};

/** Members whose streaks are to be counted again: so many at once. */
export type Stale = { readonly communityId: string; readonly memberIds: readonly number[] };
export const AT_ONCE = 200;

export const staleStreaks: Table<string, Stale> = {
  name: 'check_in_streak (stale)',
  id: (communityId) => communityId,
  keyOf: ({ communityId }) => communityId,
  async load(sql, communityIds) {
    const found: Stale[] = [];
    for (const communityId of communityIds) {
      const rows = await sql.query<{ member_id: number }>(
        `select s.member_id from check_in_streak s join member m on m.id = s.member_id
         where s.stale and m.community_id = $1 order by s.member_id limit ${AT_ONCE}
         for no key update of m`,
        [communityId],
      );
      found.push({ communityId, memberIds: rows.map(({ member_id }) => member_id) });
    }
    return found;
  },
  save: async () => {},
};
