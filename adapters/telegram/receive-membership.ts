import type { ChatMember, ChatMemberUpdated, Update } from 'telegraf/types';
import type { What } from '../../src/chat/incoming.ts';
import { clean } from '../../src/chat/text.ts';
import { personOf, placeOf, type Received } from './origin.ts';

type Change = Pick<ChatMemberUpdated, 'chat' | 'from' | 'old_chat_member' | 'new_chat_member'>;

/** The bot's own standing changed: added to a group or removed, blocked by a person or unblocked. */
export function receiveOwn(
  { my_chat_member: change }: Update.MyChatMemberUpdate,
  key: string,
  at: Date,
): readonly Received[] {
  const what = ownChange(change);
  if (what === undefined) return [];
  const { chat, from } = change;
  const incoming = { key, at, from: personOf(from), place: placeOf(chat, undefined), what };
  const isPrivate = chat.type === 'private';
  // Who unblocks the bot also sends /start, which is answered.
  const silent = isPrivate || what.is === 'removed';
  return [
    {
      incoming,
      origin: { chat: chat.id, private: isPrivate, person: from.id, ...(silent && { silent }) },
    },
  ];
}

function ownChange({ chat, old_chat_member, new_chat_member }: Change): What | undefined {
  if (chat.type === 'channel') return undefined;
  const before = isInside(old_chat_member);
  const after = isInside(new_chat_member);
  if (before === after) return undefined;
  if (!after) return { is: 'removed' };
  return chat.type === 'private'
    ? { is: 'opened', start: '' }
    : { is: 'added', title: clean(chat.title) };
}

/** Somebody joined or left; Telegram tells it to bots that administer the group. */
export function receiveMember(
  { chat_member: change }: Update.ChatMemberUpdate,
  key: string,
  at: Date,
): readonly Received[] {
  const { chat, old_chat_member, new_chat_member } = change;
  const { user } = new_chat_member;
  const before = isInside(old_chat_member);
  const after = isInside(new_chat_member);
  if (user.is_bot || before === after || chat.type === 'channel') return [];
  const what: What = { is: after ? 'joined' : 'left' };
  return [
    {
      incoming: { key, at, from: personOf(user), place: placeOf(chat, undefined), what },
      origin: { chat: chat.id, private: false, person: user.id },
    },
  ];
}

function isInside(member: ChatMember): boolean {
  if (member.status === 'restricted') return member.is_member;
  return member.status !== 'left' && member.status !== 'kicked';
}
