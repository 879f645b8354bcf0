import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import type { Ledger, Why } from '../../src/ledger/ledger.ts';
import { type Bank, openBank } from '../support/faults/ledger-world.ts';
import { postgres } from '../support/services/postgres.ts';

const PEOPLE = 4;
const PERIOD = { day: '2026-02-26', season: 1 };

let database: Database;
let bank: Bank;

beforeAll(async () => {
  database = await openPostgres((await postgres()).url, { connections: 4 });
  bank = await openBank(database);
});
afterAll(() => database.close());

type Deed =
  | { readonly does: 'grant'; readonly person: number; readonly amount: number }
  | { readonly does: 'reverse'; readonly which: number }
  | { readonly does: 'join'; readonly person: number; readonly into: number };

const person = fc.nat({ max: PEOPLE - 1 });
const deeds = fc.array(
  fc.oneof<fc.Arbitrary<Deed>[]>(
    fc.record({
      does: fc.constant('grant'),
      person,
      amount: fc.integer({ min: 1, max: 20 }),
    }),
    fc.record({ does: fc.constant('reverse'), which: fc.nat({ max: 100 }) }),
    fc.record({ does: fc.constant('join'), person, into: person }),
  ),
  { maxLength: 20, size: 'max' },
);

/** Points as a child would count them: in the pocket of whoever each person is by now. */
function openPockets() {
  const became = Array.from({ length: PEOPLE }, (_, n) => n);
  const pockets = Array<number>(PEOPLE).fill(0);
  const is = (n: number): number => (became[n] === n ? n : is(became[n] ?? n));
  return {
    is,
    pockets,
    add(n: number, change: number) {
      pockets[is(n)] = (pockets[is(n)] ?? 0) + change;
    },
    join(from: number, into: number) {
      pockets[into] = (pockets[into] ?? 0) + (pockets[from] ?? 0);
      pockets[from] = 0;
      became[from] = into;
    },
  };
}

type Granted = { readonly person: number; readonly amount: number; readonly entry: number };

/** What can be done with four new people; each step is checked against their pockets. */
async function openRun(name: (n: number) => string) {
  const people = Array.from({ length: PEOPLE }, (_, n) => name(n));
  const ids = await Promise.all(people.map((one) => bank.act(one, PERIOD, async (_, id) => id)));
  const { is, pockets, add, join } = openPockets();
  const granted: Granted[] = [];
  const undone = new Set<number>();
  let steps = 0;
  const act = <T>(n: number, deed: (ledger: Ledger, why: Why, id: number) => Promise<T>) =>
    bank.act(name(n), PERIOD, (ledger, id) => deed(ledger, { key: name(100 + steps++) }, id));
  return {
    ids,
    pockets,
    async grant({ person, amount }: Extract<Deed, { does: 'grant' }>) {
      const reason = 'grant' as const;
      const done = await act(person, (ledger, why, memberId) =>
        ledger.grant({ ...why, memberId, amount, reason }),
      );
      if (done.is === 'moved') granted.push({ person, amount, entry: done.entry });
      add(person, amount);
    },
    async reverse({ which }: Extract<Deed, { does: 'reverse' }>) {
      const past = granted[which % granted.length];
      if (past === undefined) return;
      const done = await act(0, (ledger, why) => ledger.reverse(past.entry, why));
      expect(done.is).toBe(undone.has(past.entry) ? 'already' : 'reversed');
      if (done.is === 'reversed') add(past.person, -past.amount);
      undone.add(past.entry);
    },
    async join(it: Extract<Deed, { does: 'join' }>) {
      const [from, into] = [is(it.person), is(it.into)];
      if (from === into) return;
      const ends = { from: ids[from] ?? 0, to: ids[into] ?? 0 };
      await act(from, (ledger, why) => ledger.join({ ...why, ...ends }));
      join(from, into);
    },
  };
}

let runs = 0;

test('whoever became somebody else: all that comes and goes does so there, and nothing is lost', async () => {
  const law = fc.asyncProperty(deeds, async (all) => {
    runs += 1;
    const run = await openRun((n) => `joined-${runs}-${n}`);
    for (const it of all) await run[it.does](it as never);
    const rows = await database.query<{ id: number; balance: number }>(
      'select member_id as id, balance from ledger_account where member_id = any($1::int[])',
      [run.ids],
    );
    const balanceOf = (id: number) => rows.find((row) => row.id === id)?.balance;
    expect(run.ids.map(balanceOf)).toEqual(run.pockets);
  });
  await fc.assert(law, { numRuns: 40 });
});
