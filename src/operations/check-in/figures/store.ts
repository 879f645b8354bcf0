import type { Count } from '../../../bot/figures.ts';

/** A day that was made up counts on its day, like any other. */
export const countCheckIns: Count = async (sql, communityId, { firstDay, lastDay }) => {
  const [row] = await sql.query<Record<'check-ins' | 'checked-in', number>>(
    `select
       (select coalesce(sum(count), 0)::int from check_in_day
        where community_id = $1 and day between $2::date and $3::date) as "check-ins",
       (select count(*) from member m where m.community_id = $1 and exists
         (select 1 from check_in c where c.member_id = m.id and c.day between $2::date and $3::date)
       ) as "checked-in"`,
    [communityId, firstDay, lastDay],
  );
  return row ?? {};
};
