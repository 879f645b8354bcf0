import type { Link } from '../../bot/linking.ts';
import type { Locale } from '../../chat/locale.ts';
import type { Sql } from '../../database/sql.ts';
import type { Table } from '../../database/table.ts';
import type { LinkCode } from './rule.ts';

/** Codes that link accounts, by their index. A used one is deleted; a member has one at a time. */
export const linkCodes: Table<string, LinkCode> = {
  name: 'link_code',
  id: (index) => index,
  keyOf: ({ index }) => index,
  async load(sql, indexes) {
    const rows = await sql.query<{
      index: string;
      community_id: string;
      member_id: number;
      expires_at: Date;
    }>(
      `select index, community_id, member_id, expires_at from link_code
       where index = any($1::text[]) order by index for no key update`,
      [indexes],
    );
    return rows.map(({ index, community_id, member_id, expires_at }) => ({
      index,
      communityId: community_id,
      memberId: member_id,
      expiresAt: expires_at,
      used: false,
    }));
  },
  async save(sql, rows) {
    const used = rows.filter((row) => row.used).map(({ index }) => index);
    const fresh = rows.filter((row) => !row.used);
    const last = [...new Map(fresh.map((row) => [row.memberId, row])).values()];
    const gone = sql.execute(
      'delete from link_code where index = any($1::text[]) or member_id = any($2::int[])',
      [used, fresh.map(({ memberId }) => memberId)],
    );
    const made = sql.execute(
      `insert into link_code (index, community_id, member_id, expires_at)
       select * from unnest($1::text[], $2::text[], $3::int[], $4::timestamptz[])`,
      [
        last.map(({ index }) => index),
        last.map(({ communityId }) => communityId),
        last.map(({ memberId }) => memberId),
        last.map(({ expiresAt }) => expiresAt),
      ],
    );
    await Promise.all([gone, made]);
  },
};

export async function dropCodes(sql: Sql, { from }: Link): Promise<void> {
  await sql.execute('delete from link_code where member_id = $1', [from]);
}

/** What a member may change about themselves, and whether they are still somebody's. */
export type Membership = {
  readonly id: number;
  readonly name: string;
  readonly language: Locale | undefined;
  readonly leftAt: Date | undefined;
  /** false once all accounts were joined to another member */
  readonly hasAccounts: boolean;
};

type MembershipRow = {
  id: number;
  name: string;
  language: Locale | null;
  left_at: Date | null;
  has_accounts: boolean;
};

export const memberships: Table<number, Membership> = {
  name: 'member',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<MembershipRow>(
      `select m.id, m.name, m.language, m.left_at,
         exists (select 1 from account a where a.member_id = m.id) as has_accounts
       from member m where m.id = any($1::int[]) order by m.id for no key update of m`,
      [ids],
    );
    return rows.map(({ language, left_at, has_accounts, ...row }) => ({
      ...row,
      language: language ?? undefined,
      leftAt: left_at ?? undefined,
      hasAccounts: has_accounts,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update member m set language = a.language, left_at = a.left_at
       from unnest($1::int[], $2::text[], $3::timestamptz[]) as a(id, language, left_at)
       where m.id = a.id`,
      [
        rows.map(({ id }) => id),
        rows.map(({ language }) => language ?? null),
        rows.map(({ leftAt }) => leftAt ?? null),
      ],
    );
  },
};
