import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../src/database/database.ts';
import { openInMemory } from '../src/database/embedded.ts';
import {
  type Connection,
  type Migration,
  migrate,
  migratePglite,
  readMigrations,
} from '../src/database/migrate.ts';
import { migrationsFolder } from '../src/database/package-files.ts';
import { readTemplate, writeTemplate } from '../src/database/template.ts';
import { postgres } from './support/services/postgres.ts';
import { ownFolder } from './support/services/shared.ts';

const run = promisify(execFile);

/** Opens the database of a folder in another process, says so, and keeps it until it is killed. */
function otherProcess(folder: string) {
  const code = `
    import { openDatabase } from './src/database/database.ts';
    const db = await openDatabase({ folder: ${JSON.stringify(folder)} });
    await db.execute('create table if not exists mark (n int)');
    await db.execute('insert into mark values (1)');
    process.stdout.write('open');
    setInterval(() => undefined, 1000);`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
}

describe('the embedded database on disk', () => {
  test('one process at a time; after kill -9 the next one has every row', async () => {
    const folder = await ownFolder('data');
    const other = otherProcess(folder);
    onTestFinished(() => void other.kill('SIGKILL'));
    await once(other.stdout, 'data');
    await expect(openDatabase({ folder })).rejects.toMatchObject({
      trouble: {
        is: 'in-use',
        file: expect.stringMatching(/database\.lock$/),
        by: { pid: other.pid },
      },
    });
    const ended = once(other, 'exit');
    other.kill('SIGKILL');
    await ended;
    const db = await openDatabase({ folder });
    expect(await db.query('select * from mark')).toEqual([{ n: 1 }]);
    await expect(openDatabase({ folder })).rejects.toThrow('already open in this process');
    await db.close();
    const again = await openDatabase({ folder });
    await again.close();
  });

  test('a database whose making was interrupted is made anew', async () => {
    const folder = await ownFolder('data');
    await mkdir(path.join(folder, 'database'), { recursive: true });
    await writeFile(path.join(folder, 'database', 'PG_VERSION'), '18\n');
    await writeFile(path.join(folder, 'database.unfinished'), '');
    const db = await openDatabase({ folder });
    expect(await db.query('select 1 as one')).toEqual([{ one: 1 }]);
    await db.close();
    expect(await stat(path.join(folder, 'database.unfinished')).catch(() => 'gone')).toBe('gone');
  });

  test('a dump unpacked into an empty folder is the database again', async () => {
    const folder = await ownFolder('data');
    const db = await openDatabase({ folder });
    await db.execute(`create table mark as select 'kept' as word`);
    const copy = await db.dump?.();
    await db.close();
    const restored = await ownFolder('restored');
    await mkdir(path.join(restored, 'database'));
    await writeFile(path.join(folder, 'dump.tar'), copy?.stream() ?? '');
    await run('tar', ['-xf', path.join(folder, 'dump.tar'), '-C', path.join(restored, 'database')]);
    const again = await openDatabase({ folder: restored });
    expect(await again.query('select word from mark')).toEqual([{ word: 'kept' }]);
    await again.close();
  });
});

test('a template stands for exactly its migrations', async () => {
  const folder = await ownFolder('build');
  await writeTemplate(folder);
  const migrations = await readMigrations(migrationsFolder);
  const template = await readTemplate(migrations, folder);
  expect(await readTemplate([...migrations, migration('9_new', '')], folder)).toBeUndefined();
  const db = await openInMemory(template);
  onTestFinished(() => db.close());
  const applied = await db.query(
    'select migration_name as name from _prisma_migrations order by 1',
  );
  expect(applied).toEqual(migrations.map(({ name }) => ({ name })));
});

const migration = (name: string, sql: string, checksum = name): Migration => ({
  name,
  sql,
  checksum,
});
const history = [
  migration('1_one', 'create table one (id int); create index one_id on one (id);'),
  migration('2_two', `create function two() returns int language sql as 'select 2;';`),
];

async function client(): Promise<Connection> {
  const connection = new pg.Client({ connectionString: (await postgres()).url });
  await connection.connect();
  onTestFinished(() => connection.end());
  return {
    script: (sql) => connection.query(sql),
    query: async (sql, values) => (await connection.query(sql, values)).rows,
  };
}

describe.each(['embedded', 'postgres'])('migrations on %s', (kind) => {
  async function fresh(): Promise<(of: Migration[]) => Promise<string[]>> {
    if (kind === 'embedded') {
      const pglite = await PGlite.create();
      onTestFinished(() => pglite.close());
      return (of) => migratePglite(pglite, of);
    }
    const connection = await client();
    return (of) => migrate(connection, of);
  }

  test('each once, in order, and only the new ones later', async () => {
    const apply = await fresh();
    expect(await apply(history)).toEqual(['1_one', '2_two']);
    expect(await apply(history)).toEqual([]);
    expect(await apply([...history, migration('3_three', 'drop table one')])).toEqual(['3_three']);
  });

  test('one that was changed after it was applied is refused', async () => {
    const apply = await fresh();
    await apply(history);
    const changed = [
      migration('1_one', 'create table other ()', 'another checksum'),
      ...history.slice(1),
    ];
    await expect(apply(changed)).rejects.toThrow(
      'Migration 1_one was changed after it was applied',
    );
  });

  test('one that fails leaves nothing behind, and those before it stand', async () => {
    const apply = await fresh();
    const broken = migration('3_broken', 'create table three (); create table one ();');
    await expect(apply([...history, broken])).rejects.toThrow(
      'Migration 3_broken failed and was rolled back',
    );
    const repaired = migration('3_broken', 'create table three ();');
    expect(await apply([...history, repaired])).toEqual(['3_broken']);
  });
});

test('two processes that start at once apply each migration once', async () => {
  const { url } = await postgres();
  const connections = [1, 2].map(() => new pg.Client({ connectionString: url }));
  const applied = await Promise.all(
    connections.map(async (connection) => {
      await connection.connect();
      const names = await migrate(
        {
          script: (sql) => connection.query(sql),
          query: async (sql, values) => (await connection.query(sql, values)).rows,
        },
        history,
      );
      await connection.end();
      return names;
    }),
  );
  expect(applied.flat().sort()).toEqual(['1_one', '2_two']);
});
