import type { ChatMemberUpdated, Update } from 'telegraf/types';
import type { What } from '../../src/chat/incoming.ts';
import { clean } from '../../src/chat/text.ts';
import type { Me } from './api.ts';
import { ADVICE } from './failure.ts';
import { personOf, placeOf, type Received } from './origin.ts';
import { administers, deafness, isInside, mayWrite } from './standing.ts';

type Change = Pick<ChatMemberUpdated, 'chat' | 'from' | 'old_chat_member' | 'new_chat_member'>;

/**
 * The bot's own standing changed: added to a group or removed, allowed more there or less, blocked by a
 * person or unblocked.
 */
export function receiveOwn(
  { my_chat_member: change }: Update.MyChatMemberUpdate,
  key: string,
  me: Me,
  at: Date,
): readonly Received[] {
  const what = ownChange(change, me);
  if (what === undefined) return [];
  const { chat, from } = change;
  const incoming = { key, at, from: personOf(from), place: placeOf(chat, undefined), what };
  const isPrivate = chat.type === 'private';
  // Who unblocks the bot also sends /start, which is answered.
  const silent = isPrivate || what.is !== 'added';
  return [
    {
      incoming,
      origin: { chat: chat.id, private: isPrivate, person: from.id, ...(silent && { silent }) },
    },
  ];
}

function ownChange(change: Change, me: Me): What | undefined {
  const { chat, old_chat_member, new_chat_member } = change;
  if (chat.type === 'channel') return undefined;
  const before = isInside(old_chat_member);
  const after = isInside(new_chat_member);
  if (before === after) return after ? rightsChange(change, me) : undefined;
  if (!after) return { is: 'removed' };
  return chat.type === 'private'
    ? { is: 'opened', start: '' }
    : { is: 'added', title: clean(chat.title) };
}

/** It may write no more, or administers the group no more; or it may again. */
function rightsChange({ old_chat_member: old, new_chat_member: now }: Change, me: Me) {
  const lost = (may: typeof mayWrite) => may(old) && !may(now);
  const won = (may: typeof mayWrite) => !may(old) && may(now);
  if (lost(mayWrite)) return { is: 'hindered', reason: ADVICE.right } as const;
  if (lost(administers)) return { is: 'hindered', reason: deafness(me) } as const;
  return won(mayWrite) || won(administers) ? ({ is: 'freed' } as const) : undefined;
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
