import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Account } from '../src/ledger/account.ts';
import { crossed, levelAt, netCrossings } from '../src/ledger/level.ts';
import {
  endSeason,
  type GiftFacts,
  judgeGift,
  judgeSale,
  readBatch,
  type SeasonState,
  startSeason,
} from '../src/operations/points/rule.ts';
import { settings } from '../src/operations/points/settings.ts';

const DAY = 86_400_000;
const account = (earned: number, levelFrom = 0): Account => ({
  ...{ id: 1, memberId: 1, balance: 0, earned, overdraft: false, levelFrom, into: undefined },
  ...{ day: undefined, dayEarned: 0, week: undefined, weekEarned: 0 },
  ...{ season: undefined, seasonEarned: 0 },
});
const levels = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
  .map((all) => all.toSorted((a, b) => a - b));

describe('levels', () => {
  it('are each told once, however the sum goes up and down', () => {
    fc.assert(
      fc.property(levels, fc.array(fc.integer({ min: 0, max: 70 })), (from, sums) => {
        let now = account(0);
        const told: number[] = [];
        for (const earned of sums) {
          const { account: after, crossing } = crossed(now, { ...now, earned }, from);
          if (crossing?.isNews) told.push(crossing.is);
          now = after;
        }
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
        const highest = levelAt(Math.max(0, ...sums), from);
        expect(told.at(-1) ?? 0).toBe(highest);
      }),
    );
  });

  it('held by roles are those of the sum, after any sequence', () => {
    fc.assert(
      fc.property(levels, fc.array(fc.integer({ min: 0, max: 70 })), (from, sums) => {
        let now = account(0);
        const all = sums.flatMap((earned) => {
          const { account: after, crossing } = crossed(now, { ...now, earned }, from);
          now = after;
          return crossing ?? [];
        });
        const held = netCrossings(all).reduce((_, { is }) => is, 0);
        expect(held).toBe(levelAt(now.earned, from));
      }),
    );
  });

  it('that the config got since are news with the next change', () => {
    const before = account(30, 20);
    expect(crossed(before, account(31, 20), [20, 25]).crossing).toEqual({
      ...{ memberId: 1, was: 1, is: 2, isNews: true },
    });
  });
});

const terms = { perDay: 20, receivedPerDay: 30, after: 7 };
const facts = (given: Partial<GiftFacts> = {}): GiftFacts => ({
  amount: 5,
  now: new Date(30 * DAY),
  giver: { id: 1, since: new Date(0), given: 0 },
  getter: { id: 2, since: new Date(0), received: 0, hasLeft: false },
  ...given,
});

/** Both have been members for long. */
const betweenOld = (
  from: number,
  to: number,
  amount: number,
  given: readonly number[],
  received: readonly number[],
): GiftFacts =>
  facts({
    amount,
    giver: { id: from, since: new Date(0), given: given[from] ?? 0 },
    getter: { id: to, since: new Date(0), received: received[to] ?? 0, hasLeft: false },
  });
const plus = (all: readonly number[], at: number, amount: number) =>
  all.map((n, k) => (k === at ? n + amount : n));

describe('gifts', () => {
  it('never add up to more than a member may give or get in a day', () => {
    const gift = fc.record({
      from: fc.nat({ max: 4 }),
      to: fc.nat({ max: 4 }),
      amount: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(gift, { maxLength: 60 }), (gifts) => {
        let given: readonly number[] = [0, 0, 0, 0, 0];
        let received = given;
        for (const { from, to, amount } of gifts) {
          const judged = judgeGift(betweenOld(from, to, amount, given, received), terms);
          if (judged.is !== 'may') continue;
          given = plus(given, from, amount);
          received = plus(received, to, amount);
          expect(from).not.toBe(to);
        }
        expect(Math.max(...given)).toBeLessThanOrEqual(terms.perDay);
        expect(Math.max(...received)).toBeLessThanOrEqual(terms.receivedPerDay);
      }),
    );
  });

  it.each([
    [{ giver: { id: 2, since: new Date(0), given: 0 } }, { is: 'oneself' }],
    [{ getter: { id: 2, since: new Date(0), received: 0, hasLeft: true } }, { is: 'left' }],
    [{ giver: { id: 1, since: new Date(24 * DAY), given: 0 } }, { is: 'too-new', who: 'giver' }],
    [
      { getter: { id: 2, since: new Date(24 * DAY), received: 0, hasLeft: false } },
      { is: 'too-new', who: 'getter' },
    ],
    [{ giver: { id: 1, since: new Date(23 * DAY), given: 0 } }, { is: 'may' }],
    [
      { giver: { id: 1, since: new Date(0), given: 18 } },
      { is: 'too-much', who: 'giver', left: 2 },
    ],
    [
      { getter: { id: 2, since: new Date(0), received: 29, hasLeft: false } },
      { is: 'too-much', who: 'getter', left: 1 },
    ],
  ])('%j: %j', (given, verdict) => expect(judgeGift(facts(given), terms)).toEqual(verdict));
});

const total = (all: readonly number[]) => all.reduce((sum, n) => sum + n, 0);

describe('sales', () => {
  it('never exceed the stock, nor what one member may have', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.record({ who: fc.nat({ max: 4 }), back: fc.boolean() })),
        (stock, perMember, deeds) => {
          let bought: readonly number[] = [0, 0, 0, 0, 0];
          for (const { who, back } of deeds) {
            const own = bought[who] ?? 0;
            const sale = { sold: total(bought), bought: own, level: 0 };
            const may = judgeSale({ price: 1, stock, perMember }, sale).is === 'may';
            bought = plus(bought, who, back ? -Math.min(1, own) : Number(may));
          }
          expect(total(bought)).toBeLessThanOrEqual(stock);
          expect(Math.max(...bought)).toBeLessThanOrEqual(perMember);
        },
      ),
    );
  });

  it('by a button are of what it showed', () => {
    const sale = { sold: 0, bought: 1, level: 0 };
    expect(judgeSale({ price: 5 }, { ...sale, shown: { bought: 0, price: 5 } }).is).toBe('stale');
    expect(judgeSale({ price: 5 }, { ...sale, shown: { bought: 1, price: 4 } }).is).toBe(
      'repriced',
    );
    expect(judgeSale({ price: 5 }, { ...sale, shown: { bought: 1, price: 5 } }).is).toBe('may');
    expect(judgeSale({ price: 5, level: 2 }, { ...sale, level: 1 })).toEqual({
      ...{ is: 'level', level: 2 },
    });
  });
});

test('every season, and every time between two, has a number of its own', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean()), (starts) => {
      const first = { number: 1, ordinal: 1, name: undefined, startedAt: undefined };
      let state: SeasonState = { number: 1, running: first, ordinal: 1 };
      const numbers = [1];
      for (const isStart of starts) {
        state = isStart ? startSeason(state, 'x', new Date(0)) : endSeason(state);
        numbers.push(state.number);
      }
      expect(new Set(numbers).size).toBe(numbers.length);
      expect(state.ordinal).toBe(1 + starts.filter(Boolean).length);
      if (state.running) expect(state.running.number).toBe(state.number);
    }),
  );
});

test.each([
  ['B3', 3],
  [' b 12 ', 12],
  ['#3', undefined],
  ['B', undefined],
])('a batch named %j', (raw, batch) => expect(readBatch(raw)).toBe(batch));

test('settings that contradict themselves are refused, each at its place', () => {
  const read = settings.safeParse({
    levels: [
      { name: 'a', from: 10 },
      { name: 'b', from: 10 },
    ],
    shop: [
      { id: 'mug', name: 'Mug', price: 5 },
      { id: 'mug', name: 'Mug', price: 5, level: 3 },
      { id: 'role', name: 'Role', price: 5, fulfil: 'role:VIP' },
    ],
  });
  const places = read.error?.issues.map(({ path }) => path.join('.')) ?? [];
  expect(places).toContain('shop.2.fulfil');
  const other = settings.safeParse({
    levels: [
      { name: 'a', from: 10 },
      { name: 'b', from: 10 },
    ],
    shop: [
      { id: 'mug', name: 'Mug', price: 5 },
      { id: 'mug', name: 'Mug', price: 5, level: 3 },
    ],
  });
  expect(other.error?.issues.map(({ path }) => path.join('.'))).toEqual([
    ...['levels.1.from', 'shop.1.id', 'shop.1.level'],
  ]);
});
