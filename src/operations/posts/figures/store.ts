import type { Count } from '../../../bot/figures.ts';

/** What was posted, and messages of any kind that did not arrive. */
export const countPosts: Count = async (sql, communityId, { from, to }) => {
  const [row] = await sql.query<Record<'posts' | 'undelivered', number>>(
    `select
       (select count(*) from post where community_id = $1 and at >= $2 and at < $3) as posts,
       (select count(*) from delivery where community_id = $1 and state in ('failed', 'unsure')
        and due_at >= $2 and due_at < $3) as undelivered`,
    [communityId, from, to],
  );
  return row ?? {};
};
