import { botsIn, isAdmin } from './chats.ts';
import { commandsOf } from './entities.ts';
import { chatJson, memberJson, messageJson, userJson } from './json.ts';
import { list } from './parameters.ts';
import type { Bot, Chat, Member, Message, Pending, Update, User, Values } from './shapes.ts';
import { unixTime, type World } from './world.ts';

const day = 86_400_000;

/** Left out unless a bot asks for them; https://core.telegram.org/bots/api#getupdates. */
const onRequest: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
]);

/** The kinds of updates that a call asks for; undefined leaves them as they were. */
export function readAllowed(values: Values): ReadonlySet<string> | undefined {
  const kinds = list(values, 'allowed_updates');
  return kinds === undefined ? undefined : new Set(kinds.map(String));
}

function isWanted(bot: Bot, kind: string): boolean {
  const { allowed } = bot.inbox;
  return allowed.size === 0 ? !onRequest.has(kind) : allowed.has(kind);
}

function queue(bot: Bot, pending: Pending): void {
  bot.inbox.pending.set(pending.update.update_id, pending);
  bot.inbox.arrived?.(pending);
}

/**
 * Queues an update for a bot.
 * @param lane updates of one lane are delivered in order, and a failing one holds up its lane alone:
 * messages go by chat, taps by person (telegram-bot-api, Client.cpp and WebhookActor.cpp)
 * @param lasts milliseconds until Telegram forgets it
 */
export function push(
  world: World,
  bot: Bot,
  kind: string,
  payload: Values,
  lane: string,
  lasts = day,
): Update | undefined {
  if (!isWanted(bot, kind)) return;
  const { inbox } = bot;
  const update: Update = { update_id: inbox.nextId, [kind]: payload };
  if (world.options.rules === 'strict') world.updates.push(update);
  // Update ids rise with gaps, so that nobody counts on the next one.
  inbox.nextId += 1 + (inbox.nextId % 3);
  const expires = world.options.now() + lasts;
  queue(bot, { update, lane, expires, again: false, handedOut: false });
  return update;
}

/** Queues an update that was delivered before once more, under its own id. */
export function pushAgain(world: World, bot: Bot, update: Update): void {
  const expires = world.options.now() + day;
  queue(bot, { update, lane: `again:${update.update_id}`, expires, again: true, handedOut: false });
}

/** https://core.telegram.org/bots/features#privacy-mode */
function sees(bot: Bot, message: Message): boolean {
  const { chat } = message;
  if (chat.kind === 'private' || chat.kind === 'channel' || message.service !== undefined) {
    return true;
  }
  if (!bot.privacy || isAdmin(chat, bot.user.id)) return true;
  if (message.replyTo?.from?.id === bot.user.id) return true;
  return commandsOf(message.text, message.entities).some(([, meant]) =>
    meant === undefined
      ? chat.lastBot === bot.user.id
      : meant.toLowerCase() === bot.user.username?.toLowerCase(),
  );
}

/** Tells every bot that may see it about a person's message, in the chat's own order. */
export function pushMessage(world: World, message: Message, edited = false): void {
  const kind = message.chat.kind === 'channel' ? 'channel_post' : 'message';
  for (const bot of botsIn(world, message.chat)) {
    if (!sees(bot, message)) continue;
    const name = edited ? `edited_${kind}` : kind;
    push(world, bot, name, messageJson(message), `chat:${message.chat.id}`);
  }
}

/** Tells about a changed membership: the bot concerned, and for others the bots that administer. */
export function pushMember(
  world: World,
  chat: Chat,
  by: User,
  before: Member,
  after: Member,
): void {
  const payload = {
    chat: chatJson(chat),
    from: userJson(by),
    date: unixTime(world),
    old_chat_member: memberJson(before),
    new_chat_member: memberJson(after),
  };
  for (const bot of world.bots.values()) {
    const own = bot.user.id === after.user.id;
    if (own) push(world, bot, 'my_chat_member', payload, `my_chat_member:${chat.id}`);
    else if (chat.kind !== 'private' && isAdmin(chat, bot.user.id)) {
      push(world, bot, 'chat_member', payload, `chat_member:${chat.id}`);
    }
  }
}
