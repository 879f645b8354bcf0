import type { Moment } from '../../../agenda/moment.ts';
import { localTime } from '../../../agenda/zone.ts';
import type { Asking } from '../../../bot/command.ts';
import type { Settings } from '../op.ts';
import type { Texts } from '../texts/en.ts';
import { type Form, lengthFrom, startFrom } from './options.ts';
import type { Event } from './store.ts';

const MINUTE = 60_000;

export type Editing = Asking & {
  readonly say: Texts;
  readonly settings: Settings;
  readonly options: Form & {
    readonly when: Moment | undefined;
    readonly length: Moment | undefined;
  };
};

/** The time that was asked for, against the one that the event has. */
export type Times = { readonly startsAt: Date; readonly minutes: number };
type ReadForm = ({ readonly ok: true } & Times) | { readonly ok: false; readonly text: string };

export function readForm(event: Event, asked: Editing, now: Date): ReadForm {
  const { say, community, options } = asked;
  const { when, length } = options;
  const start = startOf(event, when, { say, community, now });
  if (!start.ok) return start;
  const lasted = Math.round((event.endsAt.getTime() - event.startsAt.getTime()) / MINUTE);
  const minutes =
    length === undefined ? ({ ok: true, value: lasted } as const) : lengthFrom(length, say);
  if (!minutes.ok) return minutes;
  return { ok: true, startsAt: start.value, minutes: minutes.value };
}

function startOf(event: Event, when: Moment | undefined, around: Parameters<typeof startFrom>[2]) {
  if (when === undefined) return { ok: true, value: event.startsAt } as const;
  return startFrom(when, event.startsAt, around);
}

/** By how many minutes of the wall clock a time is moved. */
export function minutesBetween(from: Date, to: Date, zone: string): number {
  const wall = (at: Date) => Date.parse(`${localTime(at, zone)}Z`);
  return Math.round((wall(to) - wall(from)) / MINUTE);
}
