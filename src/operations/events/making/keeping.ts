import type { Community } from '../../../bot/community.ts';
import type { Work } from '../../../bot/work.ts';
import { memberNames } from '../../../members/find.ts';
import { type Settings, wordsFor } from '../op.ts';
import { remindersAhead, showsAt } from '../rule.ts';
import { type Event, events } from './store.ts';

/** The card of an event, and its entry in a platform's calendar; the record is its number. */
export const CARD = 'event';

export const SHOWS = 'event shows';
export const DOORS = 'event doors';
export const ENDS = 'event ends';
export const REMINDS = 'event reminder';

const keyOf = (id: number, what: string) => `event/${id}/${what}`;
const remindKey = (id: number, before: number) => keyOf(id, `remind/${before}`);

export function saveEvent(work: Work, event: Event): void {
  work.put(events, event);
  work.cards.changed(CARD, String(event.id));
}

/** Sets what happens by itself. Each timer knows the timing it belongs to, so that one of an earlier does nothing. */
export function arm(work: Work, event: Event, { doors }: Pick<Settings, 'doors'>): void {
  const { id, startsAt, endsAt, timing, seriesId, details } = event;
  const payload = { event: id, timing };
  // One of a series is shown when the one before it is over, or by itself where that would be late.
  if (!event.announced) {
    const when = showsAt({ startsAt, cutoff: details.cutoff });
    work.agenda.at({ key: keyOf(id, 'shows'), name: SHOWS, when, payload });
  }
  const opens = new Date(startsAt.getTime() - doors);
  work.agenda.at({ key: keyOf(id, 'doors'), name: DOORS, when: opens, payload });
  const series = seriesId === undefined ? {} : { series: seriesId };
  work.agenda.at({
    key: keyOf(id, 'ends'),
    name: ENDS,
    when: endsAt,
    payload: { ...payload, ...series },
  });
  for (const before of remindersAhead(details.reminders, startsAt, work.now))
    work.agenda.at({
      key: remindKey(id, before),
      name: REMINDS,
      when: new Date(startsAt.getTime() - before),
      payload: { ...payload, before },
    });
}

export function disarm(work: Work, { id, details }: Pick<Event, 'id' | 'details'>): void {
  work.agenda.cancel(keyOf(id, 'shows'));
  work.agenda.cancel(keyOf(id, 'doors'));
  work.agenda.cancel(keyOf(id, 'ends'));
  for (const before of details.reminders) work.agenda.cancel(remindKey(id, before));
}

/** Shows its card where it is held, and itself in the calendars of platforms that have one. */
export async function announce(work: Work, event: Event, community: Community): Promise<void> {
  const { id, details } = event;
  const record = String(id);
  const spaces = stillThere(details.spaces, community);
  await work.cards.post({ key: `event/${id}`, kind: CARD, record, spaces });
  await list(work, event, community);
}

/** A series outlives spaces: one that the config lost is left out, unless nothing else is left. */
function stillThere(names: readonly string[], { spaces }: Community): readonly string[] {
  const left = names.filter((name) => spaces.some((space) => space.name === name));
  return left.length > 0 ? left : names;
}

/** Each Discord server in which it is held has its own calendar. */
export async function list(work: Work, event: Event, community: Community): Promise<void> {
  const places = community.spaces.filter(
    ({ name, platform }) => platform === 'discord' && event.details.spaces.includes(name),
  );
  if (places.length === 0) return;
  const creator = await work.get(memberNames, event.createdBy);
  const say = wordsFor(creator?.language, community);
  for (const guild of new Set(places.flatMap((place) => place.guild ?? [])))
    work.outbox.list({
      key: `event/${event.id}/listing/${guild}/${event.version}/${event.state}`,
      platform: 'discord',
      guild,
      kind: CARD,
      record: String(event.id),
      otherwise: {
        key: `event-listing-refused/${guild}/${event.createdBy}`,
        to: { memberId: event.createdBy },
        reply: { text: say.listingRefused({ reason: say.listingWhy }) },
      },
    });
}
