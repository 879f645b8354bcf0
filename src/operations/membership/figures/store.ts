import type { Count } from '../../../bot/figures.ts';

/** Members in the end, and those who came and went. Whoever became part of another member is no one apart. */
export const countMembers: Count = async (sql, communityId, { from, to }) => {
  const [row] = await sql.query<Record<'members' | 'joined' | 'left', number>>(
    `select count(*) filter (where joined_at < $3 and (left_at is null or left_at >= $3)) as members,
       count(*) filter (where joined_at >= $2 and joined_at < $3) as joined,
       count(*) filter (where left_at >= $2 and left_at < $3) as left
     from member m where community_id = $1 and exists
       (select 1 from account a where a.member_id = m.id and a.platform <> 'house')`,
    [communityId, from, to],
  );
  return row ?? {};
};
