import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { between, next, readCron, type Timed } from '../src/agenda/occurrences.ts';

const MINUTE = 60_000;

/** Clock changes of every sort: an hour, half an hour, at midnight, a whole day, none. */
const turns = [
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['Pacific/Apia', '2020-09-26T14:00Z'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z'],
  ['America/Sao_Paulo', '2019-02-17T02:00Z'],
  ['America/Havana', '2026-03-08T05:00Z'],
  ['Africa/Casablanca', '2026-02-15T02:00Z'],
  ['Asia/Shanghai', '2026-03-29T01:00Z'],
] as const;

type Field = { readonly text: string; readonly has: (value: number) => boolean };

function aList(max: number): fc.Arbitrary<Field> {
  return fc
    .uniqueArray(fc.integer({ min: 0, max }), { minLength: 1, maxLength: 3 })
    .map((of) => ({ text: of.join(','), has: (value) => of.includes(value) }));
}

function aStep(steps: readonly number[]): fc.Arbitrary<Field> {
  return fc
    .constantFrom(...steps)
    .map((step) => ({ text: `*/${step}`, has: (value) => value % step === 0 }));
}

const every: Field = { text: '*', has: () => true };
const minutes = fc.oneof(aList(59), aStep([10, 15, 20, 30]));
const nightHours = aList(4);
const hours = fc.oneof(nightHours, nightHours, aList(23), aStep([1, 2, 6]), fc.constant(every));
const weekdays = fc.oneof(fc.constant(every), fc.constant(every), aList(6));

type Minute = { readonly at: number; readonly local: Temporal.PlainDateTime };

function everyMinute(zone: string, from: number, to: number): Minute[] {
  return Array.from({ length: (to - from) / MINUTE }, (_, index) => {
    const at = from + index * MINUTE;
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    return { at, local: local.toPlainDateTime() };
  });
}

/** Each local time with the first instant at which the clock shows it, or is past it. */
function everyLocalTime(minutes: readonly Minute[]): Minute[] {
  const found: Minute[] = [];
  let latest = minutes[0]?.local;
  for (const { at, local } of minutes)
    while (latest !== undefined && Temporal.PlainDateTime.compare(latest, local) <= 0) {
      found.push({ at, local: latest });
      latest = latest.add({ minutes: 1 });
    }
  return found;
}

/** Walks through every minute of some days: slow, and too plain to be wrong. */
function slowly(
  [minute, hour, weekday]: readonly [Field, Field, Field],
  zone: string,
  from: number,
  to: number,
): string[] {
  const all = everyMinute(zone, from - 1500 * MINUTE, to);
  const candidates = hour.text.includes('*') ? all : everyLocalTime(all);
  const times = candidates.filter(
    ({ at, local }) =>
      at >= from &&
      minute.has(local.minute) &&
      hour.has(local.hour) &&
      weekday.has(local.dayOfWeek % 7),
  );
  return [...new Set(times.map(({ at }) => new Date(at).toISOString()))];
}

const cron = (text: string, except: string[] = []): Timed => ({
  when: { is: 'cron', cron: text },
  except,
});
const iso = (times: readonly Date[]) => times.map((time) => time.toISOString());

test('around clock changes the times are those found by walking through every minute', () => {
  const aWindow = fc.tuple(fc.constantFrom(...turns), fc.integer({ min: 0, max: 2000 }));
  fc.assert(
    fc.property(aWindow, minutes, hours, weekdays, ([[zone, turn], before], ...fields) => {
      const from = Date.parse(turn) - before * MINUTE;
      const to = from + 3000 * MINUTE;
      const pattern = `${fields[0].text} ${fields[1].text} * * ${fields[2].text}`;
      const times = between(cron(pattern), zone, new Date(from), new Date(to), 10_000);
      expect(iso(times)).toEqual(slowly(fields, zone, from, to));
    }),
    { numRuns: 60 },
  );
});

test('next is always later than what it is asked after', () => {
  const aTime = fc.integer({ min: -200 * MINUTE, max: 200 * MINUTE });
  fc.assert(
    fc.property(fc.constantFrom(...turns), aTime, minutes, hours, ([zone, turn], off, m, h) => {
      const after = new Date(Date.parse(turn) + off);
      const time = next(cron(`${m.text} ${h.text} * * *`), zone, after);
      expect(time?.getTime()).toBeGreaterThan(after.getTime());
    }),
  );
});

test.each([
  ['skipped in New York', '30 2 * * *', 'America/New_York', '2026-03-08T03:00-04:00'],
  ['repeated in New York', '30 1 * * *', 'America/New_York', '2026-11-01T01:30-04:00'],
  ['skipped on Lord Howe', '15 2 * * *', 'Australia/Lord_Howe', '2026-10-04T02:30+11:00'],
  ['repeated on Lord Howe', '45 1 * * *', 'Australia/Lord_Howe', '2026-04-05T01:45+11:00'],
  ['a day skipped in Apia', '0 8 * * *', 'Pacific/Apia', '2011-12-31T00:00+14:00'],
  ['an ordinary day in Shanghai', '0 8 * * *', 'Asia/Shanghai', '2026-11-22T08:00+08:00'],
])('a daily time, %s, runs once', (_, pattern, zone, expected) => {
  const at = new Date(expected);
  const around = [new Date(at.getTime() - 7 * 3_600_000), new Date(at.getTime() + 7 * 3_600_000)];
  expect(iso(between(cron(pattern), zone, around[0]!, around[1]!, 9))).toEqual([at.toISOString()]);
});

test('several times in one gap run once', () => {
  const day = [new Date('2026-03-08T05:00Z'), new Date('2026-03-09T04:00Z')] as const;
  const times = between(cron('0,20,40 2,3 * * *'), 'America/New_York', ...day, 99);
  expect(iso(times)).toEqual([
    '2026-03-08T07:00:00.000Z',
    '2026-03-08T07:20:00.000Z',
    '2026-03-08T07:40:00.000Z',
  ]);
});

test('a single time follows the same rule, and is over once it was', () => {
  const at = (local: string): Timed => ({ when: { is: 'at', at: local }, except: [] });
  const start = new Date('2026-01-01');
  const times = (local: string) => iso(between(at(local), 'America/New_York', start, later, 9));
  const later = new Date('2027-01-01');
  expect(times('2026-12-21T20:00')).toEqual(['2026-12-22T01:00:00.000Z']);
  expect(times('2026-03-08T02:30')).toEqual(['2026-03-08T07:00:00.000Z']);
  expect(times('2026-11-01T01:30')).toEqual(['2026-11-01T05:30:00.000Z']);
  expect(next(at('2026-01-01T00:00'), 'UTC', start)).toBeUndefined();
});

test('a date that is left out is the local one, also when the day itself is skipped', () => {
  const from = new Date('2026-12-23T12:00Z');
  const friday = cron('0 7 * * *', ['2026-12-25']);
  expect(iso(between(friday, 'Asia/Shanghai', from, new Date('2026-12-26'), 9))).toEqual([
    '2026-12-23T23:00:00.000Z',
    '2026-12-25T23:00:00.000Z',
  ]);
  const gone = cron('0 8 * * *', ['2011-12-30']);
  const times = between(gone, 'Pacific/Apia', new Date('2011-12-29'), new Date('2012-01-01'), 9);
  expect(iso(times)).toEqual([
    '2011-12-29T18:00:00.000Z',
    '2011-12-30T18:00:00.000Z',
    '2011-12-31T18:00:00.000Z',
  ]);
});

test('a pattern that never comes has no next time, and seconds are refused', () => {
  expect(next(cron('0 0 30 2 *'), 'UTC', new Date('2026-01-01'))).toBeUndefined();
  expect(() => readCron('0 0 8 * * *')).toThrow('five fields');
  expect(() => readCron('@daily')).toThrow('five fields');
  expect(() => readCron('61 * * * *')).toThrow('minute');
});
