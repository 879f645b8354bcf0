import { describe, expect, it } from 'vitest';
import { instantOf, localTime } from '../src/agenda/zone.ts';
import { readRepeat, slotAfter } from '../src/operations/events/series/repeat.ts';

describe('how it repeats', () => {
  const read = (raw: string) => readRepeat(raw, 'Asia/Shanghai');

  it.each([
    ['daily', 'FREQ=DAILY'],
    ['每天', 'FREQ=DAILY'],
    ['every 2 weeks', 'FREQ=WEEKLY;INTERVAL=2'],
    ['每两周', 'FREQ=WEEKLY;INTERVAL=2'],
    ['every Tuesday', 'FREQ=WEEKLY;BYDAY=TU'],
    ['每周二', 'FREQ=WEEKLY;BYDAY=TU'],
    ['每周日', 'FREQ=WEEKLY;BYDAY=SU'],
    ['weekdays', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
    ['monthly 10 times', 'FREQ=MONTHLY;COUNT=10'],
    ['每月 6次', 'FREQ=MONTHLY;COUNT=6'],
    ['weekly until 2026-12-31', 'FREQ=WEEKLY;UNTIL=20261231T235959Z'],
    ['每周直到 2026-12-31', 'FREQ=WEEKLY;UNTIL=20261231T235959Z'],
    ['RRULE:FREQ=WEEKLY;BYDAY=TU', 'FREQ=WEEKLY;BYDAY=TU'],
    ['freq=monthly;byday=-1fr', 'FREQ=MONTHLY;BYDAY=-1FR'],
    // In UTC, as calendars write it: 20:00 in Shanghai.
    ['FREQ=DAILY;UNTIL=20260310T120000Z', 'FREQ=DAILY;UNTIL=20260310T200000Z'],
  ])('%s', (raw, rule) => {
    expect(read(raw)).toBe(rule);
  });

  it.each([
    '',
    'sometimes',
    'every 0 days',
    'FREQ=HOURLY',
    'FREQ=DAILY;BYHOUR=3',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=DAILY;DAILY',
    'FREQ=DAILY;COUNT=2;COUNT=3',
    'FREQ=DAILY;UNTIL=yesterday',
  ])('“%s” is no rule', (raw) => {
    expect(read(raw)).toBeUndefined();
  });

  const first = (rule: string, starts: string, count: number) => {
    const slots: string[] = [];
    let slot = slotAfter(rule, starts, '');
    while (slot !== undefined && slots.length < count) {
      slots.push(slot);
      slot = slotAfter(rule, starts, slot);
    }
    return slots;
  };

  it('begins with the first day that fits, and ends when it is to end', () => {
    expect(first('FREQ=WEEKLY;BYDAY=TU', '2026-03-04T20:00', 2)).toEqual([
      '2026-03-10T20:00',
      '2026-03-17T20:00',
    ]);
    expect(first('FREQ=DAILY;COUNT=2', '2026-03-04T20:00', 9)).toHaveLength(2);
    expect(first('FREQ=DAILY;UNTIL=20260306T235959Z', '2026-03-04T20:00', 9)).toHaveLength(3);
    expect(first('FREQ=MONTHLY', '2026-01-31T20:00', 3)).toEqual([
      '2026-01-31T20:00',
      '2026-03-31T20:00',
      '2026-05-31T20:00',
    ]);
    expect(first('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', '2026-01-01T20:00', 1)).toEqual([]);
  });

  it('is right over both clock changes, wherever the clocks change', () => {
    const starts = (zone: string, from: string) =>
      first('FREQ=DAILY', from, 3).map((slot) => localTime(instantOf(slot, zone), zone));
    const [newYork, lordHowe] = ['America/New_York', 'Australia/Lord_Howe'];
    // Skipped: at the next valid instant, that day alone.
    expect(starts(newYork, '2026-03-07T02:30')).toEqual([
      '2026-03-07T02:30',
      '2026-03-08T03:00',
      '2026-03-09T02:30',
    ]);
    expect(starts(lordHowe, '2026-10-03T02:10')).toEqual([
      '2026-10-03T02:10',
      '2026-10-04T02:30',
      '2026-10-05T02:10',
    ]);
    // A whole day was skipped.
    expect(starts('Pacific/Apia', '2011-12-29T20:00')).toEqual([
      '2011-12-29T20:00',
      '2011-12-31T00:00',
      '2011-12-31T20:00',
    ]);
    // Repeated: the first time.
    const fall = first('FREQ=DAILY', '2026-10-31T01:30', 3).map((slot) => instantOf(slot, newYork));
    expect(fall.map((at) => at.toISOString())).toEqual([
      '2026-10-31T05:30:00.000Z',
      '2026-11-01T05:30:00.000Z',
      '2026-11-02T06:30:00.000Z',
    ]);
  });
});
