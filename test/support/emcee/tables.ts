import { afterAll } from 'vitest';
import { type Database, openDatabase } from '../../../src/database/database.ts';
import { embedded } from '../services/embedded.ts';
import { postgres } from '../services/postgres.ts';

let shared: Promise<Database> | undefined;
afterAll(async () => (await shared)?.close());

/** The embedded database of this test file, emptied; opening one for each test would take longer than the test. */
export async function emptied(): Promise<Database> {
  shared ??= embedded();
  const database = await shared;
  const tables = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> '_prisma_migrations'`,
  );
  const all = tables.map(({ name }) => `"${name}"`).join(', ');
  await database.execute(`truncate ${all} restart identity cascade`);
  return { ...database, close: async () => {} };
}

export async function onPostgres(): Promise<Database> {
  const { url } = await postgres();
  return openDatabase({ url, folder: '' });
}

/** How many rows each table has. */
export async function rowCounts(database: Database): Promise<Readonly<Record<string, number>>> {
  const tables = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const counts = tables.map(async ({ name }) => {
    const [row] = await database.query<{ n: number }>(`select count(*) as n from "${name}"`);
    return [name, row?.n ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}
