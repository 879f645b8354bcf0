import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../src/agenda/day.ts';
import { recount, standingOn } from '../src/operations/check-in/recount.ts';
import {
  type CheckIn,
  checkIn,
  due,
  type Freeze,
  heldOn,
  lastOf,
  type Pay,
  withFreeze,
} from '../src/operations/check-in/rule.ts';
import { comes, day, dayAt, lived, NEW, nobody, noon, pay, type State } from './support/streaks.ts';

describe('a streak', () => {
  it('counted from the days is the one that grew day by day', () => {
    const doing = fc.constantFrom(
      'comes',
      'comes',
      'comes',
      'nothing',
      'buys',
    ) as fc.Arbitrary<string>;
    const excusedDays = fc.uniqueArray(fc.integer({ min: 0, max: 39 }), { maxLength: 8 });
    const earnedEvery = fc.option(fc.integer({ min: 2, max: 6 }), { nil: undefined });
    const backfill = fc.constantFrom('never', 'next') as fc.Arbitrary<Pay['backfill']>;
    fc.assert(
      fc.property(
        fc.array(doing, { maxLength: 40 }),
        excusedDays,
        earnedEvery,
        backfill,
        (doings, excused, earned, way) => {
          const names = new Set(excused.map(day));
          const terms = { most: 3, lasts: 6, ...(earned && { earnedEvery: earned }) };
          const rules = {
            pay: { ...pay, backfill: way },
            excused: (d: Day) => names.has(d),
            terms,
          };
          const step = (state: State, what: string, n: number) => {
            if (what === 'comes') return comes(state, day(n), rules);
            if (what === 'nothing') return state;
            const bought = { today: day(n), lasts: 6, how: 'bought' } as const;
            return { ...state, freezes: withFreeze(state.freezes, bought) };
          };
          const state = doings.reduce(step, NEW);
          const { streak, freezes } = recount(state.rows, { ...rules, freezes: state.freezes });
          expect(streak).toEqual(state.streak);
          expect(freezes).toEqual(state.freezes);
        },
      ),
    );
  });

  it('does not depend on when its days were excused, once counted again', () => {
    const { rows } = lived([0, 1, 2, 5, 6]);
    const excused = (d: Day) => d === day(3) || d === day(4);
    const counted = recount(rows, { excused, freezes: [] });
    expect(counted).toMatchObject({ since: day(0), streak: { length: 5, best: 5, total: 5 } });
    expect(lived([0, 1, 2, 5, 6], { excused }).streak?.length).toBe(5);
  });

  it('breaks at the first day that nothing saves', () => {
    const { rows } = lived([0, 1, 3]);
    const standing = standingOn(day(6), rows, { excused: nobody, freezes: [] }, dayAt);
    expect(standing).toMatchObject({ current: 0, broke: day(4), brokeBefore: day(2) });
  });

  it('goes on over days that a changed time zone took away', () => {
    const before = lived([0, 1]);
    // By the clock in force now, the check-in of day 1 was on day 2.
    const ahead = (at: Date) => addDays(dayAt(at), 1);
    const last = lastOf(before.streak, ahead);
    const coming = { memberId: 1, now: noon(day(2)), before: before.streak, last, isFirst: false };
    const ground = { excused: nobody, freezes: [] };
    const rules = { pay, terms: undefined };
    expect(checkIn({ ...coming, ...rules, today: day(2) }, ground).is).toBe('already');
    const outcome = checkIn({ ...coming, ...rules, today: day(3) }, ground);
    expect(outcome).toMatchObject({ is: 'counted', follows: day(2), streak: { length: 3 } });
    if (outcome.is !== 'counted') return;
    const { streak, points, tiers, follows } = outcome;
    const at = { memberId: 1, communityId: 'tea', day: day(3), at: coming.now } as const;
    const row: CheckIn = { ...at, kind: 'day', streak: streak.length, points, tiers, follows };
    expect(recount([...before.rows, row], ground).streak).toEqual(streak);
  });
});

describe('a bonus', () => {
  it('is paid once a streak, when the streak gets there', () => {
    const paid = lived([0, 1, 2, 3, 5, 6]).rows.map(({ tiers }) => tiers);
    expect(paid).toEqual([[], [2], [], [4], [], [2]]);
  });

  it('that is added later is paid with the next check-in, or never, as the settings say', () => {
    const before = lived([0, 1, 2, 3, 4]).streak!;
    const added = { 2: 10, 3: 33, 4: 40 };
    expect(due(6, before, { streaks: added, backfill: 'never' })).toEqual({ tiers: [], bonus: 0 });
    expect(due(6, before, { streaks: added, backfill: 'next' })).toEqual({ tiers: [3], bonus: 33 });
  });
});

describe('freezes', () => {
  it('are spent on missed days, the one that ends soonest first, and not after the streak broke', () => {
    const late: Freeze = {
      n: 1,
      gotOn: day(0),
      expiresOn: day(30),
      spentOn: undefined,
      how: 'bought',
    };
    const soon: Freeze = {
      n: 2,
      gotOn: day(0),
      expiresOn: day(5),
      spentOn: undefined,
      how: 'bought',
    };
    const ground = { excused: nobody, freezes: [late, soon] };
    const { rows } = lived([0]);
    expect(standingOn(day(2), rows, ground, dayAt).freezes).toEqual([
      late,
      { ...soon, spentOn: day(1) },
    ]);
    const long = standingOn(day(9), rows, ground, dayAt);
    expect(long).toMatchObject({ current: 0, broke: day(3) });
    expect(long.freezes.map(({ spentOn }) => spentOn)).toEqual([day(2), day(1)]);
  });

  it('that have run out save nothing, nor do those that came after', () => {
    const old: Freeze = {
      n: 1,
      gotOn: day(0),
      expiresOn: day(1),
      spentOn: undefined,
      how: 'bought',
    };
    const young: Freeze = { ...old, n: 2, gotOn: day(2), expiresOn: day(9) };
    const ground = { excused: nobody, freezes: [old, young] };
    expect(standingOn(day(3), lived([0]).rows, ground, dayAt)).toMatchObject({ broke: day(1) });
    expect(heldOn(day(3), [old, young])).toEqual([young]);
  });

  it('are earned every so many days, never above the most', () => {
    const terms = { most: 1, lasts: 30, earnedEvery: 2 };
    expect(lived([0, 1, 2, 3, 4, 5], { terms }).freezes).toMatchObject([
      { gotOn: day(1), how: 'earned' },
    ]);
  });
});
