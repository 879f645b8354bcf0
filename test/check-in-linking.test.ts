import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../src/agenda/day.ts';
import { streakOf } from '../src/operations/check-in/linking/rule.ts';
import { checkIn, type Streak } from '../src/operations/check-in/rule.ts';

const now = new Date('2026-11-22T12:00:00Z');

test('no days, no streak', () => expect(streakOf([], [])).toBeUndefined());

test('a streak of two: gaps that one left, the other fills', () => {
  const mine = { lastDay: '2026-11-20', length: 1, best: 9, total: 12 };
  expect(streakOf(['2026-11-18', '2026-11-20', '2026-11-19', '2026-11-15'], [mine])).toEqual({
    lastDay: '2026-11-20',
    length: 3,
    best: 9,
    total: 4,
  });
});

test('a streak names its days where their rows are still missing', () => {
  const known = { lastDay: '2026-11-20', length: 3, best: 3, total: 3 };
  expect(streakOf(['2026-11-19', '2026-11-18'], [known])).toEqual(known);
});

test('from one member’s days comes the streak that the check-ins made', () => {
  const pay = { points: 1, first: 0, streaks: {}, backfill: 'never' } as const;
  const ground = { excused: () => false, freezes: [] };
  const gaps = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(gaps, (steps) => {
      const days: string[] = [];
      let streak: Streak | undefined;
      let day = '2026-01-01';
      for (const step of steps) {
        day = addDays(day, step);
        days.push(day);
        const at = { today: day, now, before: streak, last: streak?.lastDay };
        const coming = { ...at, memberId: 1, isFirst: false, pay, terms: undefined };
        streak = checkIn(coming, ground).streak;
      }
      const { lastDay, length, best, total } = streak!;
      const made = { lastDay, length, best, total };
      expect(streakOf(days, [])).toEqual(made);
      expect(streakOf(days, [made])).toEqual(made);
    }),
  );
});
