import type { Entry } from '../../agenda/entry.ts';
import { between } from '../../agenda/occurrences.ts';

const SOON_MS = 60_000;

/**
 * The time of its entry that a late run stands for, so that what it plans is planned from there: the
 * latest that came since the one for which its timer was set.
 */
export function timeMeant(entry: Entry, zone: string, armed: Date, now: Date): Date {
  if (now.getTime() - armed.getTime() <= SOON_MS) return armed;
  const since = new Date(Math.max(armed.getTime(), now.getTime() - entry.lateMs));
  const end = new Date(now.getTime() + 1);
  return between(entry, zone, since, end, Infinity).at(-1) ?? armed;
}
