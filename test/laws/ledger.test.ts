import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { addDays } from '../../src/agenda/day.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import type { Ledger, Moved, Reversed } from '../../src/ledger/ledger.ts';
import { auditOf, type Bank, openBank } from '../support/faults/ledger-world.ts';
import { postgres } from '../support/services/postgres.ts';

const FIRST_DAY = '2026-02-26';
const PEOPLE = 4;

let databases: Database[] = [];
let banks: Bank[] = [];

beforeAll(async () => {
  const { url } = await postgres();
  databases = await Promise.all([1, 2].map(() => openPostgres(url, { connections: 8 })));
});
afterAll(() => Promise.all(databases.map((database) => database.close())));
beforeEach(async () => {
  banks = [];
  for (const database of databases) banks.push(await openBank(database));
});

/** Somebody's deed: on which day, and through which of the two processes. */
type Deed = {
  readonly does: 'grant' | 'take' | 'reverse';
  readonly person: number;
  readonly amount: number;
  /** which of the entries so far is taken back */
  readonly which: number;
  readonly day: number;
  readonly bank: number;
};

const deed: fc.Arbitrary<Deed> = fc.record({
  does: fc.constantFrom('grant', 'grant', 'take', 'reverse'),
  person: fc.nat({ max: PEOPLE - 1 }),
  amount: fc.integer({ min: 1, max: 20 }),
  which: fc.nat({ max: 1000 }),
  day: fc.nat({ max: 9 }),
  bank: fc.nat({ max: 1 }),
});

let keys = 0;
const key = () => `law/${++keys}`;
const periodOf = (day: number) => ({ day: addDays(FIRST_DAY, day), season: day < 4 ? 1 : 2 });

function perform(it: Deed, entries: number[]): Promise<Moved | Reversed> {
  const { person, amount, does } = it;
  return (banks[it.bank] as Bank).act(`p${person}`, periodOf(it.day), async (ledger, memberId) => {
    const why = { key: `${does}/${itsKey(it)}` };
    if (does === 'grant') return ledger.grant({ ...why, memberId, amount, reason: 'grant' });
    if (does === 'take') return ledger.take({ ...why, memberId, amount, reason: 'take' });
    return ledger.reverse(entries[it.which % entries.length] ?? 0, why);
  });
}

const known = new WeakMap<Deed, string>();
function itsKey(it: Deed): string {
  const found = known.get(it) ?? key();
  known.set(it, found);
  return found;
}

function remember(done: Moved | Reversed, entries: number[]): void {
  if (done.is === 'moved' || done.is === 'reversed') entries.push(done.entry);
}

type Move = { readonly person: number; readonly change: number };

/** Points in each person's pocket, as a child would count them. */
function pocketsAfter(done: readonly (readonly [Deed, Moved | Reversed])[]): number[] {
  const pockets = Array<number>(PEOPLE).fill(0);
  const moves = new Map<number, Move>();
  for (const [it, outcome] of done) {
    const move = moveOf(it, outcome, moves);
    if (move === undefined) continue;
    pockets[move.person] = (pockets[move.person] ?? 0) + move.change;
    if (outcome.is === 'moved') moves.set(outcome.entry, move);
  }
  return pockets;
}

function moveOf(
  it: Deed,
  outcome: Moved | Reversed,
  moves: ReadonlyMap<number, Move>,
): Move | undefined {
  if (outcome.is === 'moved')
    return { person: it.person, change: it.does === 'take' ? -it.amount : it.amount };
  const past = outcome.is === 'reversed' ? moves.get(outcome.past.id) : undefined;
  return past && { person: past.person, change: -past.change };
}

async function balances(): Promise<number[]> {
  const rows = await (databases[0] as Database).query<{ name: string; balance: number }>(
    `select m.name, a.balance from ledger_account a join member m on m.id = a.member_id`,
  );
  return Array.from(
    { length: PEOPLE },
    (_, n) => rows.find(({ name }) => name === `p${n}`)?.balance ?? 0,
  );
}

test('one after the other: every refusal and every balance is as counted by hand', async () => {
  const before = await balances();
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25, size: 'max' }), async (deeds) => {
      const start = await balances();
      const entries: number[] = [];
      const done: [Deed, Moved | Reversed][] = [];
      // Time goes on within a sequence.
      for (const it of deeds.toSorted((a, b) => a.day - b.day)) {
        const outcome = await perform(it, entries);
        if (outcome.is === 'insufficient') expect(outcome.balance).toBeLessThan(20);
        remember(outcome, entries);
        done.push([it, outcome]);
      }
      const gained = pocketsAfter(done);
      expect(await balances()).toEqual(start.map((had, n) => had + (gained[n] ?? 0)));
      expect(await auditOf(databases[0] as Database)).toEqual([]);
    }),
    { numRuns: 12 },
  );
  expect(before).toHaveLength(PEOPLE);
});

test('in crowds of any size, through two processes at once, the book still adds up', async () => {
  const crowds = fc.array(fc.array(deed, { minLength: 1, maxLength: 60, size: 'max' }), {
    minLength: 1,
    maxLength: 4,
  });
  await fc.assert(
    fc.asyncProperty(crowds, async (all) => {
      const start = await balances();
      const entries: number[] = [];
      const done: [Deed, Moved | Reversed][] = [];
      for (const crowd of all) {
        const outcomes = await Promise.all(crowd.map((it) => perform(it, entries)));
        for (const [n, outcome] of outcomes.entries()) done.push([crowd[n] as Deed, outcome]);
        for (const outcome of outcomes) remember(outcome, entries);
      }
      const undone = done.flatMap(([, one]) => (one.is === 'reversed' ? [one.past.id] : []));
      expect(new Set(undone).size).toBe(undone.length);
      // Reversals name entries of earlier crowds, so the order within a crowd does not matter here.
      const gained = pocketsAfter(done);
      expect(await balances()).toEqual(start.map((had, n) => had + (gained[n] ?? 0)));
      expect(await auditOf(databases[1] as Database)).toEqual([]);
    }),
    { numRuns: 15 },
  );
  expect(Math.max(...banks.flatMap(({ sizes }) => sizes))).toBeGreaterThan(8);
});

const act = <T>(deed: (ledger: Ledger, memberId: number) => Promise<T>, day: number) =>
  (banks[0] as Bank).act('r', periodOf(day), deed);

/** Grants and takes in turn; the numbers of the entries. */
async function moveAll(amounts: readonly number[], day: number): Promise<number[]> {
  const made: number[] = [];
  for (const [n, amount] of amounts.entries()) {
    const moved = await act(
      (ledger, memberId) =>
        n % 2 === 0
          ? ledger.grant({ key: key(), memberId, amount, reason: 'grant' })
          : ledger.take({ key: key(), memberId, amount, reason: 'take' }),
      day,
    );
    if (moved.is === 'moved') made.push(moved.entry);
  }
  return made;
}

test('a reversal leaves the account as if nothing had happened', async () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(amounts, fc.nat({ max: 9 }), async (all, day) => {
      const account = () => act((ledger, memberId) => ledger.account(memberId), day);
      const reverse = (entry: number) =>
        act((ledger) => ledger.reverse(entry, { key: key() }), day);
      await act(
        (ledger, memberId) => ledger.grant({ key: key(), memberId, amount: 100, reason: 'grant' }),
        day,
      );
      const before = await account();
      for (const entry of (await moveAll(all, day)).toReversed()) {
        const reversed = await reverse(entry);
        const undo = reversed.is === 'reversed' ? reversed.entry : 0;
        expect((await reverse(entry)).is).toBe('already');
        expect((await reverse(undo)).is).toBe('itself-a-reversal');
      }
      expect(await account()).toEqual(before);
    }),
    { numRuns: 10 },
  );
});

test('an entry that two processes take back at once is taken back once', async () => {
  const [one, other] = banks as [Bank, Bank];
  for (let round = 0; round < 10; round += 1) {
    const granted = await one.act('t', periodOf(9), (ledger, memberId) =>
      ledger.grant({ key: key(), memberId, amount: 3, reason: 'grant' }),
    );
    if (granted.is !== 'moved') throw new Error('not granted');
    const all = await Promise.all(
      [one, other, one, other].map((bank, n) =>
        bank.act(`by${n}`, periodOf(9), (ledger) => ledger.reverse(granted.entry, { key: key() })),
      ),
    );
    expect(all.map(({ is }) => is).sort()).toEqual(['already', 'already', 'already', 'reversed']);
  }
  expect(await auditOf(databases[0] as Database)).toEqual([]);
});

test('what happens around midnight is counted in its own day, in whatever order it arrives', async () => {
  const [bank] = banks as [Bank];
  for (const day of [8, 9, 8, 9])
    await bank.act('late', periodOf(day), (ledger, memberId) =>
      ledger.grant({ key: key(), memberId, amount: 1, reason: 'grant' }),
    );
  expect(await auditOf(databases[0] as Database)).toEqual([]);
});
