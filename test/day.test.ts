import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, startOf, weekOf } from '../src/agenda/day.ts';
import { durationOf } from '../src/agenda/when.ts';

const zones = [
  'America/New_York',
  'America/Sao_Paulo',
  'America/Havana',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'Asia/Shanghai',
  'Atlantic/Azores',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'UTC',
];

const from = Date.parse('2009-01-01');
const until = Date.parse('2031-01-01');
const anInstant = fc.integer({ min: from / 60_000, max: until / 60_000 }).map((m) => m * 60_000);
const aZone = fc.constantFrom(...zones);
const aStart = fc.constantFrom(0, 30, 90, 120, 150, 240, 360, 1439);

/** Instants close to clock changes, where all the trouble is. */
const aTurn = fc
  .tuple(aZone, anInstant, fc.integer({ min: -300, max: 300 }))
  .map(([zone, at, off]) => {
    const turn = Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next');
    return { zone, at: (turn?.epochMilliseconds ?? at) + off * 60_000 };
  });

/** The first local time of each date that is not skipped, found by walking minute by minute. */
function slowStart(date: Temporal.PlainDate, zone: string, minutes: number): number {
  const wanted = date.toPlainDateTime().add({ minutes });
  let at = wanted.toZonedDateTime('UTC').epochMilliseconds - 16 * 3_600_000;
  const local = () =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime();
  for (const step of [3_600_000, 60_000]) {
    while (Temporal.PlainDateTime.compare(local(), wanted) < 0) at += step;
    if (step > 60_000) at -= 3 * step;
  }
  return at;
}

test('a date starts at the first instant at or after its local time', () => {
  fc.assert(
    fc.property(aTurn, aStart, ({ zone, at }, dayStarts) => {
      const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
      const date = local.toPlainDate();
      const expected = [2, 1, 0, -1]
        .map((days) => date.add({ days }))
        .find((day) => slowStart(day, zone, dayStarts) <= at);
      expect(dayOf(new Date(at), zone, dayStarts)).toBe(expected?.toString());
    }),
    { numRuns: 300 },
  );
});

test('the day never goes back as time goes on', () => {
  fc.assert(
    fc.property(aTurn, aStart, fc.integer({ min: 0, max: 400 }), ({ zone, at }, dayStarts, gap) => {
      const later = dayOf(new Date(at + gap * 60_000), zone, dayStarts);
      expect(later >= dayOf(new Date(at), zone, dayStarts)).toBe(true);
    }),
  );
});

test('startOf is where dayOf turns', () => {
  fc.assert(
    fc.property(aTurn, aStart, ({ zone, at }, dayStarts) => {
      const day = dayOf(new Date(at), zone, dayStarts);
      const start = startOf(day, zone, dayStarts);
      expect(dayOf(start, zone, dayStarts)).toBe(day);
      expect(dayOf(new Date(start.getTime() - 1), zone, dayStarts) < day).toBe(true);
    }),
  );
});

test('at 04:00 in Shanghai the night belongs to the day before', () => {
  const at = (time: string) => dayOf(new Date(`${time}+08:00`), 'Asia/Shanghai', 240);
  expect(at('2026-12-22T03:59:59.999')).toBe('2026-12-21');
  expect(at('2026-12-22T04:00')).toBe('2026-12-22');
});

test('Apia had no 30 December 2011', () => {
  const before = new Date('2011-12-30T09:59:59Z');
  expect(dayOf(before, 'Pacific/Apia', 0)).toBe('2011-12-29');
  expect(dayOf(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia', 0)).toBe('2011-12-31');
});

test('weeks start on Monday, and dates add up', () => {
  const aDay = anInstant.map((at) => new Date(at).toISOString().slice(0, 10));
  fc.assert(
    fc.property(aDay, fc.integer({ min: -4000, max: 4000 }), (day, days) => {
      const plain = Temporal.PlainDate.from(day);
      expect(weekOf(day)).toBe(plain.subtract({ days: plain.dayOfWeek - 1 }).toString());
      const moved = addDays(day, days);
      expect(moved).toBe(plain.add({ days }).toString());
      expect(daysBetween(day, moved)).toBe(days);
    }),
  );
});

test.each([
  [30_000, '1 minute', '1 分钟'],
  [29.99 * 60_000, '30 minutes', '30 分钟'],
  [3_600_000, '1 hour', '1 小时'],
  [150 * 60_000, '2 hours 30 minutes', '2 小时 30 分钟'],
  [24 * 3_600_000, '1 day', '1 天'],
  [49 * 3_600_000, '2 days 1 hour', '2 天 1 小时'],
])('a length of %i ms is said in its units', (ms, en, zh) => {
  expect([durationOf(ms, 'en'), durationOf(ms, 'zh')]).toEqual([en, zh]);
});
