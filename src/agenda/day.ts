import { instantOf, stretchAt } from './zone.ts';

/** A local date, `2026-12-21`. Sorts and compares as text. */
export type Day = string;

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * The community's date at an instant, when its days start so many minutes after midnight: at 04:00
 * what happens at three at night still belongs to the day before. Never goes back, also not in
 * the hour that a clock change repeats.
 */
export function dayOf(now: Date, zone: string, dayStarts: number): Day {
  const at = now.getTime();
  const { from, offset, offsetBefore } = stretchAt(zone, at);
  const start = dayStarts * MINUTE;
  const day = Math.floor((at + offset - start) / DAY);
  if (offsetBefore <= offset) return named(day);
  return named(Math.max(day, Math.floor((from - 1 + offsetBefore - start) / DAY)));
}

/** When a community's day starts. */
export function startOf(day: Day, zone: string, dayStarts: number): Date {
  const local = new Date(Date.parse(day) + dayStarts * MINUTE);
  return instantOf(local.toISOString().slice(0, 16), zone);
}

/** The Monday of the week that a day is in. */
export function weekOf(day: Day): Day {
  const number = numberOf(day);
  // 1970-01-01 was a Thursday.
  return named(number - ((((number + 3) % 7) + 7) % 7));
}

export function addDays(day: Day, days: number): Day {
  return named(numberOf(day) + days);
}

/** Days from one date to another: 1 from today to tomorrow, below zero when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return numberOf(to) - numberOf(from);
}

function numberOf(day: Day): number {
  return Math.floor(Date.parse(day) / DAY);
}

/** The same few dates are asked for all day long. */
const names = new Map<number, Day>();

function named(number: number): Day {
  const known = names.get(number);
  if (known !== undefined) return known;
  if (names.size > 1000) names.clear();
  const name = new Date(number * DAY).toISOString().slice(0, 10);
  names.set(number, name);
  return name;
}
