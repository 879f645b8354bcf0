import { expect, test } from 'vitest';
import { pressOf } from '../../src/bot/press.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { sealWith } from '../../src/database/seal.ts';
import type { Sql } from '../../src/database/sql.ts';
import { checkInOperation } from '../../src/operations/check-in/check-in.ts';
import { couponsOperation } from '../../src/operations/coupons/coupons.ts';
import { importCodes } from '../../src/operations/coupons/pool.ts';
import { pointsOperation } from '../../src/operations/points/points.ts';
import { quizOperation } from '../../src/operations/quiz/quiz.ts';
import { holds, openProcess, typed } from '../support/faults/bot.ts';
import { movesDeadline } from '../support/faults/deadline.ts';
import { postgres } from '../support/services/postgres.ts';

const operations = [checkInOperation, couponsOperation, pointsOperation, quizOperation];
const files = {
  'quizzes/books.yaml': 'title: Books\nquestions:\n  - { ask: "It is so.", right: true }\n',
};
const settings = `  coupons: { pools: { drawn: { generate: {} }, paper: {} } }
  points: { levels: [{ name: { en: Reader, zh: 读者 }, from: 30, coupon: drawn }] }
  quiz: { lead: 2s, pause: 2s, least: 1, rewards: [], part: 0, league: { rewards: [${Array(40).fill('5 + drawn')}] } }
`;

/** What each transaction asked for, that gave somebody a coupon. */
function watching(database: Database): { database: Database; gave: string[][] } {
  const gave: string[][] = [];
  const noted = (tx: Sql, asked: string[]): Sql => ({
    query(sql, values) {
      asked.push(sql);
      return tx.query(sql, values);
    },
    execute(sql, values) {
      asked.push(sql);
      return tx.execute(sql, values);
    },
  });
  return {
    gave,
    database: {
      ...database,
      async transaction(run) {
        const asked: string[] = [];
        const done = await database.transaction((tx) => run(noted(tx, asked)));
        if (asked.some((sql) => sql.includes('insert into coupon_reward'))) gave.push(asked);
        return done;
      },
    },
  };
}

async function imported(database: Database, count: number): Promise<void> {
  async function* codes() {
    for (let n = 0; n < count; n += 1) yield `PAPER-${String(n).padStart(5, '0')}`;
  }
  const to = { communityId: 'readers', pool: 'paper', zone: 'UTC', now: new Date() };
  await importCodes(database, sealWith(Buffer.alloc(32, 1)), to, codes());
}

const tapped = (person: number, card: number): Incoming => ({
  ...typed(`tap/${person}`, person, ''),
  what: { is: 'press', press: pressOf('quiz-pick', 0).replace('::', `:${card}:`) },
});

/** The statements in which so many got a coupon each: for taking part unless something `after` brings them. */
async function statementsFor(part: string, players: number, after?: string): Promise<number> {
  const { url } = await postgres();
  const { database, gave } = watching(await openPostgres(url, { connections: 6 }));
  const { bot, stop } = await openProcess(database, { operations, files, settings });
  try {
    await imported(database, players + 10);
    await bot.hear(typed('start', 1, `quiz start books seconds=600 part=${part}`));
    const card = async () => {
      const [row] = await database.query<{ id: number }>(
        `select p.card_id as id from card_post p join card c on c.id = p.card_id
         where c.kind = 'quiz-question'`,
      );
      return row?.id;
    };
    await holds('the question', async () => (await card()) !== undefined);
    const id = (await card()) ?? 0;
    await Promise.all(Array.from({ length: players }, (_, n) => bot.hear(tapped(100 + n, id))));
    await movesDeadline(database, 1);
    if (after !== undefined) {
      await holds('the result', async () => {
        const [row] = await database.query(`select 1 from quiz where state = 'over'`);
        return row !== undefined;
      });
      await bot.hear(typed('after', 1, after));
    }
    await holds('the end', () => gave.length > 0);
    const [row] = await database.query(
      `select count(*) as given, count(distinct coupon_id) as codes, count(distinct member_id) as members,
         (select free from coupon_pool where name = 'paper') as left
       from coupon_reward where state = 'given'`,
    );
    const left = part === 'paper' ? 10 : players + 10;
    expect(row).toEqual({ given: players, codes: players, members: players, left });
    expect(gave).toHaveLength(1);
    return gave[0]?.length ?? 0;
  } finally {
    await stop();
    await database.close();
  }
}

test.each(['paper', 'drawn'])(
  'coupons for taking part take as many statements for three hundred as for ten: %s',
  async (pool) => {
    expect(await statementsFor(pool, 300)).toBe(await statementsFor(pool, 10));
  },
);

test('coupons for a level take as many statements for a hundred who reach it at once as for ten', async () => {
  expect(await statementsFor('30', 100)).toBe(await statementsFor('30', 10));
});

test('coupons of a league take as many statements for forty as for ten', async () => {
  const how = 'quiz league week=this';
  expect(await statementsFor('1', 40, how)).toBe(await statementsFor('1', 10, how));
});
