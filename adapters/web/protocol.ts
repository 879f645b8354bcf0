import { z } from 'zod';
import type { NamedOption } from '../../src/bot/command.ts';
import type { Role } from '../../src/bot/role.ts';
import type { Abilities } from '../../src/chat/ability.ts';
import type { Both, Locale } from '../../src/chat/locale.ts';
import { locales } from '../../src/chat/locale.ts';
import type { AnswerPlace, Choice, Form, Reply } from '../../src/chat/reply.ts';

/**
 * What the page and the server say to each other, as JSON over one WebSocket. The page says `hello`
 * and gets a `welcome`; after that every change of a message comes as `changed`, in the order of its
 * revision. A page that comes back says the last revision it saw and gets only what it missed.
 */
const actionId = z.string().regex(/^[\w-]{8,64}$/);
const name = z.string().max(200);
/** What is longer is refused with a text of its own, so the frame lets it through. */
const words = z.string().max(100_000);
const messageId = z.int().positive();
const given = z.record(name, words);
const action = { id: actionId, room: name };

export const pageFrame = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('hello'),
    /** who one wants to be, and where; what does not exist becomes the first that does */
    community: name.optional(),
    as: name.optional(),
    language: z.enum(locales),
    /** the last revision seen, when messages of this community and person are there already */
    since: z.int().nonnegative().optional(),
  }),
  z.strictObject({
    is: z.literal('post'),
    ...action,
    text: words,
    answers: messageId.optional(),
  }),
  z.strictObject({
    is: z.literal('command'),
    ...action,
    name,
    named: given,
    answers: messageId.optional(),
  }),
  z.strictObject({
    is: z.literal('press'),
    ...action,
    message: messageId,
    press: z.string().max(200),
  }),
  z.strictObject({
    is: z.literal('form'),
    ...action,
    form: name,
    fields: given,
    answers: messageId.optional(),
  }),
  z.strictObject({
    is: z.literal('completing'),
    ...action,
    command: name,
    option: name,
    typed: name,
  }),
  /** what was said in a room before the first message that the page has */
  z.strictObject({ is: z.literal('earlier'), ...action, before: messageId }),
  /** takes a message away that only this person sees */
  z.strictObject({ is: z.literal('dismiss'), id: actionId, message: messageId }),
  z.strictObject({ is: z.literal('ping') }),
]);

export type PageFrame = z.infer<typeof pageFrame>;
/** What is done, or asked of the bot, in a room. */
export type Action = Exclude<Extract<PageFrame, { room: string }>, { is: 'earlier' }>;

export type ServerFrame =
  | Welcome
  | { readonly is: 'changed'; readonly message: Message }
  | { readonly is: 'timetable'; readonly rows: readonly ComingRow[] }
  /** the action is kept; sending it again would change nothing */
  | { readonly is: 'done'; readonly id: string }
  | {
      readonly is: 'form';
      readonly id: string;
      readonly room: string;
      readonly form: Form;
      readonly answers?: number;
    }
  | {
      readonly is: 'earlier';
      readonly room: string;
      /** oldest first */
      readonly messages: readonly Message[];
      /** with these the page has all that was ever said there */
      readonly isBeginning: boolean;
    }
  | { readonly is: 'completions'; readonly id: string; readonly choices: readonly Choice[] }
  | Failed
  | { readonly is: 'pong' };

export type Welcome = {
  readonly is: 'welcome';
  readonly community: ShownCommunity;
  readonly communities: readonly { readonly id: string; readonly name: Both }[];
  /** whom one is now */
  readonly you: string;
  /** the playground's own look first */
  readonly looks: readonly Abilities[];
  readonly revision: number;
  /** the messages are all there are to show, not only what was missed */
  readonly whole: boolean;
  readonly messages: readonly Message[];
  readonly timetable: readonly ComingRow[];
};

export type Failed = {
  readonly is: 'failed';
  /** the action that failed; absent when the frame was unreadable */
  readonly id?: string;
  readonly why: Refusal;
  /** stands in the log beside what went wrong */
  readonly error?: string;
};

/** `not-kept`: the bot could not keep it, so it may be sent again. The others will fail again. */
export type Refusal =
  | 'unreadable'
  | 'hello-first'
  | 'no-community'
  | 'no-room'
  | 'empty'
  | 'too-long'
  | 'gone'
  | 'not-kept';

export type ShownCommunity = {
  readonly id: string;
  readonly name: Both;
  readonly zone: string;
  readonly language: Locale;
  readonly people: readonly ShownPerson[];
  readonly rooms: readonly Room[];
  /** names of the spaces on every platform */
  readonly spaces: readonly string[];
  readonly commands: readonly ShownCommand[];
};

export type Room = { readonly id: string; readonly name: string };
export type ShownPerson = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

export type ShownCommand = {
  readonly name: string;
  readonly about: Both;
  readonly for: Role;
  readonly answers: AnswerPlace;
  readonly options: readonly ShownOption[];
};
export type ShownOption = Pick<NamedOption, 'name' | 'about' | 'kind' | 'required'>;

/** Author of what the bot says; no person can have this id. */
export const EMCEE = '*';

/** The room that a person and the bot have alone. */
export function privateRoom(person: string): string {
  return `@${person}`;
}

export type Message = {
  readonly id: number;
  readonly revision: number;
  readonly room: string;
  readonly author: string;
  /** ISO instants */
  readonly at: string;
  readonly editedAt?: string;
  /** who alone sees it */
  readonly onlyFor?: string;
  /** the message it answers */
  readonly answers?: number;
  /** the action that made it */
  readonly key: string;
  readonly words: Words;
};

export type Words =
  | { readonly is: 'typed'; readonly text: string }
  | {
      readonly is: 'said';
      /** the bytes of its picture and its file are left out: they are at `picture` and at `file` */
      readonly reply: Reply;
      readonly picture?: string;
      readonly file?: string;
      readonly asOne: boolean;
      /** the next words of the one it asks answer it */
      readonly asks: boolean;
    }
  | { readonly is: 'removed' };

/** A run of the timetable, still to come. */
export type Coming = {
  /** the entry's name */
  readonly name: string;
  readonly at: Date;
  /** the command */
  readonly run: string;
  /** names of spaces */
  readonly in: readonly string[];
  readonly paused: boolean;
  /** how long after its time it may still run; 0: it is skipped */
  readonly lateMs: number;
};
export type ComingRow = Omit<Coming, 'at'> & { readonly at: string };
