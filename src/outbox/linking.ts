import type { Sql } from '../database/sql.ts';

/** What still waits to be said to one member is said to another. */
export async function moveLetters(
  sql: Sql,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await sql.execute(
    `update delivery set member_id = $2 where member_id = $1 and state = 'waiting'`,
    [from, to],
  );
}
