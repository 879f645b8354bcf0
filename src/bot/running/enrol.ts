import type { Database } from '../../database/database.ts';
import type { Sql } from '../../database/sql.ts';
import type { Own } from '../../ledger/book.ts';
import type { Community } from '../community.ts';
import type { Standing } from '../work.ts';

/** The accounts a community itself has in its book. */
const OWN: readonly (keyof Own)[] = ['mint', 'shop', 'burn', 'held'];

/** Makes a community's rows where they are missing, and returns what its units of work need to know. */
export function enrol(database: Database, { id }: Community): Promise<Standing> {
  return database.transaction(async (sql) => {
    await sql.execute('insert into community (id) values ($1) on conflict do nothing', [id]);
    await sql.execute(
      `insert into ledger_account (community_id, kind) select $1, k from unnest($2::text[]) as a(k)
       on conflict (community_id, kind) where kind <> 'member' do nothing`,
      [id, OWN],
    );
    return standingOf(sql, id);
  });
}

async function standingOf(sql: Sql, id: string): Promise<Standing> {
  const rows = await sql.query<{ kind: keyof Own; account: number }>(
    `select kind, id as account from ledger_account where community_id = $1 and kind <> 'member'`,
    [id],
  );
  const own = (kind: keyof Own) => rows.find((row) => row.kind === kind)?.account ?? 0;
  return {
    own: { mint: own('mint'), shop: own('shop'), burn: own('burn'), held: own('held') },
  };
}
