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
import { quizOperation } from '../../src/operations/quiz/quiz.ts';
import { holds, openProcess, typed } from '../support/faults/bot.ts';
import { movesDeadline } from '../support/faults/deadline.ts';
import { postgres } from '../support/services/postgres.ts';

const operations = [checkInOperation, couponsOperation, quizOperation];
const files = {
  'quizzes/books.yaml': 'title: Books\nquestions:\n  - { ask: "It is so.", right: true }\n',
};
const settings = `  coupons: { pools: { drawn: { generate: {} }, paper: {} } }
  quiz: { least: 1, rewards: [], part: 0 }
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

/** The statements in which so many who took part got a coupon each. */
async function statementsFor(pool: string, players: number): Promise<number> {
  const { url } = await postgres();
  const { database, gave } = watching(await openPostgres(url, { connections: 6 }));
  const { bot, stop } = await openProcess(database, { operations, files, settings });
  try {
    await imported(database, players + 10);
    await bot.hear(typed('start', 1, `quiz start books seconds=600 part=${pool}`));
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
    await holds('the end', () => gave.length > 0);
    const [row] = await database.query(
      `select count(*) as given, count(distinct coupon_id) as codes, count(distinct member_id) as members,
         (select free from coupon_pool where name = 'paper') as left
       from coupon_reward where state = 'given'`,
    );
    const left = pool === 'paper' ? 10 : players + 10;
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
