import { Cron } from 'croner';
import type { Entry } from './entry.ts';
import { instantOf, localTime, stretchAt } from './zone.ts';

/** What decides when an entry of the timetable runs. */
export type Timed = Pick<Entry, 'when' | 'except'>;

/** Local time as if it were UTC, and the instant it means. Both in ms. */
type Candidate = { readonly wall: number; readonly at: number };

/** The first time an entry runs strictly after an instant; undefined when there is none any more. */
export function next(entry: Timed, zone: string, after: Date): Date | undefined {
  let from = after.getTime();
  for (;;) {
    const found = candidate(entry, zone, from);
    if (found === undefined) return undefined;
    if (!excluded(entry, zone, found)) return new Date(found.at);
    from = found.at;
  }
}

/** The times from one instant (included) to another (not included), at most `limit` of them. */
export function between(entry: Timed, zone: string, from: Date, to: Date, limit: number): Date[] {
  const times: Date[] = [];
  let after = new Date(from.getTime() - 1);
  while (times.length < limit) {
    const time = next(entry, zone, after);
    if (time === undefined || time >= to) break;
    times.push(time);
    after = time;
  }
  return times;
}

/** By the date it was meant for as well as the date it falls on: they differ where a day is skipped. */
function excluded(entry: Timed, zone: string, { wall, at }: Candidate): boolean {
  if (entry.except.length === 0) return false;
  const dates = [new Date(wall).toISOString(), localTime(new Date(at), zone)];
  return dates.some((date) => entry.except.includes(date.slice(0, 10)));
}

function candidate({ when }: Timed, zone: string, after: number): Candidate | undefined {
  if (when.is === 'cron') {
    return namesHours(when.cron)
      ? nextByTheClock(when.cron, zone, after)
      : nextInterval(when.cron, zone, after);
  }
  const at = instantOf(when.at, zone).getTime();
  return at > after ? { wall: Date.parse(`${when.at}Z`), at } : undefined;
}

/**
 * The house rule needs two kinds of patterns told apart. `30 2 * * *` names a time of day: skipped,
 * it runs when the clock goes on; repeated, it runs once. `30 * * * *` names a distance: it goes on
 * beating through the night. croner alone follows it only for single times, and not in zones that
 * skip half an hour or a whole day, so it is asked for local times, and what they mean is up to us.
 */
function namesHours(cron: string): boolean {
  return !/[*?/]/.test(cron.split(/\s+/)[1] ?? '');
}

function nextByTheClock(cron: string, zone: string, after: number): Candidate | undefined {
  let wall: number | undefined = after + stretchAt(zone, after).offset;
  for (;;) {
    wall = nextWall(cron, wall);
    if (wall === undefined) return undefined;
    const at = instantOf(new Date(wall).toISOString().slice(0, 16), zone).getTime();
    if (at > after) return { wall, at };
  }
}

/** Through each stretch of constant offset in turn: local times that do not exist fall between. */
function nextInterval(cron: string, zone: string, after: number): Candidate | undefined {
  let from = after;
  for (;;) {
    const { offset, until } = stretchAt(zone, from);
    const wall = nextWall(cron, from + offset);
    if (wall === undefined) return undefined;
    const at = wall - offset;
    if (at < until) return { wall, at };
    const first = firstOf(cron, zone, until);
    if (first !== undefined) return first;
    from = until;
  }
}

/** A pattern's time at the very instant that a stretch begins. */
function firstOf(cron: string, zone: string, at: number): Candidate | undefined {
  const wall = at + stretchAt(zone, at).offset;
  return nextWall(cron, wall - 1000) === wall ? { wall, at } : undefined;
}

const patterns = new Map<string, Cron>();

/** The pattern's first local time strictly after another. */
function nextWall(cron: string, wall: number): number | undefined {
  let pattern = patterns.get(cron);
  if (pattern === undefined) {
    pattern = readCron(cron);
    patterns.set(cron, pattern);
  }
  return pattern.nextRun(new Date(wall))?.getTime();
}

/** Five fields, minutes being the finest; throws an Error that says what is wrong with it. */
export function readCron(cron: string): Cron {
  if (cron.trim().split(/\s+/).length !== 5)
    throw new Error(
      'five fields are needed: minute, hour, day of month, month, day of week, such as "0 8 * * *" for every day at 08:00',
    );
  return new Cron(cron, { mode: '5-part', utcOffset: 0, paused: true });
}
