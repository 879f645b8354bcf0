import type { AccountId } from '../chat/incoming.ts';
import type { Sql } from '../database/sql.ts';

/** The member an account is; undefined for a stranger. */
export async function memberOf(
  sql: Sql,
  communityId: string,
  { platform, id }: AccountId,
): Promise<number | undefined> {
  const [row] = await sql.query<{ member_id: number }>(
    'select member_id from account where community_id = $1 and platform = $2 and external_id = $3',
    [communityId, platform, id],
  );
  return row?.member_id;
}

/** Who left is hidden from boards and keeps everything; `undefined` as the time brings them back. */
export async function setLeft(
  sql: Sql,
  communityId: string,
  { platform, id }: AccountId,
  at: Date | undefined,
): Promise<void> {
  await sql.execute(
    `update member set left_at = $4 from account
     where account.member_id = member.id and account.community_id = $1 and account.platform = $2 and account.external_id = $3`,
    [communityId, platform, id, at ?? null],
  );
}

/** They were seen in a space after they left one: they are members all the same. */
export async function welcomeBack(sql: Sql, memberIds: readonly number[]): Promise<void> {
  await sql.execute('update member set left_at = null where id = any($1::int[])', [memberIds]);
}
