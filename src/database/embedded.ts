import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Database, DatabaseOptions } from './database.ts';
import { DatabaseFault } from './fault.ts';
import { lockFolder } from './folder-lock.ts';
import { type Migration, migratePglite, readMigrations } from './migrate.ts';
import { migrationsFolder } from './package-files.ts';
import { pgliteAdapter } from './pglite-adapter.ts';
import { sqlOver } from './statement.ts';
import { readTemplate } from './template.ts';
import { inTransaction } from './transaction.ts';

/** Opens PGlite in `<folder>/database`, which only one process may do at a time, and brings its tables up to date. */
export async function openEmbedded({ folder, mustExist }: DatabaseOptions): Promise<Database> {
  const files = path.join(path.resolve(folder), 'database');
  if (mustExist && !existsSync(files)) throw new DatabaseFault({ is: 'absent', folder });
  const unlock = await lockFolder(files);
  try {
    const migrations = await readMigrations(migrationsFolder);
    return await open(await openFiles(files, migrations), migrations, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** The same database in memory, from a template when there is one: for tests and rehearsals. */
export async function openInMemory(template?: Blob): Promise<Database> {
  const migrations = await readMigrations(migrationsFolder);
  const source = template ?? (await readTemplate(migrations));
  return open(await PGlite.create(source ? { loadDataDir: source } : {}), migrations);
}

/** A new database is filled from the template. One whose making was interrupted was never used: it is made anew. */
async function openFiles(files: string, migrations: readonly Migration[]): Promise<PGlite> {
  const unfinished = `${files}.unfinished`;
  if (existsSync(files) && !existsSync(unfinished)) return PGlite.create(files);
  await writeFile(
    unfinished,
    'This database was never finished: it is made anew at the next start.\n',
  );
  await rm(files, { recursive: true, force: true });
  await mkdir(files, { recursive: true });
  const template = await readTemplate(migrations);
  const pglite = await PGlite.create(files, template ? { loadDataDir: template } : {});
  await rm(unfinished);
  return pglite;
}

async function open(
  pglite: PGlite,
  migrations: readonly Migration[],
  closed?: () => Promise<void>,
): Promise<Database> {
  await pglite.exec("set time zone 'UTC'");
  await migratePglite(pglite, migrations);
  const adapter = await pgliteAdapter(pglite);
  const begin = async () => {
    const transaction = await adapter.startTransaction();
    return { sql: sqlOver(transaction), giveBack: () => void transaction.commit() };
  };
  let closing: Promise<void> | undefined;
  return {
    kind: 'embedded',
    ...sqlOver(adapter),
    transaction: (run) => inTransaction(begin, run),
    dump: () => adapter.alone(() => pglite.dumpDataDir('none')),
    close() {
      closing ??= adapter.dispose().then(closed);
      return closing;
    },
  };
}
