import type { Count } from '../../../bot/figures.ts';

/** Questions that were asked, how many of those have an answer by now, and what came in answers. */
export const countQuestions: Count = async (sql, communityId, { from, to }) => {
  const [row] = await sql.query<Record<'asked' | 'answered' | 'answers' | 'accepted', number>>(
    `select count(*) filter (where q.asked_at >= $2 and q.asked_at < $3) as asked,
       count(*) filter (where q.asked_at >= $2 and q.asked_at < $3 and q.answers > 0) as answered,
       coalesce(sum((select count(*) from answer a where a.question_id = q.id and a.state = 'standing'
         and a.at >= $2 and a.at < $3)), 0)::int as answers,
       count(*) filter (where q.accepted_at >= $2 and q.accepted_at < $3) as accepted
     from question q where q.community_id = $1 and q.state <> 'withdrawn'`,
    [communityId, from, to],
  );
  return row ?? {};
};
