import { attend, here } from './attendance/here.ts';
import { attendance } from './attendance/list.ts';
import { calendar, feed, listing } from './calendar/calendar.ts';
import { card } from './card.ts';
import { leaving } from './coming/leave.ts';
import { reminding } from './coming/remind.ts';
import { room } from './coming/room.ts';
import { reminders, rsvp, tap } from './coming/rsvp.ts';
import { countEvents } from './figures/store.ts';
import { moveEvents } from './linking/store.ts';
import { cancel } from './making/cancel.ts';
import { create } from './making/create.ts';
import { edit } from './making/edit.ts';
import { list, post } from './making/list.ts';
import { sealedCode } from './making/store.ts';
import { doors, ends, shows } from './making/turning.ts';
import { op } from './op.ts';
import { extending } from './series/extend.ts';
import { feedback, rate, survey } from './survey/survey.ts';

export const eventsOperation = op.with({
  figures: countEvents,
  commands: [
    ...[create, edit, cancel, list, post],
    ...[rsvp, reminders, calendar],
    ...[attend, attendance, feedback, survey],
  ],
  presses: [tap, here, rate],
  cards: [card],
  timers: [reminding, room, shows, doors, ends, extending],
  listings: [listing],
  departures: [leaving],
  feeds: [feed],
  seals: [sealedCode],
  wants: ({ coupon: of }) => (of === undefined ? [] : [{ kind: 'coupon', of, path: ['coupon'] }]),
  moves: [moveEvents],
});
