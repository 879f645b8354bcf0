import type { z } from 'zod';
import type { Listing } from '../chat/deliver.ts';
import type { Given } from '../chat/incoming.ts';
import type { Right } from '../chat/inspection.ts';
import type { Both, Locale } from '../chat/locale.ts';
import type { AnswerPlace, Reply } from '../chat/reply.ts';
import type { Sql } from '../database/sql.ts';
import type { Member } from '../members/member.ts';
import type { Community, Space } from './community.ts';
import type { Feed } from './feed.ts';
import type { Figures } from './figures.ts';
import type { Ladder } from './levels.ts';
import type { Move } from './linking.ts';
import type { Option } from './option.ts';
import type { Giver, Want } from './reward.ts';
import type { Role } from './role.ts';
import type { Route } from './route.ts';
import type { Reading, Taking, Work } from './work.ts';

/** A command as the dispatcher and the adapters see it: settings and texts are already inside. */
export type Command = {
  /** one or two words: `checkin`, `quiz start` */
  readonly name: string;
  /** what members may call it as well */
  readonly called?: readonly string[];
  readonly operation: string;
  readonly about: Both;
  readonly for: Role;
  readonly answers: AnswerPlace;
  readonly options: readonly NamedOption[];
  /** every member may run it, and what it does depends on what else they are */
  readonly heedsRoles?: true;
  /** said without what it needs it opens its form, also where the platform's own menu could insist */
  readonly byForm?: true;
  /** what is said with it is for the bot alone: asked for in private, and taken away where others read it */
  readonly alone?: true;
  /** a right of the bot's that it takes with these options, in each of its spaces */
  readonly takes?: (given: Given) => Right | undefined;
  /** works on the timetable itself: an entry of it that ran itself would have no end */
  readonly byHand?: true;
  /** said above the question, where options are asked for one by one */
  readonly recalls?: (given: Given, asked: Asking, reading: Reading) => Promise<string | undefined>;
  readonly act: Act;
  readonly suggest?: (
    option: string,
    asked: Asking,
    reading: Reading,
  ) => Promise<readonly string[]>;
};

/**
 * What needs no person: the work of a role, and what is read aloud to all. Members do the rest for
 * themselves.
 */
export function runsOnClock(command: Pick<Command, 'for' | 'act' | 'answers' | 'byHand'>): boolean {
  if (command.act.is === 'file' || command.byHand) return false;
  if (command.for !== 'member') return true;
  return command.act.is === 'lookup' && command.answers === 'openly';
}

export type NamedOption = Option<unknown> & {
  readonly name: string;
  readonly about: Both;
  /** what it can only be, as far as the community's settings tell */
  readonly offered?: readonly string[];
};

/**
 * What it may be called in Chinese: its label there as far as the colon, behind which is told more. So what is shown in
 * forms, questions and usage lines is what may be typed.
 */
export function calledInChinese({ about }: Pick<NamedOption, 'about'>): string {
  return about.zh.split('：', 1)[0] ?? '';
}

/** A command that only reads runs outside crowds, without locks and receipts. */
export type Act =
  | {
      readonly is: 'change';
      /** what takes long is looked up before the work begins; `run` gets it as `seen` */
      readonly before?: (asked: Asking, reading: Reading) => Promise<unknown>;
      readonly run: (asked: Asking, work: Work, seen?: unknown) => Promise<Reply>;
    }
  | { readonly is: 'lookup'; readonly run: (asked: Asking, reading: Reading) => Promise<Reply> }
  /** takes in a file, outside crowds, piece by piece as it comes; done again, it adds nothing twice */
  | { readonly is: 'file'; readonly run: (asked: Asking, taking: Taking) => Promise<Reply> };

/** A button's action. On a card, `record` names what the card shows; it was looked up, not trusted. */
export type Press = {
  readonly name: string;
  readonly operation: string;
  /** the kind of card it stands on; none: it stands on an answer */
  readonly card?: string;
  readonly for: Role;
  readonly answers: AnswerPlace;
  readonly options: readonly NamedOption[];
  readonly heedsRoles?: true;
  /** a command that is asked for instead, as long as it wants options */
  readonly starts?: string;
  /** what that command is told without being asked for: the record of the card among it */
  readonly gives?: (record: string, options: Readonly<Record<string, unknown>>) => Given;
  readonly act: Act;
};

/** Words that reply to a card, or are said in the thread under it. */
export type CardReply = Pick<Press, 'operation' | 'for' | 'answers'> & {
  /** the kind of card */
  readonly card: string;
  /** as of a command */
  readonly alone?: true;
  /** A reply without words is not given. */
  readonly run: (asked: Asking, work: Work, said: Said) => Promise<Reply>;
};

export type Said = {
  readonly text: string;
  /** names the message that says it */
  readonly message: string | undefined;
  /** the message said something else before */
  readonly edited: boolean;
};

/** A card is a view of a record. */
export type CardKind = {
  readonly kind: string;
  /** Undefined when the record is no more. Outside any transaction. */
  readonly draw: (community: Community, record: string, sql: Sql) => Promise<Reply | undefined>;
};

/** What a platform's own calendar shows of a record. */
export type ListingKind = {
  readonly kind: string;
  /** Undefined when the record is no more, or called off. Outside any transaction. */
  readonly draw: (community: Community, record: string, sql: Sql) => Promise<Listing | undefined>;
};

/** What is to be done when a member left the community. It may be done more than once. */
export type Departure = {
  readonly run: (memberId: number, asked: Happening, work: Work) => Promise<void>;
};

/** What the agenda runs at its time. */
export type Timer = {
  readonly name: string;
  readonly run: (payload: unknown, asked: Happening, work: Work) => Promise<void>;
};

/** Who asks what, where, before an operation's settings and texts are added. */
export type Asking = Happening & {
  readonly member: Member;
  readonly roles: ReadonlySet<Role>;
  /** the timetable or the shell, in the name of the community: nobody who collects points */
  readonly house: boolean;
  readonly locale: Locale;
  readonly options: Readonly<Record<string, unknown>>;
  /** the record of the card that was pressed; '' elsewhere */
  readonly record: string;
  /** the card that is replied to, or under which the thread hangs */
  readonly under?: CardName | undefined;
  /** where it was asked, or where the timetable wants it; none in a private chat */
  readonly spaces: readonly Space[];
  /** the time it was asked for: an entry's own, also when it runs late; else now */
  readonly due: Date;
};

export type CardName = { readonly kind: string; readonly record: string };

export type Happening = { readonly community: Community };

/** What one community gets of an operation once its settings are known. */
export type Opened = {
  readonly commands: readonly Command[];
  readonly presses: readonly Press[];
  readonly cards: readonly CardKind[];
  readonly replies?: readonly CardReply[];
  readonly timers: readonly Timer[];
  readonly routes: readonly Route[];
  readonly listings?: readonly ListingKind[];
  readonly departures?: readonly Departure[];
  readonly feeds?: readonly Feed[];
  /** what a report counts of it */
  readonly figures?: Figures;
  /** the levels that members reach, where this operation has them */
  readonly ladder?: Ladder;
  /** what it gives as rewards when another operation asks */
  readonly giver?: Giver;
  /** rewards of others that its settings name */
  readonly wants?: readonly Want[];
  /** roles of a platform that it gives, as its settings write them */
  readonly grants?: readonly string[];
};

/** One of what is sealed for long, as it is kept; undefined while there is none. */
export type SealedSample = (sql: Sql) => Promise<string | undefined>;

export type Operation = {
  readonly name: string;
  readonly seals?: readonly SealedSample[];
  readonly moves?: readonly Move[];
  /** checked when the config is loaded; `{}` must do */
  readonly settings: z.ZodType;
  readonly files?: FileKind;
  /** `settings` as the schema above returned them; the files that were read, by their names without ending */
  readonly open: (settings: unknown, files?: Files) => Opened;
};

/** YAML files that an operation reads, in a folder beside the communities' files. All communities see them. */
export type FileKind = {
  /** its name; also that of the JSON Schema for editors */
  readonly folder: string;
  /** what a file is, for people */
  readonly title: string;
  readonly shape: z.ZodType;
  /** the PNG files beside it that a file names, and where it does */
  readonly pictures: (
    content: unknown,
  ) => readonly { readonly path: readonly PropertyKey[]; readonly name: string }[];
};

/** A file as its shape read it, with the pictures it names: base64, by file name. */
export type FileContent = {
  readonly content: unknown;
  readonly pictures: ReadonlyMap<string, string>;
};
export type Files = ReadonlyMap<string, FileContent>;
