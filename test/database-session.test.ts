import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Database, openDatabase } from '../src/database/database.ts';
import { isDown, sqlState } from '../src/database/errors.ts';
import { openPostgres } from '../src/database/postgres.ts';
import { postgres } from './support/services/postgres.ts';

let db: Database;
let url: string;

beforeAll(async () => {
  url = (await postgres()).url;
  // One connection: what an earlier statement left behind meets all that follow.
  db = await openPostgres(url, { connections: 1 });
  await db.execute('create table thing (id int primary key, name text)');
});
afterAll(() => db.close());

const add = 'insert into thing (id, name) values ($1, $2)';
const inverse = 'select 10 / $1::int as it';
const names = async () =>
  (await db.query<{ name: string }>('select name from thing order by id')).map(({ name }) => name);

/** How each of several ended: its value, or the five letters of its error. */
async function ends(all: readonly Promise<unknown>[]): Promise<unknown[]> {
  const settled = await Promise.allSettled(all);
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : sqlState(one.reason)));
}

test('a statement that is new to the connection may be asked several times at once', async () => {
  const rows = await db.transaction((tx) =>
    Promise.all([1, 2, 3].map((n) => tx.query('select $1::int as n, $1::text as t', [n]))),
  );
  expect(rows).toEqual([1, 2, 3].map((n) => [{ n, t: String(n) }]));
});

test('answers come to whom they belong, rows and counts', async () => {
  const seen = await db.transaction((tx) =>
    Promise.all([
      tx.execute(add, [1, 'one']),
      tx.query('select id, name from thing'),
      tx.execute(add, [2, 'two']),
      tx.execute(`update thing set name = name || '!'`),
      tx.query('select name from thing where id = any($1::int[]) order by id', [[1, 2]]),
      tx.query('select 1 as one where false'),
    ]),
  );
  expect(seen).toEqual([
    1,
    [{ id: 1, name: 'one' }],
    1,
    2,
    [{ name: 'one!' }, { name: 'two!' }],
    [],
  ]);
});

test('what is asked for together fails together, and all of it works afterwards', async () => {
  const before = await names();
  let met: unknown[] = [];
  const failing = db.transaction(async (tx) => {
    met = await ends([
      tx.execute(add, [10, 'ten']),
      tx.query(inverse, [0]),
      tx.query('select 2 as never_parsed'),
    ]);
  });
  expect(sqlState(await failing.catch((error: unknown) => error))).toBe('22012');
  expect(met).toEqual(['22012', '22012', '22012']);
  expect(await names()).toEqual(before);
  const good = db.transaction((tx) =>
    Promise.all([
      tx.execute(add, [10, 'ten']),
      tx.query(inverse, [5]),
      tx.query('select 2 as never_parsed'),
    ]),
  );
  expect(await good).toEqual([1, [{ it: 2 }], [{ never_parsed: 2 }]]);
});

test('a statement that was refused at first is asked anew', async () => {
  const text = 'select id from later where id = $1';
  expect(await ends([db.query(text, [1])])).toEqual(['42P01']);
  await db.execute('create table later (id int)');
  expect(await db.query(text, [1])).toEqual([]);
  expect(await ends([db.query('select wrong from later'), db.query(inverse, [2])])).toEqual([
    '42703',
    [{ it: 5 }],
  ]);
});

test('a value that cannot be read fails its statement, and the connection is good afterwards', async () => {
  const text = 'select $1::bigint as n';
  await expect(db.query(text, ['9007199254740993'])).rejects.toThrow('beyond 2^53');
  expect(await db.query(text, [7])).toEqual([{ n: 7 }]);
});

test('a statement that takes too long is given up, and the connection is good afterwards', async () => {
  const hasty = await openPostgres(`${url}?options=-c%20statement_timeout%3D1000`, {
    connections: 1,
  });
  onTestFinished(() => hasty.close());
  const slow = hasty.transaction(async (tx) => {
    await Promise.all([tx.query('select 1 as one'), tx.execute('select pg_sleep(20)')]);
  });
  expect(await ends([slow])).toEqual(['57014']);
  expect(await hasty.query('select 1 as one')).toEqual([{ one: 1 }]);
});

test('a statement that somebody cancels fails, and the connection is good afterwards', async () => {
  const other = await openDatabase({ url, folder: '' });
  onTestFinished(() => other.close());
  const sleeping = ends([db.execute('select pg_sleep(20)')]);
  const cancel = `select pg_cancel_backend(pid)::text as it from pg_stat_activity
    where wait_event = 'PgSleep' and datname = current_database()`;
  await expect.poll(() => other.query(cancel)).toHaveLength(1);
  expect(await sleeping).toEqual(['57014']);
  expect(await names()).toContain('ten');
});

test('plans are made once, and hold for any number of keys', async () => {
  const settings = await db.query(
    `select current_setting('plan_cache_mode') as plans, current_setting('jit') as jit`,
  );
  expect(settings).toEqual([{ plans: 'force_generic_plan', jit: 'off' }]);
  for (const ids of [[1], [1, 2], []])
    expect(
      await db.query('select id from thing where id = any($1::int[]) order by id', [ids]),
    ).toEqual(ids.map((id) => ({ id })));
});

test('after the close it is as if the server were away: nothing counts as received', async () => {
  const closed = await openPostgres(url, { connections: 1 });
  await closed.close();
  const errors = await Promise.all(
    [closed.query('select 1'), closed.transaction((tx) => tx.query('select 1'))].map((one) =>
      one.catch((error: unknown) => error),
    ),
  );
  expect(errors.map(isDown)).toEqual([true, true]);
});
