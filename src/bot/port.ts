import type { FastifyInstance } from 'fastify';
import type { Abilities } from '../chat/ability.ts';
import type { Deliver } from '../chat/deliver.ts';
import type { Failure } from '../chat/failure.ts';
import type { FileRef, Incoming } from '../chat/incoming.ts';
import type { Inspection, Unready } from '../chat/inspection.ts';
import type { AnswerPlace, Choice, Form, Reply } from '../chat/reply.ts';
import type { Health } from '../health.ts';
import type { Community } from './community.ts';

/** What an adapter asks of the bot. */
export type Bot = {
  /** Where the answer to this will stand: known at once, before any work. */
  readonly expects: (incoming: Incoming) => Expected;
  /**
   * Does what the update asks, commits it, and returns what to answer. Calling it again with the same
   * `key` changes nothing and returns the same. Rejects only when the work could not be kept (the
   * database is away): then the platform must not be told "received".
   */
  readonly hear: (incoming: Incoming) => Promise<Heard>;
  /** Those in force now: for what is registered with the platform. */
  readonly communities: () => readonly Community[];
};

/** `form`: a form will be opened, so nothing may be acknowledged before. */
export type Expected = AnswerPlace | 'form' | 'completions' | 'nothing';

export type Heard =
  | {
      readonly is: 'said';
      readonly reply: Reply;
      readonly place: AnswerPlace;
      /** the asker's private chat with the bot, when they opened one */
      readonly direct?: string;
      /** what they said was for the bot alone: it should not stand where others read it */
      readonly unsays?: true;
    }
  /** several questions at once, for platforms that ask by form */
  | { readonly is: 'form'; readonly form: Form }
  /**
   * One question, for platforms that ask one by one; the next words of the asker answer it. `elsewhere`:
   * it is asked when they open their private chat, and the reply says so.
   */
  | { readonly is: 'question'; readonly reply: Reply; readonly elsewhere?: true }
  | { readonly is: 'completions'; readonly choices: readonly Choice[] }
  | { readonly is: 'nothing' };

/** A file's content as it comes in. Reading it rejects when it breaks off, or is longer than may be. */
export type Content = AsyncIterable<Uint8Array>;
export type Opened =
  | { readonly ok: true; readonly content: Content }
  | { readonly ok: false; readonly failure: Failure };

/** What an adapter gives the bot. */
export type Platform = Deliver & {
  readonly name: string;
  readonly abilities: Abilities;
  readonly start: (bot: Bot) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly health: () => Health;
  /** Registers commands and menus, by difference. Called at start and when a config changed. */
  readonly register: () => Promise<void>;
  /**
   * Whether the bot can do in these spaces what it will have to: what is known to fail there. Writes
   * nothing, and says nothing of what could not be found out, as when the platform is away. Absent where
   * nothing can lack. Never rejects.
   */
  readonly inspect?: (asked: Inspection) => Promise<readonly Unready[]>;
  /** Opens a file that came along; absent where none can. Never rejects. */
  readonly open?: (file: FileRef) => Promise<Opened>;
  /** What it answers on the one HTTP server; registered before the server listens. */
  readonly routes?: (http: FastifyInstance) => Promise<void>;
};
