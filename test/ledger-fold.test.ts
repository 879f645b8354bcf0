import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '../src/database/database.ts';
import { foldBoards, positionOf, topOf } from '../src/ledger/board.ts';
import { postgres } from './support/services/postgres.ts';

const MEMBERS = 400;
const board = { communityId: 'fold', period: 'all', today: '2026-11-24' } as const;
let db: Database;

beforeAll(async () => {
  db = await openDatabase({ url: (await postgres()).url, folder: '' });
  await db.execute(`insert into community (id) values ('fold')`);
  await db.execute(
    `insert into member (id, community_id, name, joined_at)
     select n, 'fold', 'm' || n, now() from generate_series(1, ${MEMBERS}) n`,
  );
  await db.execute(
    `insert into ledger_account (id, community_id, kind, member_id)
     select n, 'fold', 'member', n from generate_series(1, ${MEMBERS}) n`,
  );
});
afterAll(() => db.close());

/** Sets what members earned: from the first id on, those of the given sums. */
const earn = (sums: readonly number[], from = 1, on = db) =>
  on.execute(
    `update ledger_account a set earned = s.sum
     from unnest($1::bigint[]) with ordinality as s(sum, n) where a.id = $2::int + s.n - 1`,
    [sums, from],
  );

type Row = { id: number; earned: number };

/** The first ten, and where some stand, as counted without any help. */
async function expectExact(): Promise<void> {
  const rows = await db.query<Row>(
    `select id, earned from ledger_account where kind = 'member' and not hidden and earned > 0
     order by earned desc, id`,
  );
  const top = await topOf(db, board, 10);
  expect(top.map(({ memberId, earned }) => ({ id: memberId, earned }))).toEqual(rows.slice(0, 10));
  for (const { id, earned } of rows.filter((_, n) => n % 37 === 0)) {
    const above = rows.filter((other) => other.earned > earned).map((other) => other.earned);
    const next = above.length === 0 ? undefined : Math.min(...above);
    expect(await positionOf(db, board, id)).toEqual({ earned, rank: 1 + above.length, next });
  }
}

const listed = async () =>
  (await db.query<{ n: number }>(`select count(*) as n from board_high where board = 'all'`))[0]?.n;
const all = (sum: (n: number) => number) => Array.from({ length: MEMBERS }, (_, n) => sum(n));

test('of many who earn at once only the highest are listed', async () => {
  await earn(all((n) => 1 + ((n * 7919) % 1000)));
  await expectExact();
  expect(await listed()).toBe(100);
});

test('who comes up later is listed, and who falls is not shown', async () => {
  await earn([5000, 3, 4000], 200);
  await expectExact();
  await earn([0, 4500, 2], 200);
  await expectExact();
});

test('equal sums stand in one order, however many share them', async () => {
  await earn(all(() => 70));
  await expectExact();
  await earn([70, 71, 70], 300);
  await expectExact();
});

test('when most of the highest fall, others are found', async () => {
  await earn(all((n) => 2000 - n));
  await expectExact();
  await earn(
    Array.from({ length: 95 }, () => 1),
    1,
  );
  await expectExact();
  await db.execute('update member set left_at = now() where id between 96 and 300');
  await expectExact();
  await db.execute('update member set left_at = null where id between 96 and 300');
  await expectExact();
});

test('what one transaction earns and another folds is counted once, and nothing is missed', async () => {
  await earn(all((n) => 10 + n));
  const rounds = Array.from({ length: 40 }, (_, n) => n);
  const earning = rounds.map((n) =>
    db.transaction(async (tx) => {
      await tx.execute(
        `update ledger_account set earned = earned + $1::int where kind = 'member' and id % 40 = $2::int`,
        [n % 2 === 0 ? 100 + n : -n, n],
      );
      if (n % 5 === 0) await foldBoards(tx);
      if (n % 8 === 7) throw new Error('changed its mind');
    }),
  );
  const reading = rounds.map(() => topOf(db, board, 10));
  await Promise.allSettled([...earning, ...reading, ...rounds.map(() => foldBoards(db))]);
  await expectExact();
});
