import type { AccountId } from '../chat/incoming.ts';
import type { Sql } from '../database/sql.ts';

/** What is known of an account's private chat: the community it chose, and those it is a member of. */
export type Direct = { readonly chosen: string | undefined; readonly member: readonly string[] };

export async function directOf(sql: Sql, { platform, id }: AccountId): Promise<Direct> {
  const rows = await sql.query<{ community_id: string | null; chosen: boolean }>(
    `select community_id, false as chosen from account where platform = $1 and external_id = $2
     union all
     select community_id, true from direct where platform = $1 and external_id = $2`,
    [platform, id],
  );
  return {
    chosen: rows.find(({ chosen }) => chosen)?.community_id ?? undefined,
    member: rows.flatMap(({ community_id, chosen }) =>
      chosen || community_id === null ? [] : [community_id],
    ),
  };
}

/** Remembers that this account can be written to, and the community it speaks of when it says one. */
export async function openDirect(
  sql: Sql,
  { platform, id }: AccountId,
  chat: string,
  communityId?: string,
): Promise<void> {
  await sql.execute(
    `insert into direct (platform, external_id, chat, community_id) values ($1, $2, $3, $4)
     on conflict (platform, external_id) do update set chat = excluded.chat, blocked_at = null,
       community_id = coalesce(excluded.community_id, direct.community_id)`,
    [platform, id, chat, communityId ?? null],
  );
}

/** The account stopped the bot: nothing is sent there until it opens the chat again. */
export async function closeDirect(sql: Sql, { platform, id }: AccountId, at: Date): Promise<void> {
  await sql.execute('update direct set blocked_at = $3 where platform = $1 and external_id = $2', [
    platform,
    id,
    at,
  ]);
}
