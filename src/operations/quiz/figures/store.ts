import type { Count } from '../../../bot/figures.ts';

/** Quizzes that ended, and members who took part in one of them. */
export const countQuizzes: Count = async (sql, communityId, { from, to }) => {
  const [row] = await sql.query<Record<'quizzes' | 'players', number>>(
    `select count(distinct q.id) as quizzes, count(distinct s.member_id) as players
     from quiz q left join quiz_score s on s.quiz_id = q.id
     where q.community_id = $1 and q.state = 'over' and q.ended_at >= $2 and q.ended_at < $3`,
    [communityId, from, to],
  );
  return row ?? {};
};
