import type { Community } from '../../../bot/community.ts';
import type { Work } from '../../../bot/work.ts';
import { promote } from '../coming/promote.ts';
import { comings, guestLists } from '../coming/store.ts';
import type { Settings } from '../op.ts';
import { arm, disarm, list, saveEvent } from './keeping.ts';
import type { Details, Event } from './store.ts';

/** What an event is to be from now on. */
export type Change = {
  readonly details: Details;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly moved: boolean;
};

/** Whether anything would be different. */
export function differs(event: Event, to: Change): boolean {
  return isMoved(event, to) || !isAlike(event.details, to.details);
}

/** Tables give the parts of a value back in an order of their own, and leave out those that are undefined. */
export function isAlike<T extends object>(one: T, other: T): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof T>;
  return [...names].every((name) => JSON.stringify(one[name]) === JSON.stringify(other[name]));
}

export const isMoved = (event: Event, { startsAt, endsAt }: Pick<Change, 'startsAt' | 'endsAt'>) =>
  event.startsAt.getTime() !== startsAt.getTime() || event.endsAt.getTime() !== endsAt.getTime();

/**
 * Changes one event: its timers are set anew where its time or its reminders are others, who waits
 * comes in where there is more room, and its card and its entries in calendars follow.
 */
export async function change(
  work: Work,
  community: Community,
  settings: Settings,
  event: Event,
  to: Change,
): Promise<Event> {
  const rearms = isMoved(event, to) || isTimedAnew(event.details, to.details);
  const changed: Event = {
    ...event,
    ...to,
    version: event.version + 1,
    timing: event.timing + (rearms ? 1 : 0),
    changedAt: work.now,
    // Moved to a later time, it is no longer the hour to show up.
    state: to.startsAt > work.now && isMoved(event, to) ? 'planned' : event.state,
  };
  if (rearms) {
    disarm(work, event);
    arm(work, changed, settings);
  }
  const after = await promote(work, community, changed);
  saveEvent(work, after);
  if (after.announced) await list(work, after, community);
  return after;
}

function isTimedAnew(was: Details, is: Details): boolean {
  return `${was.reminders}` !== `${is.reminders}` || was.cutoff !== is.cutoff;
}

/** Whom a change or a cancel concerns: who comes, waits, or may come. As they are now. */
export async function concerned(work: Work, eventId: number, seated = true) {
  const members = (await work.get(guestLists, eventId))?.members ?? [];
  const rows = await Promise.all(
    members.map(({ id: memberId }) => work.get(comings, { eventId, memberId })),
  );
  return members.filter((_, n) => {
    const { answer, place } = rows[n] ?? {};
    return (answer === 'yes' || answer === 'maybe') && (seated || place !== 'seat');
  });
}
