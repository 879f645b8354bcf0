import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { Event } from '../making/store.ts';

export type Dated = Pick<Event, 'id' | 'details' | 'startsAt' | 'endsAt' | 'state' | 'version'> &
  Pick<Event, 'createdAt' | 'changedAt'> & {
    /** not sure yet, or on the waiting list */
    readonly tentative?: boolean;
  };

/**
 * Events as iCalendar (RFC 5545), times in UTC. Each of a series is an event of its own: what was moved
 * or cancelled alone needs no exceptions. The same events give the same text.
 */
export function calendarOf(
  community: { readonly id: string },
  name: string,
  events: readonly Dated[],
  how: (event: Dated) => string,
): string {
  const calendar = ical({
    // The library writes the name as it is given: its marks are ours to escape.
    name: escaped(name),
    prodId: { company: 'Emcee', product: 'events', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const event of events) {
    const { id, details, startsAt, endsAt, version, createdAt, changedAt } = event;
    calendar.createEvent({
      id: `event-${id}@${community.id}.emcee`,
      sequence: version,
      start: startsAt,
      end: endsAt,
      stamp: changedAt,
      created: createdAt,
      lastModified: changedAt,
      summary: details.name,
      description: [details.about, how(event)].filter(Boolean).join('\n\n'),
      location: details.place ?? null,
      url: linkIn(details.place) ?? null,
      status: statusOf(event),
    });
  }
  // Every line ends, the last one too.
  return `${calendar.toString().trimEnd()}\r\n`;
}

/** Of an event that takes place at an address: calendars offer to open it. */
function linkIn(place: string | undefined): string | undefined {
  return place !== undefined && /^https?:\/\/\S+$/.test(place) ? place : undefined;
}

function statusOf({ state, tentative = false }: Dated): ICalEventStatus {
  if (state === 'cancelled') return ICalEventStatus.CANCELLED;
  return tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED;
}

const escaped = (text: string) =>
  text.replaceAll(/[\\;,]/g, (mark) => `\\${mark}`).replaceAll('\n', '\\n');
