import type { Count } from '../../../bot/figures.ts';

/** What came from the community, and went to it; what members gave each other is neither. */
export const countPoints: Count = async (sql, communityId, { firstDay, lastDay }) => {
  const [row] = await sql.query<Record<'earned' | 'earners' | 'spent', number>>(
    `select coalesce(sum(e.amount) filter (where t.kind = 'member' and f.kind <> 'member'), 0)::bigint as earned,
       count(distinct e.to_id) filter (where t.kind = 'member' and f.kind = 'mint') as earners,
       coalesce(sum(e.amount) filter (where f.kind = 'member' and t.kind <> 'member'), 0)::bigint as spent
     from ledger_entry e join ledger_account f on f.id = e.from_id join ledger_account t on t.id = e.to_id
     where e.community_id = $1 and e.day between $2::date and $3::date and e.reason <> 'link'`,
    [communityId, firstDay, lastDay],
  );
  return row ?? {};
};
