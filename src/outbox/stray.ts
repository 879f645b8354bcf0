import type { Sql } from '../database/sql.ts';

/** True the first time a group that no config lists is to be told how it is adopted. */
export async function tellOnce(
  sql: Sql,
  platform: string,
  chat: string,
  at: Date,
): Promise<boolean> {
  const told = await sql.execute(
    'insert into stray (platform, chat, told_at) values ($1, $2, $3) on conflict do nothing',
    [platform, chat, at],
  );
  return told > 0;
}
