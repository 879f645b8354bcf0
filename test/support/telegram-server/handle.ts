import { createGroup, type GroupOptions, type TelegramGroup } from './actors/group.ts';
import { createUser, type TelegramUser } from './actors/user.ts';
import type { Records } from './calls.ts';
import { setStatus } from './chats.ts';
import type { Failure, Limits } from './faults.ts';
import { commandKey } from './methods/commands.ts';
import type { Engine } from './server.ts';
import type { Bot, Chat, Update, User, Values } from './shapes.ts';
import { pushAgain } from './updates.ts';
import { poll } from './waiting.ts';
import { type Change, createBot, createChat, type World } from './world.ts';

export type UserOptions = {
  readonly id?: number;
  readonly name?: string;
  readonly username?: string;
  /** IETF language tag, as Telegram reports it. */
  readonly language?: string;
};

/** A Bot API server with people in it. Calls and the rest of the records are empty under light rules. */
export type TelegramServer = Omit<Records, 'wire'> & {
  /** For telegraf: `{ telegram: { apiRoot } }`. */
  readonly apiRoot: string;
  readonly port: number;
  /** The first bot's. */
  readonly token: string;
  /** The first bot. */
  readonly bot: Bot;
  addBot(options?: {
    readonly token?: string;
    readonly username?: string;
    readonly privacy?: boolean;
  }): Bot;
  user(options?: UserOptions): TelegramUser;
  group(options?: GroupOptions): TelegramGroup;
  channel(options?: Pick<GroupOptions, 'id' | 'title' | 'username' | 'bot'>): TelegramGroup;
  /** All traffic since the start as text, one line a message: calls, answers, updates. */
  readonly wire: string;
  /** Every update made so far, oldest first. */
  readonly updates: readonly Update[];
  /** Commands the first bot has set for a scope (default) and language (none). */
  commands(scope?: Values, language?: string): readonly unknown[];
  /** Sends an update a second time, under the same id. */
  redeliver(update: Update, bot?: Bot): void;
  /** Continues update ids from here, lower or higher, as Telegram does after a quiet week. */
  renumber(nextId: number, bot?: Bot): void;
  /** Holds the bots to these limits from now on; edits count as messages. */
  limit(limits: Limits): void;
  /** Answers calls of a method (`*`: of any) with a failure instead of doing them. */
  fail(method: string, failure: Failure): void;
  /** Does the calls and never answers. */
  timeOut(method: string, times?: number): void;
  /** Cuts the connection before the call is done, or `after`. */
  reset(method: string, times?: number, when?: 'before' | 'after'): void;
  down(): Promise<void>;
  up(): Promise<void>;
  /** Calls back with each message sent, edited or deleted and each tap answered; returns its end. */
  watch(listener: (change: Change) => void): () => void;
  /** Waits until every update was received by its bot and no call is being executed. */
  settled(within?: number): Promise<void>;
  close(): Promise<void>;
};

/** Beyond 32 bits, as the ids of newer accounts are. */
const firstUserId = 5_200_000_000;
const firstGroupId = -4_000_000;
const firstSupergroupId = -1_001_000_000_000;

function addUser(world: World, options: UserOptions): User {
  const id = options.id ?? firstUserId + world.users.size;
  const user: User = {
    id,
    is_bot: false,
    first_name: options.name ?? `Person ${world.users.size + 1}`,
    ...(options.username === undefined ? {} : { username: options.username }),
    ...(options.language === undefined ? {} : { language_code: options.language }),
  };
  world.users.set(id, user);
  return user;
}

function addChat(world: World, bot: Bot, kind: Chat['kind'], options: GroupOptions): TelegramGroup {
  const topics = new Map(Object.entries(options.topics ?? {}).map(([name, id]) => [id, name]));
  const first = kind === 'group' ? firstGroupId : firstSupergroupId;
  const chat = createChat({
    id: options.id ?? first - world.chats.size,
    kind,
    title: options.title ?? `Chat ${world.chats.size + 1}`,
    username: options.username,
    forum: topics.size > 0,
    topics,
  });
  chat.lastMessageId = Math.max(0, ...topics.keys());
  world.chats.set(chat.id, chat);
  const owner = options.owner?.user ?? addUser(world, { name: 'Owner' });
  setStatus(chat, owner, 'creator');
  for (const { user } of options.members ?? []) setStatus(chat, user, 'member');
  if (options.bot !== 'left') setStatus(chat, bot.user, options.bot ?? 'administrator');
  return createGroup(world, chat, owner);
}

function actors(
  world: World,
  bot: Bot,
): Pick<TelegramServer, 'addBot' | 'user' | 'group' | 'channel'> {
  return {
    addBot: (options) => createBot(world, options),
    user: (options = {}) => createUser(world, addUser(world, options), bot),
    group: (options = {}) => {
      const isSupergroup = options.supergroup === true || options.topics !== undefined;
      return addChat(world, bot, isSupergroup ? 'supergroup' : 'group', options);
    },
    channel: (options = {}) => addChat(world, bot, 'channel', options),
  };
}

function switches({
  faults,
}: Engine): Pick<TelegramServer, 'limit' | 'fail' | 'timeOut' | 'reset'> {
  return {
    limit: (limits) => faults.limit(limits),
    fail: (method, failure) =>
      faults.plan(method, { kind: 'failure', failure }, failure.times ?? 1),
    timeOut: (method, times = 1) => faults.plan(method, { kind: 'silence' }, times),
    reset: (method, times = 1, when = 'before') =>
      faults.plan(method, { kind: 'reset', after: when === 'after' }, times),
  };
}

function isSettled({ world, busy }: Engine): boolean {
  return busy() === 0 && [...world.bots.values()].every((bot) => bot.inbox.pending.size === 0);
}

export function createHandle(engine: Engine, bot: Bot): TelegramServer {
  const { world, records, port } = engine;
  const { calls, counts, rejected, ignored, wire } = records;
  return {
    ...actors(world, bot),
    ...switches(engine),
    calls,
    counts,
    rejected,
    ignored,
    get wire() {
      return wire.join('\n');
    },
    apiRoot: `http://127.0.0.1:${port}`,
    port,
    token: bot.token,
    bot,
    updates: world.updates,
    commands: (scope, language = '') => bot.commands.get(commandKey(scope, language)) ?? [],
    redeliver: (update, to = bot) => pushAgain(world, to, update),
    renumber: (nextId, of = bot) => {
      of.inbox.nextId = nextId;
    },
    down: engine.down,
    up: engine.up,
    watch: (listener) => {
      world.watchers.add(listener);
      return () => world.watchers.delete(listener);
    },
    settled: async (within) => {
      await poll(
        () => 'every update to be received',
        () => isSettled(engine),
        within,
      );
    },
    close: engine.close,
  };
}
