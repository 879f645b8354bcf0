import { Temporal } from 'temporal-polyfill';
import { instantOf, localTime } from './zone.ts';

/** Minutes after midnight, by the community's clock; over midnight when `to` comes before `from`. */
export type Hours = { readonly from: number; readonly to: number };

/**
 * When the hours end that an instant falls into; undefined when it falls into none. They begin and end
 * as the house rule has it, so a clock that is put back brings no part of them twice.
 */
export function endOf(hours: Hours, zone: string, at: Date): Date | undefined {
  const { from, to } = hours;
  const today = Temporal.PlainDate.from(localTime(at, zone).slice(0, 10));
  for (const days of [-1, 0]) {
    const began = timeOn(today.add({ days }), from, zone);
    const end = timeOn(today.add({ days: from <= to ? days : days + 1 }), to, zone);
    // Where a day is skipped, those of the next follow at once.
    if (began <= at && at < end) return endOf(hours, zone, end) ?? end;
  }
  return undefined;
}

function timeOn(day: Temporal.PlainDate, minutes: number, zone: string): Date {
  const time = new Date(minutes * 60_000).toISOString().slice(11, 16);
  return instantOf(`${day.toString()}T${time}`, zone);
}
