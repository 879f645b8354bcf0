import type { Sql } from '../../../database/sql.ts';
import type { Log, Table } from '../../../database/table.ts';

export type Topic = { readonly communityId: string; readonly topic: string };

/** Those whom an admin named as experts of a topic, beside those of the config. */
export type TopicExperts = Topic & { readonly memberIds: readonly number[] };

export const topicExperts: Table<Topic, TopicExperts> = {
  name: 'topic_expert (all)',
  id: ({ communityId, topic }) => `${communityId}/${topic}`,
  keyOf: (row) => row,
  load: (sql, keys) =>
    sql.query<TopicExperts>(
      `select k.c as "communityId", k.t as topic, array_agg(e.member_id order by e.member_id) as "memberIds"
       from unnest($1::text[], $2::text[]) as k(c, t)
       join topic_expert e on e.community_id = k.c and e.topic = k.t group by k.c, k.t`,
      [keys.map(({ communityId }) => communityId), keys.map(({ topic }) => topic)],
    ),
  save: async () => {},
};

export type ExpertChange = Topic & {
  readonly memberId: number;
  readonly byId: number;
  readonly at: Date;
  readonly is: 'added' | 'removed';
};

export const expertChanges: Log<ExpertChange> = {
  name: 'topic_expert',
  inSteps: true,
  async add(sql, rows) {
    // What was said last about a person and a topic counts.
    const last = [
      ...new Map(rows.map((row) => [`${row.communityId}/${row.topic}/${row.memberId}`, row])),
    ].map(([, row]) => row);
    const columns = (all: readonly ExpertChange[]) => [
      all.map(({ communityId }) => communityId),
      all.map(({ topic }) => topic),
      all.map(({ memberId }) => memberId),
    ];
    const added = last.filter(({ is }) => is === 'added');
    await sql.execute(
      `delete from topic_expert e using unnest($1::text[], $2::text[], $3::int[]) as k(c, t, m)
       where e.community_id = k.c and e.topic = k.t and e.member_id = k.m`,
      columns(last.filter(({ is }) => is === 'removed')),
    );
    await sql.execute(
      `insert into topic_expert (community_id, topic, member_id, added_by, at)
       select * from unnest($1::text[], $2::text[], $3::int[], $4::int[], $5::timestamptz[]) on conflict do nothing`,
      [...columns(added), added.map(({ byId }) => byId), added.map(({ at }) => at)],
    );
  },
};

/** Topics that have experts named by an admin, with their names. */
export function expertsListed(
  sql: Sql,
  communityId: string,
): Promise<readonly { readonly topic: string; readonly name: string; readonly id: number }[]> {
  return sql.query(
    `select e.topic, m.name, m.id from topic_expert e join member m on m.id = e.member_id
     where e.community_id = $1 and m.left_at is null order by e.topic, m.name, m.id`,
    [communityId],
  );
}

/** Those of some members who did not leave. */
export async function whoStayed(sql: Sql, ids: readonly number[]): Promise<ReadonlySet<number>> {
  const rows = await sql.query<{ id: number }>(
    'select id from member where id = any($1::int[]) and left_at is null',
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}
