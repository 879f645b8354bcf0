import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';

/** One connection, as the migrations need it: they hold several statements in one text. */
export type Connection = {
  script(sql: string): Promise<unknown>;
  query<Row>(sql: string, values: unknown[]): Promise<Row[]>;
};

export type Migration = { name: string; sql: string; checksum: string };

type Applied = { migration_name: string; checksum: string; finished_at: Date | null };

/** The lock that Prisma's own `migrate deploy` takes, so the two never run at once. */
const LOCK = 72_707_369;

/** Prisma's own table: `prisma migrate deploy` and `status` go on from what was applied here. */
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`;

/** Every migration of a folder laid out by Prisma, oldest first. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

/**
 * Applies what is missing, each migration in a transaction of its own, and returns the names of those applied.
 * @throws when one fails (it is rolled back), was changed after it was applied, or failed under another tool.
 */
export async function migrate(
  connection: Connection,
  migrations: readonly Migration[],
): Promise<string[]> {
  await connection.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await connection.script(TABLE);
    const missing = unapplied(migrations, await readApplied(connection));
    for (const migration of missing) await apply(connection, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await connection.query('select pg_advisory_unlock($1)', [LOCK]);
  }
}

/** The same for a PGlite that nobody else uses yet. */
export function migratePglite(pglite: PGlite, migrations: readonly Migration[]): Promise<string[]> {
  const connection: Connection = {
    script: (sql) => pglite.exec(sql),
    query: async <Row>(sql: string, values: unknown[]) =>
      (await pglite.query<Row>(sql, values)).rows,
  };
  return migrate(connection, migrations);
}

function readApplied(connection: Connection): Promise<Applied[]> {
  return connection.query<Applied>(
    'select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null',
    [],
  );
}

function unapplied(migrations: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const unfinished = applied.find((row) => row.finished_at === null);
  if (unfinished !== undefined) {
    throw new Error(
      `Migration ${unfinished.migration_name} was begun and never finished: see "prisma migrate resolve"`,
    );
  }
  const checksums = new Map(applied.map((row) => [row.migration_name, row.checksum]));
  for (const { name, checksum } of migrations) {
    const known = checksums.get(name);
    if (known !== undefined && known !== checksum) {
      throw new Error(`Migration ${name} was changed after it was applied: add a new one instead`);
    }
  }
  return migrations.filter(({ name }) => !checksums.has(name));
}

async function apply(connection: Connection, { name, sql, checksum }: Migration): Promise<void> {
  await connection.script('begin');
  try {
    await connection.script(sql);
    await connection.query(
      `insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       values ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
    await connection.script('commit');
  } catch (error) {
    await connection.script('rollback');
    throw new Error(`Migration ${name} failed and was rolled back`, { cause: error });
  }
}
