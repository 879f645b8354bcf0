import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/database/database.ts';
import { constraintOf, isDown, isUnique, mayRetry, sqlState } from '../src/database/errors.ts';
import type { Sql } from '../src/database/sql.ts';
import { embedded } from './support/services/embedded.ts';
import { postgres } from './support/services/postgres.ts';

const openers = {
  embedded,
  postgres: async () => openDatabase({ url: (await postgres()).url, folder: '' }),
};

/** The error that a promise rejects with. */
function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error,
  );
}

describe.each(['embedded', 'postgres'] as const)('%s', (kind) => {
  let db: Database;

  beforeAll(async () => {
    db = await openers[kind]();
    await db.execute(`create table thing (
      id bigint generated always as identity primary key, name text not null constraint thing_name unique,
      at timestamptz(3), day date, data jsonb, points bigint not null default 0 check (points >= 0),
      twin text, constraint thing_twin unique (twin) deferrable initially deferred)`);
  });
  afterAll(() => db.close());

  test('says which it is', () => expect(db.kind).toBe(kind));

  test('rows hold numbers, dates, days and values', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const [row] = await db.query(
      `insert into thing (name, at, day, data, points) values ($1, $2, $3, $4::jsonb, $5) returning *`,
      ['one', at, '2026-03-29', JSON.stringify({ a: [1, 'é'] }), 9_007_199_254_740_991],
    );
    expect(row).toEqual({
      id: expect.any(Number),
      name: 'one',
      at,
      day: '2026-03-29',
      data: { a: [1, 'é'] },
      points: 9_007_199_254_740_991,
      twin: null,
    });
  });

  test('instants are the same whoever reads them', async () => {
    const at = new Date('2026-07-01T12:00:00.000Z');
    const rows = await db.query(
      `select extract(epoch from $1::timestamptz)::bigint as seconds, to_char($1::timestamptz, 'HH24:MI') as wall`,
      [at],
    );
    expect(rows).toEqual([{ seconds: at.getTime() / 1000, wall: '12:00' }]);
  });

  test.each([
    ['int[]', [1, null, -2]],
    ['bigint[]', [1, null, 9_007_199_254_740_991]],
    [
      'text[]',
      ['a', null, '', 'NULL', 'q"uote', "it's", 'back\\slash', '{curly,}', '大家好 🎉', ' '],
    ],
    ['boolean[]', [true, null, false]],
    ['timestamptz[]', [new Date('2026-01-01T00:00:00.001Z'), null]],
    ['date[]', ['2026-02-28', null]],
    ['double precision[]', [1.5, null]],
    ['int[]', []],
    ['text[]', []],
  ])('%s goes in and comes out: %j', async (type, values) => {
    const rows = await db.query<{ value: unknown }>(`select unnest($1::${type}) as value`, [
      values,
    ]);
    expect(rows.map((row) => row.value)).toEqual(values);
    expect(await db.query(`select $1::${type} as all`, [values])).toEqual([{ all: values }]);
  });

  test('many jsonb values go as text', async () => {
    const values = [{ a: 1 }, 'text', null, [1, 2], 3];
    const texts = values.map((value) => (value === null ? null : JSON.stringify(value)));
    const rows = await db.query<{ value: unknown }>(
      'select text::jsonb as value from unnest($1::text[]) as given (text)',
      [texts],
    );
    expect(rows.map((row) => row.value)).toEqual(values);
    const [all] = await db.query(
      'select array_agg(t::jsonb) as all from unnest($1::text[]) as g (t)',
      [texts],
    );
    expect(all).toEqual({ all: values });
  });

  test('any() and execute count what they touch', async () => {
    await db.execute('insert into thing (name) select unnest($1::text[])', [['x', 'y', 'z']]);
    const touched = await db.execute('update thing set points = 1 where name = any($1::text[])', [
      ['x', 'z', '?'],
    ]);
    expect(touched).toBe(2);
    expect(await db.query('select count(*) as count from thing where points = 1')).toEqual([
      { count: 2 },
    ]);
  });

  test('a number that JavaScript cannot hold throws', async () => {
    await expect(db.query('select 9007199254740993::bigint as n')).rejects.toThrow(RangeError);
  });

  test('a transaction stands whole or not at all', async () => {
    const count = () => db.query(`select 1 from thing where name like 'tx%'`);
    await db.transaction((tx) => tx.execute(`insert into thing (name) values ('tx 1')`));
    const bug = new Error('bug');
    const failed = db.transaction(async (tx) => {
      await tx.execute(`insert into thing (name) values ('tx 2')`);
      throw bug;
    });
    expect(await failure(failed)).toBe(bug);
    expect(await count()).toHaveLength(1);
  });

  test('a failure that was caught inside still fails the transaction', async () => {
    const failed = db.transaction(async (tx) => {
      await tx.execute(`insert into thing (name) values ('caught')`);
      await tx.execute(`insert into thing (name) values ('caught')`).catch(() => undefined);
    });
    const error = await failure(failed);
    expect(isUnique(error, 'thing_name')).toBe(true);
    expect(await db.query(`select 1 from thing where name = 'caught'`)).toEqual([]);
  });

  test('statements under way at the end belong to the transaction, whole or not at all', async () => {
    const named = (name: string) => db.query('select 1 from thing where name = $1', [name]);
    await db.transaction(async (tx) => {
      void tx.execute(`insert into thing (name) values ('not waited for')`);
    });
    expect(await named('not waited for')).toHaveLength(1);
    const failed = db.transaction(async (tx) => {
      await tx.execute(`insert into thing (name) values ('behind')`);
      tx.execute(`insert into thing (name) values ('behind')`).catch(() => undefined);
    });
    expect(isUnique(await failure(failed), 'thing_name')).toBe(true);
    expect(await named('behind')).toEqual([]);
    expect(await db.transaction((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  test('what COMMIT refuses is an error, and the connection is good afterwards', async () => {
    const failed = db.transaction((tx) =>
      tx.execute(`insert into thing (name, twin) values ('t1', 'same'), ('t2', 'same')`),
    );
    const error = await failure(failed);
    expect([sqlState(error), constraintOf(error), isUnique(error, 'thing_name')]).toEqual([
      '23505',
      'thing_twin',
      false,
    ]);
    expect(await db.transaction((tx) => tx.query('select 1 as one'))).toEqual([{ one: 1 }]);
  });

  test('statements may be given at once, and none after the end', async () => {
    let kept: Sql | undefined;
    const rows = await db.transaction(async (tx) => {
      kept = tx;
      const both = await Promise.all([tx.query('select 1 as n'), tx.query('select 2 as n')]);
      return both.flat();
    });
    expect(rows).toEqual([{ n: 1 }, { n: 2 }]);
    const late = kept?.query('select 3') ?? Promise.resolve();
    expect(String(await failure(late))).toContain('The transaction is over');
  });

  test('errors are told apart', async () => {
    const check = await failure(
      db.execute(`insert into thing (name, points) values ('minus', -1)`),
    );
    expect([sqlState(check), isUnique(check), mayRetry(check), isDown(check)]).toEqual([
      '23514',
      false,
      false,
      false,
    ]);
    expect(sqlState(await failure(db.query('select nonsense')))).toBe('42703');
    expect(sqlState(new Error('plain'))).toBeUndefined();
  });

  test('sixteen at once add up', async () => {
    const [row] = await db.query<{ id: number }>(
      `insert into thing (name) values ('sum') returning id`,
    );
    const add = () =>
      db.transaction(async (tx) => {
        const [now] = await tx.query<{ points: number }>(
          'select points from thing where id = $1 for update',
          [row?.id],
        );
        await tx.execute('update thing set points = $2 where id = $1', [
          row?.id,
          (now?.points ?? 0) + 1,
        ]);
      });
    await Promise.all(Array.from({ length: 64 }, add));
    expect(await db.query('select points from thing where id = $1', [row?.id])).toEqual([
      { points: 64 },
    ]);
  });

  test('timers have their turn while statements run', async () => {
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 1);
    for (let i = 0; i < 60; i += 1) await db.query('select $1::int', [i]);
    clearInterval(timer);
    expect(ticks).toBeGreaterThan(3);
  });
});
