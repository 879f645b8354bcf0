import type { z } from 'zod';
import type { Listing } from '../chat/deliver.ts';
import type { Given } from '../chat/incoming.ts';
import type { Right } from '../chat/inspection.ts';
import type { Locale } from '../chat/locale.ts';
import type { AnswerPlace, Reply } from '../chat/reply.ts';
import type { Sql } from '../database/sql.ts';
import type { Asking, Happening, Said } from './command.ts';
import type { Community } from './community.ts';
import type { DrawnFeed, Feed, FeedReader } from './feed.ts';
import type { Answers, Options } from './option.ts';
import type { Role } from './role.ts';
import type { Reading, Work } from './work.ts';

/** An operation's own settings and texts, before it is known who asks in which language. */
export type Shared<Settings, Texts> = {
  readonly settings: Settings;
  readonly texts: Readonly<Record<Locale, Texts>>;
};

/** Of an operation, before its settings are known. */
export type Part<Settings, Texts, T> = (mine: Shared<Settings, Texts>) => T;

/** An operation's own settings and texts, as what it declares sees them. */
export type Mine<Settings, Texts> = { readonly settings: Settings; readonly say: Texts };
export type Asked<Settings, Texts, O extends Options> = Omit<Asking, 'options'> &
  Mine<Settings, Texts> & { readonly options: Answers<O> };

type CommandTexts<O extends Options> = {
  readonly about: string;
  readonly options: { readonly [K in keyof O]: string };
};

export type Declared<Settings, Texts, O extends Options, Ground> = {
  readonly name: string;
  /** what members may call it as well: platforms take Latin letters alone in a command's own name */
  readonly called?: readonly string[];
  /** from the texts: a line about it, and a word or two about each option */
  readonly texts: (say: Texts) => CommandTexts<O>;
  readonly for: Role;
  readonly answers: AnswerPlace;
  readonly options: O;
  /** every member may run it, and what it does depends on what else they are */
  readonly heedsRoles?: true;
  /** said without what it needs it opens its form, also where the platform's own menu could insist */
  readonly byForm?: true;
  readonly alone?: true;
  readonly byHand?: true;
  readonly takes?: (given: Given) => Right | undefined;
  readonly recalls?: (
    given: Given,
    asked: Asking & Mine<Settings, Texts>,
    reading: Reading,
  ) => Promise<string | undefined>;
  /** not there at all where the settings do without it */
  readonly when?: (settings: Settings) => boolean;
  /** what an option can only be, as far as the settings tell: looked at when a timetable is read */
  readonly offers?: (settings: Settings) => { readonly [K in keyof O]?: readonly string[] };
  readonly suggest?: {
    readonly [K in keyof O]?: (
      asked: Asking & { readonly settings: Settings },
      reading: Reading,
    ) => Promise<readonly string[]>;
  };
  readonly run: (asked: Asked<Settings, Texts, O>, ground: Ground) => Promise<Reply>;
};

/** One that changes something may look something up first, outside the work: what takes long. */
export type DeclaredChange<Settings, Texts, O extends Options, Seen> = Omit<
  Declared<Settings, Texts, O, Work>,
  'run'
> & {
  readonly before?: (asked: Asked<Settings, Texts, O>, reading: Reading) => Promise<Seen>;
  readonly run: (asked: Asked<Settings, Texts, O>, work: Work, seen: Seen) => Promise<Reply>;
};

/** What is done with words that reply to a card. */
export type DeclaredReply<Settings, Texts> = {
  readonly card: string;
  readonly alone?: true;
  readonly for: Role;
  readonly answers: AnswerPlace;
  readonly run: (
    asked: Asked<Settings, Texts, Record<never, never>>,
    work: Work,
    said: Said,
  ) => Promise<Reply>;
};

export type DeclaredPress<Settings, Texts, O extends Options, Ground> = {
  readonly name: string;
  readonly card?: string;
  readonly for: Role;
  readonly answers: AnswerPlace;
  readonly options: O;
  readonly heedsRoles?: true;
  /** a command that is asked for instead, as long as it wants options */
  readonly starts?: string;
  readonly gives?: (record: string, options: Answers<O>) => Given;
  readonly run: (asked: Asked<Settings, Texts, O>, ground: Ground) => Promise<Reply>;
};

export type DeclaredCard<Settings, Texts, Row> = {
  readonly kind: string;
  readonly load: (sql: Sql, community: Community, record: string) => Promise<Row | undefined>;
  readonly view: (row: Row, shown: Mine<Settings, Texts> & Happening) => Reply;
};

export type DeclaredTimer<Settings, Texts, P> = {
  readonly name: string;
  readonly payload: z.ZodType<P>;
  readonly run: (payload: P, asked: Happening & Mine<Settings, Texts>, work: Work) => Promise<void>;
};

export type DeclaredListing<Settings, Texts, Row> = {
  readonly kind: string;
  readonly load: (sql: Sql, community: Community, record: string) => Promise<Row | undefined>;
  readonly view: (row: Row, shown: Mine<Settings, Texts> & Happening) => Listing | undefined;
};

export type DeclaredDeparture<Settings, Texts> = {
  readonly run: (
    memberId: number,
    asked: Happening & Mine<Settings, Texts>,
    work: Work,
  ) => Promise<void>;
};

export type DeclaredFeed<Settings, Texts> = Omit<Feed, 'draw'> & {
  readonly draw: (
    reader: FeedReader,
    asked: Happening & Mine<Settings, Texts>,
    sql: Sql,
  ) => Promise<DrawnFeed>;
};
