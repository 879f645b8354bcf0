import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Heard } from '../../src/bot/port.ts';
import { pressOf } from '../../src/bot/press.ts';
import { systemChance } from '../../src/chance.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { sealWith } from '../../src/database/seal.ts';
import { findToken, makeToken } from '../../src/members/token.ts';
import { checkInOperation } from '../../src/operations/check-in/check-in.ts';
import { couponsOperation } from '../../src/operations/coupons/coupons.ts';
import { importCodes } from '../../src/operations/coupons/pool.ts';
import { openProcess, type Process, textOf, typed } from '../support/faults/bot.ts';
import { auditOf } from '../support/faults/ledger-world.ts';
import { postgres } from '../support/services/postgres.ts';

const CODES = 50;
const MEMBERS = 200;

let databases: Database[];
let processes: Process[];

beforeEach(async () => {
  const { url } = await postgres();
  databases = await Promise.all([1, 2].map(() => openPostgres(url, { connections: 8 })));
  processes = [];
  const operations = [checkInOperation, couponsOperation];
  for (const database of databases) processes.push(await openProcess(database, { operations }));
});
afterEach(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  await Promise.all(databases.map((database) => database.close()));
});

const db = () => databases[0] as Database;
const hear = (nth: number, incoming: Incoming) =>
  (processes[nth % processes.length] as Process).bot.hear(incoming);

async function* codes(count: number) {
  for (let n = 1; n <= count; n++) yield `PAPER-${String(n).padStart(5, '0')}`;
}

/** Starts a drop and waits until its card stands. */
async function dropped(how = ''): Promise<number> {
  const seal = sealWith(Buffer.alloc(32, 1));
  const to = { communityId: 'readers', pool: 'paper', zone: 'UTC', now: new Date() };
  await importCodes(db(), seal, to, codes(CODES + 10));
  const started = await hear(0, typed('start', 1, `drop start Winter paper ${CODES} ${how}`));
  expect(textOf(started)).toMatch(/is open/);
  for (const { settled } of processes) await settled();
  const [post] = await db().query<{ card_id: number }>('select card_id from card_post');
  return post?.card_id ?? 0;
}

const tapped = (key: string, person: number, card: number): Incoming => ({
  ...typed(key, person, ''),
  what: { is: 'press', press: pressOf('claim').replace(/:$/, `:${card}`) },
});

const codeIn = (heard: Heard) => /PAPER-\d{5}/.exec(textOf(heard))?.[0];

async function left(): Promise<number> {
  const [drop] = await db().query<{ left: number }>('select "left" from coupon_drop');
  return drop?.left ?? Number.NaN;
}

/** What each member heard, in the order in which they tapped. */
async function crowdOn(card: number): Promise<(string | undefined)[][]> {
  const taps = Array.from({ length: MEMBERS * 3 }, (_, n) => n);
  let looked: Promise<number> | undefined;
  const heard = await Promise.all(
    taps.map(async (n) => {
      const answer = await hear(n, tapped(`tap${n}`, 100 + (n % MEMBERS), card));
      // Whoever is the first to hear that all are gone hears it when all are.
      if (textOf(answer).includes('are gone')) looked ??= left();
      return answer;
    }),
  );
  expect(await looked).toBe(0);
  return Array.from({ length: MEMBERS }, (_, m) =>
    [0, 1, 2].map((round) => codeIn(heard[m + round * MEMBERS] as Heard)),
  );
}

test('fifty codes, two hundred members thrice at once through two processes', async () => {
  const card = await dropped();
  const heard = await crowdOn(card);
  const winners = heard.filter((own) => own.some((code) => code !== undefined));
  expect(winners).toHaveLength(CODES);
  for (const own of winners) expect(new Set(own).size, own.join()).toBe(1);
  expect(new Set(winners.map(([code]) => code)).size).toBe(CODES);
  const [row] = await db().query(
    `select d.claimed, d."left", d.state,
       (select count(distinct coupon_id) from coupon_claim) as codes,
       (select count(distinct member_id) from coupon_claim) as members,
       (select array_agg(number order by number) from coupon_claim) as numbers,
       (select count(*) from coupon where state = 'claimed') as out,
       (select free from coupon_pool) as free
     from coupon_drop d`,
  );
  const numbers = Array.from({ length: CODES }, (_, n) => n + 1);
  expect(row).toEqual({
    ...{ claimed: CODES, left: 0, state: 'gone', codes: CODES, members: CODES, numbers },
    ...{ out: CODES, free: 10 },
  });
  expect(processes.flatMap(({ lines }) => lines).join('\n')).not.toMatch(/PAPER-\d{5}/);
});

test('the price is paid once by each winner, and by nobody else', async () => {
  const card = await dropped('price=5');
  const members = Array.from({ length: MEMBERS }, (_, n) => 100 + n);
  await Promise.all(members.map((person) => hear(person, typed(`in${person}`, person, 'checkin'))));
  const heard = await crowdOn(card);
  expect(heard.filter((own) => own[0] !== undefined)).toHaveLength(CODES);
  const [paid] = await db().query<{ n: number; members: number }>(
    `select count(*) as n, count(distinct from_id) as members from ledger_entry where reason = 'coupon'`,
  );
  expect(paid).toEqual({ n: CODES, members: CODES });
  expect(await auditOf(db())).toEqual([]);
});

test('a code redeemed through two processes at once is redeemed once', async () => {
  const card = await dropped();
  const code = codeIn(await hear(0, tapped('tap', 100, card)));
  const heard = await Promise.all(
    Array.from({ length: 40 }, (_, n) => hear(n, typed(`redeem${n}`, 1, `redeem ${code}`))),
  );
  const texts = heard.map(textOf);
  expect(texts.filter((text) => text.startsWith('Good'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('redeemed at'))).toHaveLength(39);
});

test('a call made many times at once through two processes is made once, and each gets its answer', async () => {
  const card = await dropped();
  const taken = await Promise.all(
    [1, 2, 3].map((n) => hear(n, tapped(`tap${n}`, 100 + n, card)).then(codeIn)),
  );
  const shop = { communityId: 'readers', name: 'shop', now: new Date() };
  const client = await findToken(db(), (await makeToken(db(), systemChance, shop)) ?? '');
  if (client === undefined) throw new Error('a token that was just made is not there');
  const calls = Array.from({ length: 60 }, (_, n) => {
    const body = { code: taken[n % 3] };
    const call = { client, path: 'coupons/redeem', body, key: `sale ${n % 3}` };
    return (processes[n % processes.length] as Process).api.call(call);
  });
  const called = await Promise.all(calls);
  const answers = called.map((one) => (one.is === 'answered' ? one.answer : one));
  for (const [n, answer] of answers.entries()) expect(answer).toEqual(answers[n % 3]);
  expect(answers.slice(0, 3)).toMatchObject([{ status: 200 }, { status: 200 }, { status: 200 }]);
});

test('codes that are made void meanwhile reach nobody, and no other is lost', async () => {
  const card = await dropped();
  const voids = Array.from({ length: 10 }, (_, n) => `PAPER-${String(n * 5 + 3).padStart(5, '0')}`);
  const members = Array.from({ length: MEMBERS }, (_, n) => 100 + n);
  const [taps, voided] = await Promise.all([
    Promise.all(members.map((person) => hear(person, tapped(`tap${person}`, person, card)))),
    Promise.all(voids.map((code, n) => hear(n, typed(`void${n}`, 1, `void ${code}`)))),
  ]);
  const unclaimed = voided.filter((heard) => textOf(heard).includes('Nobody had it')).length;
  const handed = taps.flatMap((heard) => codeIn(heard) ?? []);
  expect(new Set(handed).size).toBe(handed.length);
  expect(handed).toHaveLength(CODES - unclaimed);
  expect(voided.every((heard) => /void/.test(textOf(heard)))).toBe(true);
  const [row] = await db().query('select claimed, "left", state from coupon_drop');
  expect(row).toEqual({ claimed: CODES - unclaimed, left: 0, state: 'gone' });
});
