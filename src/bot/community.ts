import type { Entry } from '../agenda/entry.ts';
import type { Place } from '../chat/incoming.ts';
import type { Both, Locale } from '../chat/locale.ts';
import type { Opened } from './command.ts';
import type { Figures } from './figures.ts';
import type { Move } from './linking.ts';
import type { Giver } from './reward.ts';
import type { Role } from './role.ts';

/** A tenant as its config says, with its operations opened: settings checked, texts inside. */
export type Community = Omit<Opened, 'giver' | 'wants' | 'figures'> & {
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
  /** earned points at which each level begins, the lowest first; none: there are no levels */
  readonly levels?: readonly number[];
  /** what goes along when one member becomes part of another, of operations that are off here as well */
  readonly moves: readonly Move[];
  /** what can be given as a reward */
  readonly givers?: readonly Giver[];
  /** what a report counts, an operation after the other */
  readonly figures?: readonly Figures[];
  /** the pictures that stand beside its file */
  readonly pictures?: Pictures;
  /** whom one can be in the playground */
  readonly people: readonly { readonly id: string; readonly name: string }[];
};

/**
 * One group, topic, channel or room where it meets; `name` is what the config calls it, `language` what
 * is posted there where that exists in both.
 */
export type Space = { readonly name: string; readonly language?: Locale } & Omit<Place, 'private'>;

/** Reads a picture's file, as it is now. */
export type Pictures = (file: string) => FoundPicture;
export type FoundPicture =
  | { readonly ok: true; readonly id: string; readonly base64: string }
  | { readonly ok: false; readonly why: NoPicture };
export type NoPicture = 'missing' | 'elsewhere' | 'unknown' | 'too-large';

/** An account, or a platform's role, that holds a role here. */
export type Holding = {
  readonly role: Role;
  readonly platform: string;
  readonly account?: string;
  readonly platformRole?: string;
};
