import type { Community } from '../../../bot/community.ts';
import type { Work } from '../../../bot/work.ts';
import type { Piece } from '../../../chat/text.ts';
import { promote } from '../coming/promote.ts';
import { comings, guestLists } from '../coming/store.ts';
import type { Settings } from '../op.ts';
import type { Texts } from '../texts/en.ts';
import { spanOf } from '../when.ts';
import { arm, disarm, list, saveEvent } from './keeping.ts';
import type { Details, Event } from './store.ts';

/** What an event is to be from now on. */
export type Change = {
  readonly details: Details;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly moved: boolean;
};

/** What of a change members are told. */
export type News = { readonly event: Event; readonly lines: (say: Texts) => readonly Piece[][] };

/** Whether anything would be different. */
export function differs(event: Event, to: Change): boolean {
  return isMoved(event, to) || JSON.stringify(event.details) !== JSON.stringify(to.details);
}

const isMoved = (event: Event, { startsAt, endsAt }: Pick<Change, 'startsAt' | 'endsAt'>) =>
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
  const rearms = isMoved(event, to) || `${event.details.reminders}` !== `${to.details.reminders}`;
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
  if (after.announced) list(work, after, community);
  return after;
}

/** What those who come should know: when and where. The rest they see on the card. */
export function newsOf(before: Event, after: Event, zone: string): News | undefined {
  const [was, is] = [before.details, after.details];
  const when = isMoved(before, after) ? spanOf(after.startsAt, after.endsAt, zone) : undefined;
  const place = was.place === is.place ? undefined : (is.place ?? '–');
  const name = was.name === is.name ? undefined : is.name;
  const about = was.about === is.about ? undefined : is.about;
  if ([when, place, name, about].every((one) => one === undefined)) return undefined;
  return {
    event: before,
    lines: (say) => [
      ...(name === undefined ? [] : [['→ ', name]]),
      ...(when === undefined ? [] : [[say.whenLabel, ...when]]),
      ...(place === undefined ? [] : [[say.placeLabel, place]]),
      ...(about === undefined ? [] : [[about]]),
    ],
  };
}

/** Whom a change or a cancel concerns: who comes, waits, or may come. As they are now. */
export async function concerned(work: Work, eventId: number) {
  const members = (await work.get(guestLists, eventId))?.members ?? [];
  const rows = await Promise.all(
    members.map(({ id: memberId }) => work.get(comings, { eventId, memberId })),
  );
  return members.filter((_, n) => rows[n]?.answer === 'yes' || rows[n]?.answer === 'maybe');
}
