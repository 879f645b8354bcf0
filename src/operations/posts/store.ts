import { serial } from '../../database/serial.ts';
import type { Sql } from '../../database/sql.ts';
import type { Log, Table } from '../../database/table.ts';
import type { Content } from './rule.ts';

/** What was posted in the name of the community. Where it stands is known by the outbox. */
export type Post = {
  readonly id: number;
  readonly communityId: string;
  readonly author: string;
  readonly at: Date;
  readonly spaces: readonly string[];
  readonly content: Content;
  readonly changedAt: Date | undefined;
  readonly deletedAt: Date | undefined;
};

type PostKey = Pick<Post, 'communityId' | 'id'>;

type Row = {
  id: number;
  community_id: string;
  author: string;
  at: Date;
  spaces: string[];
  content: Content;
  changed_at: Date | null;
  deleted_at: Date | null;
};

const COLUMNS =
  'p.id, p.community_id, p.author, p.at, p.spaces, p.content, p.changed_at, p.deleted_at';

const postOf = (row: Row): Post => ({
  id: row.id,
  communityId: row.community_id,
  author: row.author,
  at: row.at,
  spaces: row.spaces,
  content: row.content,
  changedAt: row.changed_at ?? undefined,
  deletedAt: row.deleted_at ?? undefined,
});

export const postNumbers = serial('post');

export const newPosts: Log<Post> = {
  name: 'post',
  async add(sql, rows) {
    await sql.execute(
      `insert into post (id, community_id, author, at, spaces, content)
       select a.id, a.community_id, a.author, a.at,
         array(select jsonb_array_elements_text(a.spaces::jsonb)), a.content::jsonb
       from unnest($1::int[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[])
         as a(id, community_id, author, at, spaces, content)`,
      [
        rows.map(({ id }) => id),
        rows.map(({ communityId }) => communityId),
        rows.map(({ author }) => author),
        rows.map(({ at }) => at),
        rows.map(({ spaces }) => JSON.stringify(spaces)),
        rows.map(({ content }) => JSON.stringify(content)),
      ],
    );
  },
};

export const posts: Table<PostKey, Post> = {
  name: 'post',
  id: ({ communityId, id }) => JSON.stringify([communityId, id]),
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<Row>(
      `select ${COLUMNS} from unnest($1::text[], $2::int[]) as a(community_id, id)
       join post p on p.community_id = a.community_id and p.id = a.id
       order by p.id for no key update of p`,
      [keys.map(({ communityId }) => communityId), keys.map(({ id }) => id)],
    );
    return rows.map(postOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `update post p set content = a.content::jsonb, changed_at = a.changed_at, deleted_at = a.deleted_at
       from unnest($1::int[], $2::text[], $3::timestamptz[], $4::timestamptz[])
         as a(id, content, changed_at, deleted_at) where p.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ content }) => JSON.stringify(content)),
        rows.map(({ changedAt }) => changedAt ?? null),
        rows.map(({ deletedAt }) => deletedAt ?? null),
      ],
    );
  },
};

/** How many messages of a post stand in which state. */
export type Listed = Post & { readonly states: Readonly<Record<string, number>> };

/** The latest posts first. */
export async function listPosts(
  sql: Sql,
  communityId: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ readonly total: number; readonly posts: readonly Listed[] }> {
  const [counted, rows] = await Promise.all([
    sql.query<{ total: number }>('select count(*) as total from post where community_id = $1', [
      communityId,
    ]),
    sql.query<Row & { states: Record<string, number> | null }>(
      `select ${COLUMNS}, (
         select jsonb_object_agg(s.state, s.n) from (
           select d.state, count(*) as n from unnest(p.spaces) as a(space)
           join delivery d on d.community_id = p.community_id and d.key = 'post/' || p.id || '/' || a.space
           group by d.state) s
       ) as states
       from post p where p.community_id = $1 order by p.id desc limit $2::int offset $3::int`,
      [communityId, limit, offset],
    ),
  ]);
  return {
    total: counted[0]?.total ?? 0,
    posts: rows.map((row) => ({ ...postOf(row), states: row.states ?? {} })),
  };
}

/** Without a lock, for who only looks. */
export async function postById(
  sql: Sql,
  communityId: string,
  id: number,
): Promise<Post | undefined> {
  const [row] = await sql.query<Row>(
    `select ${COLUMNS} from post p where p.community_id = $1 and p.id = $2::int`,
    [communityId, id],
  );
  return row && postOf(row);
}
