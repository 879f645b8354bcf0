import { TIMETABLE } from '../bot/timetable/timetable.ts';
import type { Sql } from '../database/sql.ts';
import type { Reason } from '../ledger/entry.ts';
import { house } from '../members/member.ts';

/** A run of a timetable's entry that did not do what it was for, and why. */
export type Missed = {
  readonly at: Date;
  readonly entry: string;
  readonly state: 'skipped' | 'failed';
  readonly reason: string;
};

/** A message that did not leave, and why. */
export type Undelivered = {
  readonly state: string;
  readonly reason: string;
  readonly count: number;
};

/** Points that came to members for one reason, and that went from them. */
export type Flow = { readonly reason: Reason; readonly came: number; readonly went: number };

export type Outcome = {
  readonly missed: readonly Missed[];
  readonly undelivered: readonly Undelivered[];
  /** the largest first */
  readonly flows: readonly Flow[];
  /** of members, the largest first */
  readonly balances: readonly number[];
  /** which entry caused a delivery, by the key that the delivery has for platforms */
  readonly entryOf: ReadonlyMap<string, string>;
};

/** What the tables say of a community that was rehearsed. */
export async function outcomeOf(sql: Sql, communityId: string): Promise<Outcome> {
  const of = [communityId];
  const [missed, undelivered, flows, balances, caused] = await Promise.all([
    sql.query<Missed>(
      `select due_at as at, payload->>'entry' as entry, state, coalesce(reason, '') as reason
       from timer where community_id = $1 and name = '${TIMETABLE}' and state in ('skipped', 'failed')
       order by due_at, id`,
      of,
    ),
    sql.query<Undelivered>(
      `select state, coalesce(reason, '') as reason, count(*) as count from delivery
       where community_id = $1 and state in ('failed', 'unsure') group by 1, 2 order by 3 desc, 2`,
      of,
    ),
    sql.query<Flow>(
      `select e.reason, coalesce(sum(e.amount) filter (where t.kind = 'member'), 0)::int as came,
         coalesce(sum(e.amount) filter (where f.kind = 'member'), 0)::int as went
       from ledger_entry e join ledger_account f on f.id = e.from_id join ledger_account t on t.id = e.to_id
       where e.community_id = $1 group by e.reason order by 2 desc, 3 desc, 1`,
      of,
    ),
    sql.query<{ balance: number }>(
      `select l.balance from ledger_account l where l.community_id = $1 and l.kind = 'member'
         and not exists (select 1 from account a where a.member_id = l.member_id and a.platform = $2)
       order by 1 desc`,
      [communityId, house.platform],
    ),
    sql.query<{ key: string; entry: string }>(
      `select d.key, t.payload->>'entry' as entry from delivery d join timer t on d.cause = 'timer/' || t.id
       where d.community_id = $1 and t.name = '${TIMETABLE}'`,
      of,
    ),
  ]);
  return {
    ...{ missed, undelivered, flows },
    balances: balances.map(({ balance }) => balance),
    entryOf: new Map(caused.map(({ key, entry }) => [`${communityId}/${key}`, entry])),
  };
}
