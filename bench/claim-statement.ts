import type { Client } from 'pg';
import type { Cell } from './contender.ts';
import { script } from './pgbench.ts';
import type { Stage } from './stage.ts';
import { accountOf } from './updates.ts';

const TABLES = `
  create table code (id int primary key, member_id bigint);
  create index code_free on code (id) where member_id is null;
  create table counter (next int not null);
  create table claim (member_id bigint primary key, code_id int not null unique);
  insert into counter values (1);`;

/** Takes the next code that nobody holds at the moment: nobody waits for anybody. */
const SKIPPING = `
  with free as (select id from code where member_id is null order by id limit 1 for update skip locked),
  taken as (update code set member_id = :member from free where code.id = free.id returning code.id)
  insert into claim (member_id, code_id) select :member, id from taken
  on conflict do nothing returning code_id;`;

/** Takes codes by their number: the order is exact, as in a drop, and the counter is waited for. */
const COUNTING = `
  with taken as (update counter set next = next + 1 returning next - 1 as id),
  held as (update code set member_id = :member from taken where code.id = taken.id returning code.id)
  insert into claim (member_id, code_id) select :member, id from held
  on conflict do nothing returning code_id;`;

export type Statement = {
  readonly name: string;
  readonly run: (seconds: number, concurrency: number) => Promise<Cell>;
};

/** The whole claim as one statement under pgbench, written in the two ways there are. */
export async function openStatements(stage: Stage): Promise<Statement[]> {
  const ways = { skip: SKIPPING, count: COUNTING };
  const names = { skip: 'pgbench, skip locked', count: 'pgbench, a counter' };
  return Promise.all(
    (['skip', 'count'] as const).map(async (way) => {
      const database = `claim_${way}`;
      const books = await stage.database(database, 'none');
      await books.query(TABLES);
      const member = `${accountOf(1)} + :client_id * :share + :n`;
      const lines = [`\\set member ${member}`, '\\set n :n + 1', ways[way].replaceAll('\n', ' ')];
      const run = await script(stage, database, lines);
      return {
        name: names[way],
        async run(seconds: number, concurrency: number): Promise<Cell> {
          await startAfresh(books, stage.members);
          const { cell, transactions } = await run({ seconds, concurrency });
          await verify(books, transactions);
          return cell;
        },
      };
    }),
  );
}

async function startAfresh(books: Client, codes: number): Promise<void> {
  await books.query('truncate code, claim; update counter set next = 1');
  await books.query(`insert into code select generate_series(1, ${codes})`);
  await books.query('vacuum analyze');
  await books.query('checkpoint');
}

/** @throws when not every transaction found a code of its own */
async function verify(books: Client, transactions: number): Promise<void> {
  const { rows } = await books.query(
    `select (select count(*) from claim) as claims, (select count(distinct code_id) from claim) as codes,
       (select count(*) from code where member_id is not null) as held`,
  );
  const found = Object.values(rows[0]).map(Number);
  if (found.some((n) => n !== transactions))
    throw new Error(`${transactions} claims by pgbench; found ${found.join(', ')}`);
}
