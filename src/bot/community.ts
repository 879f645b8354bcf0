import type { Place } from '../chat/incoming.ts';
import type { Both, Locale } from '../chat/locale.ts';
import type { CardKind, Command, Press, Timer } from './command.ts';
import type { Role } from './role.ts';

/** A tenant as its config says, with its operations opened: settings checked, texts inside. */
export type Community = {
  readonly id: string;
  readonly name: Both;
  /** IANA zone */
  readonly zone: string;
  readonly language: Locale;
  /** minutes after midnight at which a day starts */
  readonly dayStarts: number;
  readonly spaces: readonly Space[];
  readonly roles: readonly Holding[];
  readonly timetable: readonly Entry[];
  /** whom one can be in the playground */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly commands: readonly Command[];
  readonly presses: readonly Press[];
  readonly cards: readonly CardKind[];
  readonly timers: readonly Timer[];
};

/** One group, topic, channel or room where it meets; `name` is what the config calls it. */
export type Space = { readonly name: string } & Omit<Place, 'private'>;

/** An account, or a platform's role, that holds a role here. */
export type Holding = {
  readonly role: Role;
  readonly platform: string;
  readonly account?: string;
  readonly platformRole?: string;
};

/** A command on a clock. */
export type Entry = {
  readonly name: string;
  readonly when:
    | { readonly is: 'cron'; readonly cron: string }
    /** local time in the community's zone, `2026-12-21T20:00` */
    | { readonly is: 'at'; readonly at: string };
  readonly run: string;
  /** options by name, as text */
  readonly given: Readonly<Record<string, string>>;
  /** names of spaces */
  readonly in: readonly string[];
  /** how long after its time it may still run; 0: skip what was missed */
  readonly lateMs: number;
  /** local dates on which it does not run */
  readonly except: readonly string[];
};
