import { findChat, isAdmin, isInside, mayAs, setStatus } from '../chats.ts';
import { chatJson, memberJson, messageJson, permissionsJson, userJson } from '../json.ts';
import { addMessage, findMessage } from '../messages.ts';
import { integer, text } from '../parameters.ts';
import { badRequest, breach } from '../refusal.ts';
import type { Chat, Member, Right } from '../shapes.ts';
import { pushMember, pushMessage } from '../updates.ts';
import type { Call, Methods } from './call.ts';

const topicColour = 7_322_096;

function chatOf({ world, bot, values }: Call): Chat {
  return findChat(world, bot, values);
}

/** The chat, if the bot may do there what needs an administrator. */
function administered(call: Call, what: string, right?: Right): Chat {
  const chat = chatOf(call);
  const { id } = call.bot.user;
  const isAllowed = right === undefined ? isAdmin(chat, id) : mayAs(chat, id, right);
  if (chat.kind !== 'private' && !isAllowed) throw badRequest(`not enough rights to ${what}`);
  return chat;
}

const PIN = ['manage pinned messages in the chat', 'can_pin_messages'] as const;

function memberOf(call: Call): Member {
  const chat = chatOf(call);
  const id = integer(call.values, 'user_id') ?? 0;
  const member = chat.members.get(id);
  if (member !== undefined) return member;
  const user = chat.owner?.id === id ? chat.owner : call.world.users.get(id);
  if (user === undefined) throw badRequest('PARTICIPANT_ID_INVALID');
  return { user, status: chat.owner?.id === id ? 'member' : 'left', muted: false };
}

function fullChat(chat: Chat): unknown {
  const pinned = chat.messages.get([...chat.pinned].at(-1) ?? 0);
  return {
    ...chatJson(chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    permissions: chat.kind === 'private' ? undefined : permissionsJson(chat),
    pinned_message: pinned && messageJson(pinned, false),
  };
}

function pin(call: Call): true {
  const { world, bot, values } = call;
  const chat = administered(call, ...PIN);
  const message = findMessage(chat, values, 'pin');
  if (chat.pinned.has(message.id)) return true;
  chat.pinned.add(message.id);
  const service = { pinned_message: messageJson(message, false) };
  const placing = { from: bot.user, topic: message.topic, service };
  pushMessage(world, addMessage(world, chat, {}, placing));
  return true;
}

function unpin(call: Call): true {
  const chat = administered(call, ...PIN);
  const id = integer(call.values, 'message_id') ?? [...chat.pinned].at(-1);
  if (id === undefined || !chat.pinned.delete(id)) throw badRequest('message to unpin not found');
  return true;
}

function leave(call: Call): true {
  const { world, bot } = call;
  const chat = chatOf(call);
  if (chat.kind === 'private') throw breach("chat member status can't be changed in private chats");
  const before = setStatus(chat, bot.user, 'left');
  pushMember(world, chat, bot.user, before, { user: bot.user, status: 'left', muted: false });
  return true;
}

function createTopic(call: Call): unknown {
  const { world, bot, values } = call;
  const chat = administered(call, 'create a topic');
  if (!chat.forum) throw badRequest('the chat is not a forum');
  const name = text(values, 'name') ?? '';
  if (name.length < 1 || name.length > 128) throw breach('topic name must be 1-128 characters');
  const color = integer(values, 'icon_color') ?? topicColour;
  const service = { forum_topic_created: { name, icon_color: color } };
  const topic = chat.lastMessageId + 1;
  chat.topics.set(topic, name);
  addMessage(world, chat, {}, { from: bot.user, topic, service });
  return { message_thread_id: topic, name, icon_color: color };
}

export const groupMethods: Methods = {
  getChat: (call) => fullChat(chatOf(call)),
  getChatMember: (call) => memberJson(memberOf(call)),
  getChatAdministrators: (call) => {
    const chat = chatOf(call);
    if (chat.kind === 'private')
      throw badRequest('there are no administrators in the private chat');
    return [...chat.members.values()]
      .filter(
        ({ user }) => isAdmin(chat, user.id) && (!user.is_bot || user.id === call.bot.user.id),
      )
      .map(memberJson);
  },
  getChatMemberCount: (call) => {
    const chat = chatOf(call);
    if (chat.kind === 'private') return 2;
    return [...chat.members.keys()].filter((id) => isInside(chat, id)).length;
  },
  pinChatMessage: pin,
  unpinChatMessage: unpin,
  unpinAllChatMessages: (call) => {
    administered(call, ...PIN).pinned.clear();
    return true;
  },
  leaveChat: leave,
  createForumTopic: createTopic,
  getMe: ({ bot }) => ({
    ...userJson(bot.user),
    can_join_groups: true,
    can_read_all_group_messages: !bot.privacy,
    supports_inline_queries: false,
  }),
};
