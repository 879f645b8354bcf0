import { integer, text } from './parameters.ts';
import { badRequest, breach, forbidden } from './refusal.ts';
import type { Bot, Chat, Member, Right, Sendable, Status, User, Values } from './shapes.ts';
import { createChat, type World } from './world.ts';

const outside: ReadonlySet<Status> = new Set(['left', 'kicked']);

export function isInside(chat: Chat, user: number): boolean {
  const member = chat.members.get(user);
  return member !== undefined && !outside.has(member.status);
}

export function isAdmin(chat: Chat, user: number): boolean {
  const status = chat.members.get(user)?.status;
  return status === 'administrator' || status === 'creator';
}

/** Whether it may do what takes this right. */
export function mayAs(chat: Chat, user: number, right: Right): boolean {
  return isAdmin(chat, user) && chat.members.get(user)?.lacks?.includes(right) !== true;
}

/** What somebody is in a group, and may do there. */
export type Standing = Pick<Member, 'status'> & Partial<Pick<Member, 'muted' | 'lacks'>>;

/** Sets a person's or bot's standing in a group; returns what it was before. */
export function setStatus(chat: Chat, user: User, status: Status): Member {
  return setStanding(chat, user, { status });
}

export function setStanding(chat: Chat, user: User, standing: Standing): Member {
  const { status, muted = false, lacks = [] } = standing;
  const before = chat.members.get(user.id) ?? { user, status: 'left', muted: false };
  chat.members.set(user.id, { user, status, muted, lacks });
  return before;
}

/** The bots of this server that are in the group, or the one on the other side of a private chat. */
export function botsIn(world: World, chat: Chat): readonly Bot[] {
  const bots = [...world.bots.values()];
  if (chat.owner === undefined) return bots.filter((bot) => isInside(chat, bot.user.id));
  return bots.filter((bot) => bot.directs.get(chat.id) === chat);
}

/** Opens, or opens again, the private chat between a person and a bot. */
export function openDirect(bot: Bot, owner: User): Chat {
  const known = bot.directs.get(owner.id);
  if (known !== undefined) return known;
  const chat = createChat({ id: owner.id, kind: 'private', owner });
  bot.directs.set(owner.id, chat);
  return chat;
}

function sharesChat(world: World, bot: Bot, user: number): boolean {
  for (const chat of world.chats.values()) {
    if (isInside(chat, bot.user.id) && chat.members.has(user)) return true;
  }
  return false;
}

function findDirect(world: World, bot: Bot, user: number): Chat {
  if (world.deactivated.has(user)) throw forbidden('user is deactivated');
  const chat = bot.directs.get(user);
  if (chat?.blocked === true) throw forbidden('bot was blocked by the user');
  if (chat !== undefined) return chat;
  if (sharesChat(world, bot, user)) throw forbidden("bot can't initiate conversation with a user");
  throw badRequest('chat not found');
}

function findGroup(world: World, bot: Bot, id: number): Chat {
  const chat = world.chats.get(id);
  const member = chat?.members.get(bot.user.id);
  if (chat === undefined || member === undefined) throw badRequest('chat not found');
  if (chat.migratedTo !== undefined) {
    throw badRequest('group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: chat.migratedTo,
    });
  }
  const kind = chat.kind === 'group' ? 'group chat' : `${chat.kind} chat`;
  if (member.status === 'kicked') throw forbidden(`bot was kicked from the ${kind}`);
  if (member.status === 'left') throw forbidden(`bot is not a member of the ${kind}`);
  return chat;
}

function findByUsername(world: World, username: string): number | undefined {
  for (const chat of world.chats.values()) {
    if (chat.username?.toLowerCase() === username.toLowerCase()) return chat.id;
  }
  return;
}

/** The chat that a call names. @throws Refusal when the bot has no access to it. */
export function findChat(world: World, bot: Bot, values: Values, name = 'chat_id'): Chat {
  const written = text(values, name) ?? '';
  if (written === '') throw breach(`${name} is empty`);
  const id = written.startsWith('@')
    ? findByUsername(world, written.slice(1))
    : integer(values, name);
  if (id === undefined) throw badRequest('chat not found');
  return id > 0 ? findDirect(world, bot, id) : findGroup(world, bot, id);
}

/** As findChat, for calls that say something there. */
export function findChatToWrite(world: World, bot: Bot, values: Values, what: Sendable): Chat {
  const chat = findChat(world, bot, values);
  if (chat.kind === 'channel' && !mayAs(chat, bot.user.id, 'can_post_messages')) {
    throw badRequest('need administrator rights in the channel chat');
  }
  demandSending(chat, bot.user.id, what);
  return chat;
}

/** TDLib, can_send_message_content: asked for each kind of content, at an edit as well. */
export function demandSending(chat: Chat, user: number, what: Sendable): void {
  const isKept = chat.members.get(user)?.muted === true || chat.forbidden.has(what);
  if (!isKept || isAdmin(chat, user)) return;
  const named = what === 'messages' ? 'text messages' : what;
  throw badRequest(`not enough rights to send ${named} to the chat`);
}

/** The topic that a call names. @throws Refusal for a topic that is not there. */
export function findTopic(chat: Chat, values: Values): number | undefined {
  const topic = integer(values, 'message_thread_id');
  if (topic === undefined || topic === 0) return;
  if (chat.forum && chat.topics.has(topic)) return topic;
  // In a plain supergroup the "thread" is that of a message replied to; the answer joins no topic.
  if (!chat.forum && chat.kind === 'supergroup' && chat.messages.has(topic)) return;
  throw badRequest('message thread not found');
}
