import type { Entry } from '../../agenda/entry.ts';
import { between, next } from '../../agenda/occurrences.ts';
import { localTime } from '../../agenda/zone.ts';
import { nearest } from '../../bot/nearest.ts';

/** When an entry runs next, and how often more within the days that are looked at. */
export type Coming = {
  readonly entry: Entry;
  /** undefined when it never runs again */
  readonly first: Date | undefined;
  /** runs after the first; counted up to `MANY` */
  readonly more: number;
};

/** A pattern such as every minute is not counted to its end. */
export const MANY = 99;

/** The entries in the order in which they come; those that never run again at the end. */
export function coming(
  timetable: readonly Entry[],
  zone: string,
  now: Date,
  days: number,
): Coming[] {
  const from = new Date(now.getTime() + 1);
  const to = new Date(now.getTime() + days * 86_400_000);
  return timetable
    .map((entry) => ({
      entry,
      first: next(entry, zone, now),
      more: Math.max(0, between(entry, zone, from, to, MANY + 1).length - 1),
    }))
    .sort((a, b) => (a.first?.getTime() ?? Infinity) - (b.first?.getTime() ?? Infinity));
}

/** A local time in parts. */
export type Local = { readonly date: string; readonly time: string };

export function localOf(at: Date, zone: string): Local {
  const [date = '', time = ''] = localTime(at, zone).split('T');
  return { date, time };
}

export type Sought =
  | { readonly is: 'found'; readonly entry: Entry }
  | { readonly is: 'unknown'; readonly nearest: string | undefined };

/** By its name; case does not matter where the name alone would not tell. */
export function seek(timetable: readonly Entry[], wanted: string): Sought {
  const entry =
    timetable.find(({ name }) => name === wanted) ??
    timetable.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  if (entry !== undefined) return { is: 'found', entry };
  const names = timetable.map(({ name }) => name);
  return { is: 'unknown', nearest: nearest(wanted, names) };
}
