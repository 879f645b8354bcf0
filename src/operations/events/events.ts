import { attend, here } from './attendance/here.ts';
import { attendance } from './attendance/list.ts';
import { card } from './card.ts';
import { leaving } from './coming/leave.ts';
import { reminding } from './coming/remind.ts';
import { reminders, rsvp, tap } from './coming/rsvp.ts';
import { create } from './making/create.ts';
import { list, post } from './making/list.ts';
import { doors, ends } from './making/turning.ts';
import { op } from './op.ts';
import { extending } from './series/extend.ts';
import { feedback, rate, survey } from './survey/survey.ts';

export const eventsOperation = op.with({
  commands: [rsvp, attend, list, feedback, reminders, create, post, attendance, survey],
  presses: [tap, here, rate],
  cards: [card],
  timers: [reminding, doors, ends, extending],
  departures: [leaving],
});
