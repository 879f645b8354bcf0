import type { Day } from '../../../agenda/day.ts';
import type { Sql } from '../../../database/sql.ts';
import type { Table } from '../../../database/table.ts';

/** A community's week, by its Monday. */
export type Week = { readonly communityId: string; readonly week: Day };
/** Whether its rewards were given. */
export type League = Week & { readonly paidAt: Date | undefined };

const LOCK = `select l.community_id, l.week, l.paid_at
  from unnest($1::text[], $2::date[]) as a(community_id, week)
  join quiz_league l on l.community_id = a.community_id and l.week = a.week
  order by l.community_id, l.week for no key update of l`;

const columns = (keys: readonly Week[]) => [
  keys.map(({ communityId }) => communityId),
  keys.map(({ week }) => week),
];

export const leagues: Table<Week, League> = {
  name: 'quiz_league',
  id: ({ communityId, week }) => `${communityId}/${week}`,
  keyOf: (row) => row,
  /** A row that is not there cannot be locked, and two processes would both pay: so it is made. */
  async load(sql, keys) {
    await sql.execute(
      `insert into quiz_league (community_id, week) select * from unnest($1::text[], $2::date[]) order by 1, 2
       on conflict (community_id, week) do nothing`,
      columns(keys),
    );
    const rows = await sql.query<{ community_id: string; week: Day; paid_at: Date | null }>(
      LOCK,
      columns(keys),
    );
    return rows.map(({ community_id, week, paid_at }) => ({
      communityId: community_id,
      week,
      paidAt: paid_at ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update quiz_league l set paid_at = a.paid_at
       from unnest($1::text[], $2::date[], $3::timestamptz[]) as a(community_id, week, paid_at)
       where l.community_id = a.community_id and l.week = a.week`,
      [...columns(rows), rows.map(({ paidAt }) => paidAt ?? null)],
    );
  },
};

/** Somebody's place over all quizzes of a week that have ended. */
export type Standing = {
  readonly memberId: number;
  readonly name: string;
  readonly points: number;
  readonly quizzes: number;
  readonly took: number;
  readonly rank: number;
};

/** Who left is not among them. Ties are broken as in a quiz. */
const STANDINGS = `
  select s.*, m.name, rank() over (order by s.points desc, s.took)::int as rank
  from (select c.member_id as "memberId", sum(c.points)::int as points, count(*)::int as quizzes,
          sum(c.took)::bigint as took
        from quiz q join quiz_score c on c.quiz_id = q.id
        where q.community_id = $1 and q.week = $2::date and q.state = 'over'
        group by c.member_id having sum(c.points) > 0) s
  join member m on m.id = s."memberId" and m.left_at is null`;

/** The best, and oneself, whatever place that is. */
export async function leagueOf(
  sql: Sql,
  { communityId, week }: Week,
  memberId: number,
  most: number,
): Promise<Standing[]> {
  return sql.query<Standing>(
    `select * from (select p.*, row_number() over (order by p.points desc, p.took, p."memberId") as place
       from (${STANDINGS}) p) o
     where o.place <= $4::int or o."memberId" = $3::int order by o.place`,
    [communityId, week, memberId, most],
  );
}

/** All places of a week. */
export const standings: Table<Week, Week & { readonly places: readonly Standing[] }> = {
  name: 'quiz_score (league)',
  id: ({ communityId, week }) => `${communityId}/${week}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const all = keys.map(async (key) => ({
      ...key,
      places: await sql.query<Standing>(
        `${STANDINGS} order by s.points desc, s.took, s."memberId"`,
        [key.communityId, key.week],
      ),
    }));
    return Promise.all(all);
  },
  save: async () => {},
};
