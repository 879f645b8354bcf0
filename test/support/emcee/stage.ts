import type { Community } from '../../../src/bot/community.ts';
import type { Platform } from '../../../src/bot/port.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Database } from '../../../src/database/database.ts';
import type { Seal } from '../../../src/database/seal.ts';
import type { Log } from '../../../src/log.ts';
import type { CastMember } from './cast.ts';

/** Something one person can read at one moment: a message as it stands, or a notice that popped up. */
export type Sight = {
  /** names the message; an edit changes its text alone */
  readonly key: string;
  readonly text: string;
  /** nobody else sees it */
  readonly alone: boolean;
  readonly buttons: readonly string[];
  readonly files: readonly Attached[];
};

/** A file that came with a message, as it is saved. */
export type Attached = {
  readonly name: string;
  readonly type: string | undefined;
  readonly read: () => Promise<string>;
};

export type Manner = {
  /** a space by its name in the config; `private` is the chat with the bot alone; the first space when absent */
  readonly where?: string;
  /** as an answer to the bot's latest message there */
  readonly replying?: boolean;
  /** Telegram: as an administrator who is not named */
  readonly anonymously?: boolean;
};

/** One person's client of one platform. What is done resolves when the bot took it. */
export type Seat = {
  readonly says: (text: string, manner: Manner) => Promise<void>;
  /** the newest button with this label in sight */
  readonly taps: (label: string) => Promise<void>;
  /** a press that no client offers, on the newest message in a space */
  readonly forges: (press: string, where: string | undefined) => Promise<void>;
  /** the form that stands open */
  readonly fills: (fields: Readonly<Record<string, string>>) => Promise<void>;
  /** the platform delivers this person's latest doing once more */
  readonly again: () => Promise<void>;
  readonly opens: () => Promise<void>;
  readonly sights: () => readonly Sight[];
};

export type Around = {
  readonly clock: Clock;
  readonly log: Log;
  readonly database: Database;
  readonly seal: Seal;
  /** where the bot's HTTP server listens */
  readonly port: number;
};

/** A platform with people and places in it, which stays when the bot is started anew. */
export type Stage = {
  readonly name: string;
  readonly connect: (around: Around) => Platform;
  /** Called when the bot runs. */
  readonly opened: (communities: readonly Community[]) => Promise<void>;
  readonly seat: (who: CastMember) => Seat;
  /** what everybody reads in a space */
  readonly shown: (space: string) => readonly Sight[];
  readonly busy: () => boolean;
  readonly close: () => Promise<void>;
};
