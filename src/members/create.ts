import type { Sql } from '../database/sql.ts';
import type { Arrival } from './admission.ts';

/**
 * Makes a member, an account and a ledger account for each stranger. Two processes may meet the same
 * stranger at once: one of them fails on the account's key, and its crowd is run again. They are made in
 * one order, so that those two wait for each other and never deadlock.
 */
export async function createMembers(sql: Sql, strangers: readonly Arrival[]): Promise<void> {
  const once = new Map(strangers.map((stranger) => [accountKey(stranger), stranger]));
  const all = [...once.keys()].sort(byText).flatMap((key) => once.get(key) ?? []);
  const made = await sql.query<{ id: number }>(
    `insert into member (community_id, name, joined_at)
     select * from unnest($1::text[], $2::text[], $3::timestamptz[]) returning id`,
    [
      all.map(({ communityId }) => communityId),
      all.map(({ person }) => person.name),
      all.map(({ at }) => at),
    ],
  );
  await passHandles(sql, all);
  const ids = made.map(({ id }) => id);
  const communities = all.map(({ communityId }) => communityId);
  await sql.execute(
    `insert into account (community_id, platform, external_id, member_id, name, handle)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[])`,
    [
      communities,
      all.map(({ person }) => person.platform),
      all.map(({ person }) => person.id),
      ids,
      all.map(({ person }) => person.name),
      all.map(({ person }) => person.handle ?? null),
    ],
  );
  await sql.execute(
    `insert into ledger_account (community_id, kind, member_id)
     select c, 'member', m from unnest($1::text[], $2::int[]) as a(c, m)`,
    [communities, ids],
  );
}

/** People change their names; a member bears the one of the account they spoke from last. */
export async function rename(sql: Sql, renamed: readonly Arrival[]): Promise<void> {
  await passHandles(sql, renamed);
  await sql.execute(
    `with called as (
       select distinct on (c, p, e) * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) as a(c, p, e, n, h)
     ), renamed as (
       update account set name = n, handle = h from called
       where community_id = c and platform = p and external_id = e returning member_id, n
     )
     update member set name = n from renamed where member.id = renamed.member_id`,
    [
      renamed.map(({ communityId }) => communityId),
      renamed.map(({ person }) => person.platform),
      renamed.map(({ person }) => person.id),
      renamed.map(({ person }) => person.name),
      renamed.map(({ person }) => person.handle ?? null),
    ],
  );
}

/** On a platform a handle is one account's: whoever had it before is not meant by it any more. */
async function passHandles(sql: Sql, arrivals: readonly Arrival[]): Promise<void> {
  const named = arrivals.filter(({ person }) => person.handle !== undefined);
  await sql.execute(
    `update account set handle = null
     from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as a(c, p, e, h)
     where community_id = c and platform = p and handle = h and external_id <> e`,
    [
      named.map(({ communityId }) => communityId),
      named.map(({ person }) => person.platform),
      named.map(({ person }) => person.id),
      named.map(({ person }) => person.handle ?? null),
    ],
  );
}

const accountKey = ({ communityId, person }: Arrival) =>
  JSON.stringify([communityId, person.platform, person.id]);

const byText = (a: string, b: string) => (a < b ? -1 : 1);
