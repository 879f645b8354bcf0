import { Temporal } from 'temporal-polyfill';
import { instantOf, localTime } from './zone.ts';

/** Minutes after midnight, by the community's clock; over midnight when `to` comes before `from`. */
export type Hours = { readonly from: number; readonly to: number };

/** When the hours end that an instant falls into; undefined when it falls into none. */
export function endOf({ from, to }: Hours, zone: string, at: Date): Date | undefined {
  const local = localTime(at, zone);
  const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  const isWithin = from <= to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isWithin) return undefined;
  const day = Temporal.PlainDate.from(local.slice(0, 10)).add({ days: minute < to ? 0 : 1 });
  const time = new Date(to * 60_000).toISOString().slice(11, 16);
  return instantOf(`${day.toString()}T${time}`, zone);
}
