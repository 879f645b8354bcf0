import type { Count } from '../../../bot/figures.ts';

/** Events that took place, and how often somebody was there. */
export const countEvents: Count = async (sql, communityId, { from, to }) => {
  const [row] = await sql.query<Record<'events' | 'attended', number>>(
    `select count(distinct e.id) as events, count(c.member_id) as attended
     from event e left join event_coming c on c.event_id = e.id and c.attended_at is not null
     where e.community_id = $1 and e.state <> 'cancelled' and e.ends_at >= $2 and e.ends_at < $3`,
    [communityId, from, to],
  );
  return row ?? {};
};
