import { randomUUID } from 'node:crypto';
import type {
  APIApplicationCommand,
  APIEmbed,
  APIGuildScheduledEvent,
  APIOverwrite,
  APIPoll,
  APIRole,
  APIUser,
} from 'discord.js';
import type { ComponentBody } from './bodies.ts';
import type { InteractionRecord } from './interaction.ts';

/** An account, the bot's own among them. */
export interface UserRecord {
  readonly id: string;
  readonly raw: APIUser;
  readonly locale: string;
  dmsClosed: boolean;
}

/** A user's place in one guild. */
export interface MemberRecord {
  readonly user: UserRecord;
  readonly nick: string | null;
  readonly joinedAt: string;
  roles: string[];
}

/** A server of Discord's ("guild"), whether the bot is in it or not. */
export interface GuildRecord {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly locale: string;
  /** Where Discord itself greets newcomers; a server may have none. */
  readonly systemChannel: string | undefined;
  readonly roles: Map<string, APIRole>;
  readonly channels: Map<string, ChannelRecord>;
  readonly members: Map<string, MemberRecord>;
  readonly events: Map<string, APIGuildScheduledEvent>;
}

/** A channel of whatever type, thread or direct conversation. `recipient` is set for the last. */
export interface ChannelRecord {
  readonly id: string;
  type: number;
  readonly guild: GuildRecord | undefined;
  readonly recipient: UserRecord | undefined;
  parentId: string | null;
  readonly overwrites: APIOverwrite[];
  readonly messages: Map<string, MessageRecord>;
  name: string;
  archived: boolean;
  locked: boolean;
}

/** A file that was sent along. */
export interface FileRecord {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly description: string | undefined;
  /** Without it in the address, an ephemeral attachment is not given out. */
  readonly signature?: string;
}

/** A message as it stands now; `viewer` is set when only that user sees it. */
export interface MessageRecord {
  readonly id: string;
  readonly channel: ChannelRecord;
  readonly author: UserRecord;
  readonly viewer: UserRecord | undefined;
  readonly interaction: InteractionRecord | undefined;
  readonly createdAt: string;
  readonly nonce: string | number | undefined;
  readonly replyTo: string | undefined;
  content: string;
  embeds: APIEmbed[];
  components: ComponentBody[];
  files: FileRecord[];
  poll: APIPoll | undefined;
  pings: string[];
  flags: number;
  pinned: boolean;
  deleted: boolean;
  editedAt: string | null;
  edits: number;
}

/** Sends an event to every session with one of `intents` (0: all sessions). */
export type Dispatch = (name: string, intents: number, data: (intents: number) => unknown) => void;

interface Grants {
  readonly messageContent: boolean;
  readonly guildMembers: boolean;
}

/** Everything this Discord knows. */
export interface World {
  readonly token: string;
  readonly applicationId: string;
  readonly grants: Grants;
  readonly deadlineMs: number;
  readonly lifetimeMs: number;
  readonly patienceMs: number;
  readonly now: () => Date;
  readonly bot: UserRecord;
  readonly users: Map<string, UserRecord>;
  readonly guilds: Map<string, GuildRecord>;
  readonly channels: Map<string, ChannelRecord>;
  /** By scope (a guild's id, or `global`), then by command id. */
  readonly commands: Map<string, Map<string, APIApplicationCommand>>;
  /** Commands created today, by scope. */
  readonly commandCreates: Map<string, number>;
  readonly interactions: Map<string, InteractionRecord>;
  readonly files: Map<string, FileRecord>;
  /** Files on people's own machines, by name. */
  readonly drive: Map<string, Uint8Array>;
  readonly dispatch: Dispatch;
  readonly origin: () => string;
  readonly snowflake: () => string;
  readonly changed: () => void;
  /** Waits until `find` returns something; rejects with `story()` when patience runs out. */
  readonly until: <T>(find: () => T | undefined, story: () => string, ms?: number) => Promise<T>;
}

const discordEpoch = 1_420_070_400_000n;

/** Ids as Discord makes them: milliseconds since 2015 in the upper 42 bits, never the same twice. */
export function createSnowflakes(): () => string {
  let last = 0n;
  return () => {
    const wanted = (BigInt(Date.now()) - discordEpoch) << 22n;
    last = wanted > last ? wanted : last + 1n;
    return last.toString();
  };
}

/** A secret that looks like nothing else on the wire. */
export function secret(): string {
  return randomUUID().replaceAll('-', '') + randomUUID().replaceAll('-', '');
}

/** A pair of functions: one says that something changed, one waits for a change that matters. */
export function createWaiting(patienceMs: number): Pick<World, 'changed' | 'until'> {
  const waiting = new Set<() => void>();
  let due = false;
  return {
    // Looking once a turn keeps a crowd of waiting observers from looking at every single change.
    changed: () => {
      if (due) return;
      due = true;
      setImmediate(() => {
        due = false;
        for (const look of waiting) look();
      });
    },
    until: (find, story, ms = patienceMs) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = find();
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(story()));
        }, ms);
        waiting.add(look);
        look();
      }),
  };
}
