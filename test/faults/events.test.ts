import { afterEach, beforeEach, expect, test } from 'vitest';
import { pressOf } from '../../src/bot/press.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { checkInOperation } from '../../src/operations/check-in/check-in.ts';
import { eventsOperation } from '../../src/operations/events/events.ts';
import { openProcess, type Process, textOf, typed } from '../support/faults/bot.ts';
import { postgres } from '../support/services/postgres.ts';

const MEMBERS = 50;

let databases: Database[];
let processes: Process[];

beforeEach(async () => {
  const { url } = await postgres();
  databases = await Promise.all([1, 2].map(() => openPostgres(url, { connections: 8 })));
  processes = [];
  for (const database of databases)
    processes.push(
      await openProcess(database, { operations: [checkInOperation, eventsOperation] }),
    );
});
afterEach(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await Promise.all(databases.map((database) => database.close()));
});

const db = () => databases[0] as Database;
const hear = (nth: number, incoming: Incoming) =>
  (processes[nth % processes.length] as Process).bot.hear(incoming);

/** Plans an event for so many, and waits until its card stands. */
async function planned(how: string): Promise<number> {
  const heard = await hear(0, typed('plan', 1, `event create Tea 30d ${how}`));
  expect(textOf(heard)).toMatch(/is planned/);
  for (const { settled } of processes) await settled();
  const [post] = await db().query<{ card_id: number }>('select card_id from card_post');
  return post?.card_id ?? 0;
}

const tapped = (key: string, person: number, card: number, answer: string): Incoming => ({
  ...typed(key, person, ''),
  what: { is: 'press', press: pressOf('event-come', answer).replace(/^([^:]*):/, `$1:${card}`) },
});

const everybody = Array.from({ length: MEMBERS }, (_, n) => 100 + n);

/** What stands in the tables, and what follows from each answer that does. */
async function counts() {
  const [row] = await db().query(
    `select e.taken, e.waiting, e.maybe, e.taken <= 5 as kept,
       (select coalesce(sum(1 + guests), 0) from event_coming where place = 'seat') as seats,
       (select count(*) from event_coming where place = 'waiting') as queue,
       (select count(*) from event_coming where answer = 'maybe') as unsure,
       coalesce((select max(number) from event_coming where place = 'seat')
         < (select min(number) from event_coming where place = 'waiting'), true) as "inOrder"
     from event e`,
  );
  return row as Record<string, number | boolean>;
}

test('the last free place, by fifty members at once through two processes', async () => {
  const card = await planned('capacity=1');
  const heard = await Promise.all(
    everybody.map((person, n) => hear(n, tapped(`tap${n}`, person, card, 'yes'))),
  );
  const texts = heard.map(textOf);
  expect(texts.filter((text) => text.startsWith("You're in"))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('waiting list'))).toHaveLength(MEMBERS - 1);
  const ahead = texts.flatMap(
    (text) =>
      /behind (\d+)/.exec(text)?.[1] ??
      (text.includes('the first') ? 0 : text.includes('behind one other') ? 1 : []),
  );
  expect(ahead.map(Number).sort((a, b) => a - b)).toEqual(
    Array.from({ length: MEMBERS - 1 }, (_, n) => n),
  );
  expect(await counts()).toMatchObject({ taken: 1, seats: 1, waiting: MEMBERS - 1, inOrder: true });
});

test('while members come and go, bring guests and change their minds, nobody is counted wrong', async () => {
  const card = await planned('capacity=5 guests=2');
  const wishes = ['yes', 'more', 'no', 'yes', 'less', 'maybe', 'yes', 'more', 'more'];
  const taps = everybody.flatMap((person, n) =>
    wishes.map((wish, m) => ({ person, wish, key: `tap${n}-${m}` })),
  );
  await Promise.all(
    taps.map(({ person, wish, key }, n) => hear(n, tapped(key, person, card, wish))),
  );
  const after = await counts();
  expect(after).toMatchObject({ kept: true, inOrder: true });
  expect(after['taken']).toBe(after['seats']);
  expect(after['waiting']).toBe(after['queue']);
  expect(after['maybe']).toBe(after['unsure']);
});

test('as places become free the line moves up in order, and each is told once', async () => {
  const card = await planned('capacity=5');
  for (const [n, person] of everybody.entries())
    await hear(n, tapped(`in${n}`, person, card, 'yes'));
  const first = everybody.slice(0, 20);
  await Promise.all(first.map((person, n) => hear(n, tapped(`out${n}`, person, card, 'no'))));
  const seated = await db().query<{ number: number }>(
    `select number from event_coming where place = 'seat' order by number`,
  );
  expect(seated.map(({ number }) => number)).toEqual([21, 22, 23, 24, 25]);
  const told = await db().query<{ member: number; n: number }>(
    `select member_id as member, count(*) as n from delivery where key like 'event/%/in/%' group by 1`,
  );
  expect(told.every(({ n }) => n === 1)).toBe(true);
  expect(told.length).toBeGreaterThanOrEqual(5);
});
