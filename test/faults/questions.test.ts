import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { checkInOperation } from '../../src/operations/check-in/check-in.ts';
import { pointsOperation } from '../../src/operations/points/points.ts';
import { questionsOperation } from '../../src/operations/questions/questions.ts';
import { openProcess, type Process, textOf, typed } from '../support/faults/bot.ts';
import { auditOf } from '../support/faults/ledger-world.ts';
import { postgres } from '../support/services/postgres.ts';

const ADMIN = 1;
const ASKER = 2;
const PEOPLE = [2, 3, 4, 5];

let databases: Database[];
let processes: Process[];
let serial = 0;

beforeEach(async () => {
  const { url } = await postgres();
  databases = await Promise.all([1, 2].map(() => openPostgres(url, { connections: 8 })));
  processes = [];
  const operations = [checkInOperation, pointsOperation, questionsOperation];
  for (const database of databases) processes.push(await openProcess(database, { operations }));
  for (const person of PEOPLE) await says(person, 'checkin');
  for (const person of PEOPLE) await says(ADMIN, `grant <@${person}> 100 for books`);
});
afterEach(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await Promise.all(databases.map((database) => database.close()));
});

const db = () => databases[0] as Database;

async function says(person: number, words: string): Promise<string> {
  serial += 1;
  const process = processes[serial % processes.length] as Process;
  return textOf(await process.bot.hear(typed(`q${serial}`, person, words)));
}

/** What the account that holds points has by its entries, and what the questions say it holds. */
async function held(): Promise<{ readonly account: number; readonly stakes: number }> {
  const [row] = await db().query<{ account: number; stakes: number }>(
    `select (select coalesce(sum(case when e.to_id = a.id then e.amount else -e.amount end), 0)::int
       from ledger_account a join ledger_entry e on a.id in (e.from_id, e.to_id) where a.kind = 'held') as account,
       (select coalesce(sum(amount), 0)::int from question_stake where state = 'held') as stakes`,
  );
  if (row === undefined) throw new Error('no sums');
  return row;
}

async function balances(): Promise<Readonly<Record<string, number>>> {
  const rows = await db().query<{ name: string; balance: number }>(
    `select m.name, a.balance from ledger_account a join member m on m.id = a.member_id`,
  );
  return Object.fromEntries(rows.map(({ name, balance }) => [name, balance]));
}

test('answers accepted at the same time through two processes: one is, and its author alone is paid', async () => {
  const before = await balances();
  expect(await says(ASKER, 'ask bounty=40 How long does green tea keep?')).toMatch(/question #1/);
  for (const person of [3, 4, 5]) await says(person, `answer #1 For ${person} years.`);
  const heard = await Promise.all(
    Array.from({ length: 30 }, (_, n) => says(ASKER, `accept 1.${1 + (n % 3)}`)),
  );
  expect(heard.filter((text) => !/is accepted/.test(text))).toEqual([]);
  const [question] = await db().query<{ accepted: number }>('select accepted from question');
  const after = await balances();
  const gains = [3, 4, 5].map(
    (person) => (after[`Person ${person}`] ?? 0) - (before[`Person ${person}`] ?? 0),
  );
  expect(gains).toEqual([1, 2, 3].map((number) => (number === question?.accepted ? 50 : 0)));
  expect(await held()).toEqual({ account: 0, stakes: 0 });
  expect(await auditOf(db())).toEqual([]);
});

test('votes of one member, tapped at once, count once', async () => {
  await says(ASKER, 'ask How long does green tea keep?');
  await says(3, 'answer #1 A year.');
  const tap = (person: number) => {
    serial += 1;
    const incoming = typed(`v${serial}`, person, '');
    const press = { is: 'press', press: 'q-vote::1:1' } as const;
    return (processes[serial % 2] as Process).bot.hear({ ...incoming, what: press });
  };
  await Promise.all([2, 4, 5].flatMap((person) => [1, 2, 3, 4].map(() => tap(person))));
  expect(await db().query('select votes from answer')).toEqual([{ votes: 3 }]);
  expect(await db().query('select count(*)::int as n from answer_vote')).toEqual([{ n: 3 }]);
});

/** Somebody's deed, about the latest question. */
const deed = fc.record({
  does: fc.constantFrom(
    ...(['accept', 'accept', 'accept', 'accept', 'accept', 'accept', 'unaccept'] as const),
    ...(['bounty', 'bounty', 'bounty', 'answer', 'answer', 'unaccept', 'remove'] as const),
    ...(['ask', 'withdraw', 'close'] as const),
  ),
  person: fc.constantFrom(...PEOPLE),
  amount: fc.integer({ min: 1, max: 60 }),
  number: fc.integer({ min: 1, max: 4 }),
});
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** Each question in words of its own, so that nothing is offered instead. */
const wordsOf = (n: number) => createHash('sha256').update(`${n}`).digest('base64url');

/** What only the asker may do, the asker does. */
function perform({ does, person, amount, number }: Deed, { question, asker }: Latest) {
  switch (does) {
    case 'ask':
      return says(person, `ask bounty=${amount} ${wordsOf(serial)}`);
    case 'bounty':
      return says(person, `bounty ${question} ${amount}`);
    case 'answer':
      return says(person, `answer #${question} Perhaps ${amount}.`);
    case 'accept':
      return says(asker, `accept ${question}.${number}`);
    case 'unaccept':
      return says(asker, `unaccept ${question}`);
    case 'withdraw':
      return says(asker, `question withdraw ${question}`);
    case 'remove':
      return says(person, `question withdraw ${question}.${number}`);
    case 'close':
      return says(ADMIN, `question close ${question}`);
  }
}

type Latest = { readonly question: number; readonly asker: number };

async function latest(): Promise<Latest> {
  const [row] = await db().query<{ question: number; asker: number }>(
    `select q.id as question, split_part(m.name, ' ', 2)::int as asker
     from question q join member m on m.id = q.asker_id order by q.id desc limit 1`,
  );
  return row ?? { question: 0, asker: ASKER };
}

type Happened = { readonly numbered: number; readonly turn: number };

test('whatever is asked, promised, accepted and withdrawn, no point is lost or invented', async () => {
  const happened: Happened[] = [];
  const rounds = fc.array(fc.array(deed, { minLength: 1, maxLength: 8, size: 'max' }), {
    ...{ minLength: 1, maxLength: 12, size: 'max' },
  });
  await fc.assert(
    fc.asyncProperty(rounds, async (all) => {
      await says(ASKER, `ask bounty=5 ${wordsOf(serial)}`);
      const { question } = await latest();
      for (const person of PEOPLE) await says(person, `answer #${question} Perhaps.`);
      for (const round of all) {
        const about = await latest();
        const heard = await Promise.all(round.map((one) => perform(one, about)));
        expect(heard.filter((text) => /went wrong/.test(text))).toEqual([]);
        const { account, stakes } = await held();
        expect(account).toBe(stakes);
      }
      happened.push(...(await db().query<Happened>('select numbered, turn from question')));
      const open = await db().query<{ id: number }>(`select id from question where state = 'open'`);
      for (const { id } of open) await says(ADMIN, `question close ${id}`);
      expect(await held()).toEqual({ account: 0, stakes: 0 });
      expect(Object.values(await balances()).filter((balance) => balance < 0)).toEqual([]);
      expect(await auditOf(db())).toEqual([]);
    }),
    { numRuns: 12 },
  );
  // Enough came together for this to mean something.
  expect(happened.some(({ turn }) => turn > 1)).toBe(true);
  expect(happened.some(({ numbered }) => numbered > 2)).toBe(true);
});
