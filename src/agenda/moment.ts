import { instantOf } from './zone.ts';

/** A time as people say it: a date and time on the community's clock, or so long from another time. */
export type Moment =
  | { readonly is: 'at'; readonly local: string }
  | { readonly is: 'after'; readonly ms: number };

/** The instant it means; `from` is what lengths are counted from. */
export function instantOfMoment(moment: Moment, zone: string, from: Date): Date {
  if (moment.is === 'after') return new Date(from.getTime() + moment.ms);
  return instantOf(moment.local, zone);
}
