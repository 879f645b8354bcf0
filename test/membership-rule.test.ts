import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../src/agenda/day.ts';
import { checkIn, type Streak } from '../src/operations/check-in/rule.ts';
import { judge, readCode, streakOf } from '../src/operations/membership/rule.ts';

test.each([
  'ABCDE23456',
  'abcde-23456',
  ' abcde 23456 ',
  '/link ABCDE23456',
  'ＡＢＣＤＥ２３４５６',
])('a code typed as %j', (raw) => expect(readCode(raw)).toBe('ABCDE23456'));

const now = new Date('2026-11-22T12:00:00Z');
const code = {
  index: 'i',
  communityId: 'tea',
  memberId: 1,
  expiresAt: new Date('2026-11-22T12:00:01Z'),
  used: false,
};
const other = { id: 2, communityId: 'tea' };

test('who may use a code', () => {
  expect(judge(code, other, now)).toEqual({ is: 'good', memberId: 1 });
  expect(judge(undefined, other, now).is).toBe('unknown');
  expect(judge({ ...code, used: true }, other, now).is).toBe('unknown');
  expect(judge(code, { ...other, communityId: 'coffee' }, now).is).toBe('unknown');
  expect(judge(code, { ...other, id: 1 }, now).is).toBe('own');
  expect(judge({ ...code, expiresAt: now }, other, now).is).toBe('expired');
});

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
