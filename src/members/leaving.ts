import type { AccountId } from '../chat/incoming.ts';
import type { Sql } from '../database/sql.ts';

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
