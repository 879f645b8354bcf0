import { expect, test } from 'vitest';
import { endOf } from '../src/agenda/quiet.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;
const ends = (hours: Parameters<typeof endOf>[0], zone: string, instant: string) =>
  endOf(hours, zone, new Date(instant))?.toISOString().slice(0, 16);

test.each([
  ['before they begin', '2026-05-04T13:59', undefined],
  ['when they begin', '2026-05-04T14:00', '2026-05-04T23:00'],
  ['after midnight', '2026-05-04T22:59', '2026-05-04T23:00'],
  ['when they end', '2026-05-04T23:00', undefined],
])('hours over midnight: %s', (_, instant, end) => {
  const hours = { from: at(22), to: at(7) };
  expect(ends(hours, 'Asia/Shanghai', `${instant}:00Z`)).toBe(end);
});

test('hours within a day, and none at all', () => {
  const noon = { from: at(12), to: at(14) };
  expect(ends(noon, 'UTC', '2026-05-04T13:00:00Z')).toBe('2026-05-04T14:00');
  expect(ends(noon, 'UTC', '2026-05-04T11:59:00Z')).toBeUndefined();
  expect(ends({ from: at(12), to: at(12) }, 'UTC', '2026-05-04T12:00:00Z')).toBeUndefined();
});

test.each([
  ['Europe/Berlin', '2026-10-25T00:10', '2026-10-25T00:30'],
  ['Europe/Berlin', '2026-10-25T00:30', undefined],
  // It is ten past two once more, and they are over.
  ['Europe/Berlin', '2026-10-25T01:10', undefined],
  ['America/New_York', '2026-11-01T05:59', '2026-11-01T07:30'],
])('the clock put back, in %s at %s', (zone, instant, end) => {
  expect(ends({ from: at(22), to: at(2, 30) }, zone, `${instant}:00Z`)).toBe(end);
});

test('hours that begin in what comes twice begin the first time', () => {
  const hours = { from: at(2, 15), to: at(7) };
  expect(ends(hours, 'Europe/Berlin', '2026-10-25T01:05:00Z')).toBe('2026-10-25T06:00');
  expect(ends(hours, 'Europe/Berlin', '2026-10-25T00:14:00Z')).toBeUndefined();
});

test.each([
  // 02:30 does not exist: they end when the clock goes on, at 03:00.
  ['Europe/Berlin', '2026-03-29T00:59', '2026-03-29T01:00'],
  ['Europe/Berlin', '2026-03-29T01:00', undefined],
  // 30 December 2011 did not take place there: one night follows the other.
  ['Pacific/Apia', '2011-12-30T09:00', '2011-12-30T12:30'],
  ['Pacific/Apia', '2011-12-30T12:30', undefined],
])('a time that the clock skips, in %s at %s', (zone, instant, end) => {
  expect(ends({ from: at(22), to: at(2, 30) }, zone, `${instant}:00Z`)).toBe(end);
});
