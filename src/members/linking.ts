import type { Sql } from '../database/sql.ts';

/** The accounts of one member become another's. */
export async function moveAccounts(
  sql: Sql,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  await sql.execute('update account set member_id = $2 where member_id = $1', [from, to]);
}
