import { Temporal } from 'temporal-polyfill';
import { instantOf, localTime, withinTime } from './zone.ts';

/** A time as people say it: on the community's clock, or so long from another time. */
export type Moment =
  | {
      readonly is: 'on';
      readonly day: SaidDay;
      /** from the day's midnight; 1440 ends it */
      readonly minutes: number;
    }
  | { readonly is: 'after'; readonly ms: number };

/** A day as people say it. */
export type SaidDay =
  | { readonly is: 'in'; readonly days: number }
  /** the coming one may be today; a week begins on Monday, which is 1 */
  | { readonly is: 'weekday'; readonly weekday: number; readonly week: 'coming' | 'this' | 'next' }
  /** without a year the next such day */
  | {
      readonly is: 'date';
      readonly year: number | undefined;
      readonly month: number;
      readonly day: number;
    }
  /** today, or tomorrow where it is later than that */
  | { readonly is: 'next' };

/** The instant it means; `from` is what lengths are counted from, `now` what "tomorrow" is. */
export function instantOfMoment(moment: Moment, zone: string, from: Date, now: Date): Date {
  if (moment.is === 'after') return withinTime(from.getTime() + moment.ms);
  return instantOf(localOf(moment, localTime(now, zone)), zone);
}

/** What the clock on the wall is to show then, also where it skips that time; undefined for a length. */
export function wallTimeOf(moment: Moment, zone: string, now: Date): string | undefined {
  return moment.is === 'on' ? localOf(moment, localTime(now, zone)) : undefined;
}

/** `2026-12-24T20:00` */
function localOf({ day, minutes }: Extract<Moment, { is: 'on' }>, now: string): string {
  const today = Temporal.PlainDate.from(now.slice(0, 10));
  const at = (date: Temporal.PlainDate) =>
    date.toPlainDateTime().add({ minutes }).toString({ smallestUnit: 'minute' });
  const ahead = (first: Temporal.PlainDate, then: Temporal.PlainDate) =>
    at(first) > now ? at(first) : at(then);
  switch (day.is) {
    case 'in':
      return at(today.add({ days: day.days }));
    case 'next':
      return ahead(today, today.add({ days: 1 }));
    case 'weekday': {
      const inThisWeek = today.add({ days: day.weekday - today.dayOfWeek });
      const inNextWeek = inThisWeek.add({ days: 7 });
      if (day.week === 'next') return at(inNextWeek);
      return day.week === 'this' ? at(inThisWeek) : ahead(inThisWeek, inNextWeek);
    }
    case 'date': {
      const { year, month, day: number } = day;
      const dated = (of: number) => Temporal.PlainDate.from({ year: of, month, day: number });
      return year === undefined ? ahead(dated(today.year), dated(today.year + 1)) : at(dated(year));
    }
  }
}
