import type { Sql } from '../database/sql.ts';

type Chat = { readonly platform: string; readonly chat: string };

/** True the first time a group that no config lists is to be told how it is adopted. */
export async function tellOnce(sql: Sql, { platform, chat }: Chat, at: Date): Promise<boolean> {
  const told = await sql.execute(
    'insert into stray (platform, chat, told_at) values ($1, $2, $3) on conflict do nothing',
    [platform, chat, at],
  );
  return told > 0;
}

/** How long whoever chats with the bot in private is not told again how it is spoken to. */
const RESTS_MS = 3_600_000;

/** True unless this private chat was told within the hour. */
export async function tellAgain(sql: Sql, { platform, chat }: Chat, at: Date): Promise<boolean> {
  const told = await sql.execute(
    `insert into stray (platform, chat, told_at) values ($1, $2, $3)
     on conflict (platform, chat) do update set told_at = excluded.told_at where stray.told_at <= $4`,
    [platform, chat, at, new Date(at.getTime() - RESTS_MS)],
  );
  return told > 0;
}
