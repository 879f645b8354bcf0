import type { Bot, Chat, ChatKind, Message, StoredFile, Tap, Update, User } from './shapes.ts';

export type Options = {
  /** The first bot's token; one is made up when absent. */
  readonly token?: string;
  /** One that is free when absent. */
  readonly port?: number;
  /** `light` keeps counters alone: no specification, no record of calls and traffic, no history. */
  readonly rules?: 'strict' | 'light';
  /** The first bot's privacy mode; on by default, as on Telegram. */
  readonly privacy?: boolean;
  /** Answers as Bot API 10.2 does to receiver_user_id; otherwise that parameter is ignored. */
  readonly ephemeral?: boolean;
  /** Milliseconds that one second of waiting before a redelivery lasts; 10 by default. */
  readonly second?: number;
  /** Milliseconds a webhook has for its answer; 60 000 by default. */
  readonly webhookTimeout?: number;
  /** Seconds for which a tap may be answered; Telegram's 150 by default. */
  readonly tapSeconds?: number;
  /** Milliseconds since 1970; the system's time by default. */
  readonly now?: () => number;
};

export type Change =
  | { readonly kind: 'sent' | 'edited' | 'deleted'; readonly message: Message }
  | { readonly kind: 'answered'; readonly tap: Tap };

/** Everything the server knows. */
export type World = {
  readonly options: Required<Omit<Options, 'token' | 'port' | 'privacy'>>;
  readonly users: Map<number, User>;
  readonly deactivated: Set<number>;
  readonly chats: Map<number, Chat>;
  /** By token. */
  readonly bots: Map<string, Bot>;
  readonly files: Map<string, StoredFile>;
  readonly watchers: Set<(change: Change) => void>;
  /** Every update made, under strict rules. */
  readonly updates: Update[];
  /** Counts changes and everything else that needs a unique number. */
  sequence: number;
};

export function createWorld(options: Options): World {
  return {
    options: {
      rules: options.rules ?? 'strict',
      ephemeral: options.ephemeral ?? false,
      second: options.second ?? 10,
      webhookTimeout: options.webhookTimeout ?? 60_000,
      tapSeconds: options.tapSeconds ?? 150,
      now: options.now ?? Date.now,
    },
    users: new Map(),
    deactivated: new Set(),
    chats: new Map(),
    bots: new Map(),
    files: new Map(),
    watchers: new Set(),
    updates: [],
    sequence: 0,
  };
}

export function createChat(
  fields: { readonly id: number; readonly kind: ChatKind } & Partial<
    Pick<Chat, 'title' | 'username' | 'owner' | 'forum' | 'members' | 'topics'>
  >,
): Chat {
  return {
    id: fields.id,
    kind: fields.kind,
    title: fields.title,
    username: fields.username,
    owner: fields.owner,
    forum: fields.forum ?? false,
    topics: fields.topics ?? new Map(),
    members: fields.members ?? new Map(),
    messages: new Map(),
    pinned: new Set(),
    forbidden: new Set(),
    waiters: new Set(),
    lastMessageId: 0,
    migratedTo: undefined,
    blocked: false,
    lastBot: undefined,
  };
}

/** Larger than 32 bits, as new ids on Telegram are. */
const firstBotId = 7_000_000_000;

export function createBot(
  world: World,
  options: { readonly token?: string; readonly username?: string; readonly privacy?: boolean } = {},
): Bot {
  const number = world.bots.size + 1;
  const token = options.token ?? `${firstBotId + number}:test-token-${number}-of-no-worth`;
  const id = Number.parseInt(token, 10);
  const username = options.username ?? (number === 1 ? 'emcee_bot' : `other_${number}_bot`);
  const bot: Bot = {
    token,
    user: { id, is_bot: true, first_name: username, username },
    privacy: options.privacy ?? true,
    directs: new Map(),
    commands: new Map(),
    taps: new Map(),
    inbox: {
      nextId: 100_000_000 + number * 1000,
      allowed: new Set(),
      pending: new Map(),
      webhook: undefined,
      arrived: undefined,
      stop: undefined,
    },
  };
  if (!Number.isSafeInteger(id)) throw new Error('A bot token starts with the bot’s id');
  world.bots.set(token, bot);
  return bot;
}

export function unixTime(world: World): number {
  return Math.floor(world.options.now() / 1000);
}

export function announce(world: World, change: Change): void {
  if ('message' in change) {
    world.sequence += 1;
    change.message.changed = world.sequence;
    for (const waiter of [...change.message.chat.waiters]) waiter(change.message);
  }
  for (const watcher of world.watchers) watcher(change);
}
