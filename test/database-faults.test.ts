import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '../src/database/database.ts';
import { isDown, mayRetry } from '../src/database/errors.ts';
import { openPostgres } from '../src/database/postgres.ts';
import { cutter } from './support/services/cutter.ts';
import { postgres, postgresServer } from './support/services/postgres.ts';
import type { PostgresServer } from './support/services/postgres-server.ts';

let server: PostgresServer;
let db: Database;

beforeAll(async () => {
  server = await postgresServer();
  db = await openDatabase({ url: server.url, folder: '', connections: 4 });
});
afterAll(async () => {
  await db.close();
  await server.stop();
});

/** What a promise ends in, an error's kind or its value. */
function kind(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch((error: unknown) => {
    if (isDown(error)) return 'down';
    return mayRetry(error) ? 'retry' : error;
  });
}

const works = (database: Database) =>
  database.transaction((tx) => tx.query<{ one: number }>('select 1 as one'));

test('a restart in the middle of a transaction fails it, and the next one works', async () => {
  await db.execute('create table kept (id int primary key)');
  const running = db.transaction(async (tx) => {
    await tx.execute('insert into kept values (1)');
    await server.restart();
    await tx.execute('insert into kept values (2)');
  });
  expect(await kind(running)).toBe('down');
  expect(await works(db)).toEqual([{ one: 1 }]);
  expect(await db.query('select * from kept')).toEqual([]);
});

test('a statement under way when the server stops fails as down', async () => {
  const sleeping = kind(db.query('select pg_sleep(10)::text'));
  await expect
    .poll(() => db.query(`select 1 from pg_stat_activity where wait_event = 'PgSleep'`))
    .toHaveLength(1);
  await server.stop();
  expect(await sleeping).toBe('down');
  expect(await kind(db.query('select 1'))).toBe('down');
  expect(await kind(works(db))).toBe('down');
  expect(await kind(openDatabase({ url: server.url, folder: '' }))).toBe('down');
  await server.start();
  expect(await works(db)).toEqual([{ one: 1 }]);
});

test('idle connections that the server ends are replaced unnoticed', async () => {
  await Promise.all(Array.from({ length: 4 }, () => works(db)));
  await server.restart();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await works(db)).toEqual([{ one: 1 }]);
});

test('a connection that is cut while it commits fails as down', async () => {
  const wire = await cutter((await postgres()).url);
  const cutOff = await openPostgres(wire.url, { connections: 1 });
  onTestFinished(() => Promise.all([cutOff.close(), wire.close()]).then(() => undefined));
  const running = cutOff.transaction(async (tx) => {
    await tx.query('select 1');
    setTimeout(() => wire.cut(), 20);
    await tx.query('select pg_sleep(1)::text');
  });
  expect(await kind(running)).toBe('down');
  expect(await works(cutOff)).toEqual([{ one: 1 }]);
  await wire.refuse();
  expect(await kind(works(cutOff))).toBe('down');
  await wire.heal();
  expect(await works(cutOff)).toEqual([{ one: 1 }]);
});

test('a network that swallows packets is found out, one that is slow is not', async () => {
  const wire = await cutter((await postgres()).url);
  const lost = await openPostgres(wire.url, { connections: 1, silence: 500 });
  onTestFinished(() => Promise.all([lost.close(), wire.close()]).then(() => undefined));
  wire.swallow();
  expect(await kind(works(lost))).toBe('down');
  await wire.heal();
  expect(await works(lost)).toEqual([{ one: 1 }]);
  wire.stall();
  setTimeout(() => void wire.heal(), 100);
  expect(await works(lost)).toEqual([{ one: 1 }]);
});

test('a deadlock may be tried again', async () => {
  await db.execute('create table pair (id int primary key, n int)');
  await db.execute('insert into pair values (1, 0), (2, 0)');
  let holding = 0;
  const lock = async (first: number, second: number) =>
    db.transaction(async (tx) => {
      await tx.execute('update pair set n = n + 1 where id = $1', [first]);
      holding += 1;
      await expect.poll(() => holding).toBe(2);
      await tx.execute('update pair set n = n + 1 where id = $1', [second]);
      return 'done';
    });
  const ends = await Promise.all([kind(lock(1, 2)), kind(lock(2, 1))]);
  expect(ends.sort()).toEqual(['done', 'retry']);
});

test("the session's zone is UTC whatever the url says", async () => {
  const { url } = await postgres();
  const elsewhere = await openPostgres(
    `${url}?options=-c%20TimeZone%3DAsia/Shanghai%20-c%20geqo%3Doff`,
  );
  onTestFinished(() => elsewhere.close());
  const [row] = await elsewhere.query(
    `select current_setting('TimeZone') as zone, current_setting('geqo') as geqo,
            current_setting('transaction_isolation') as level`,
  );
  expect(row).toEqual({ zone: 'UTC', geqo: 'off', level: 'read committed' });
});

test('more callers than connections wait for their turn', async () => {
  const ends = await Promise.all(Array.from({ length: 40 }, () => kind(works(db))));
  expect(ends).toEqual(Array.from({ length: 40 }, () => [{ one: 1 }]));
});
