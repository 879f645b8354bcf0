import type { CallbackQuery, Message, Update } from 'telegraf/types';
import { clean } from '../../src/chat/text.ts';
import type { Me } from './api.ts';
import { personOf, placeOf, type Received, referTo, topicOf } from './origin.ts';
import { receiveMember, receiveOwn } from './receive-membership.ts';
import { receiveEdit, receiveMessage } from './receive-message.ts';

/** The kinds that are listened to, and what each cannot be without. */
const needed = [
  ['message', 'chat'],
  ['edited_message', 'chat'],
  ['callback_query', 'from'],
  ['my_chat_member', 'chat'],
  ['chat_member', 'chat'],
] as const;

/** A body that can be an update: a number, and objects where objects belong. */
export function isUpdate(body: unknown): body is Update {
  if (!isObject(body) || !Number.isSafeInteger(body['update_id'])) return false;
  return needed.every(([kind, part]) => {
    const told = body[kind];
    return told === undefined || (isObject(told) && isObject(told[part]));
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/**
 * What an update says to the bot: mostly one thing, several when several people join at once, nothing
 * for what it does not listen to (channel posts, most edits, other bots, commands meant for another bot).
 * Whether the person administers the group is not in it, save for anonymous administrators.
 */
export function receive(update: Update, me: Me, at: Date): readonly Received[] {
  const key = `telegram/${update.update_id}`;
  if ('message' in update) return receiveMessage(update.message, key, me, at);
  if ('edited_message' in update) return receiveEdit(update.edited_message, key, me, at);
  if ('callback_query' in update) return receiveTap(update.callback_query, key, at);
  if ('my_chat_member' in update) return receiveOwn(update, key, me, at);
  if ('chat_member' in update) return receiveMember(update, key, at);
  return [];
}

/** Chats are heard one update after another; updates of different lanes at the same time. */
export function laneOf(update: Update): string {
  if ('message' in update) return String(update.message.chat.id);
  if ('edited_message' in update) return String(update.edited_message.chat.id);
  if ('callback_query' in update) return String(update.callback_query.message?.chat.id ?? '');
  if ('my_chat_member' in update) return String(update.my_chat_member.chat.id);
  if ('chat_member' in update) return String(update.chat_member.chat.id);
  return '';
}

/** The message may be inaccessible: then it is in no topic, and only its chat and number are there. */
function receiveTap(query: CallbackQuery, key: string, at: Date): readonly Received[] {
  const { message, from } = query;
  if (message === undefined || !('data' in query)) return [];
  const { chat, message_id } = message;
  const topic = topicOf(message as Message);
  const reference = referTo(chat.id, message_id, 'photo' in message);
  const place = placeOf(chat, topic);
  return [
    {
      incoming: {
        key,
        at,
        from: personOf(from),
        place,
        what: { is: 'press', press: clean(query.data), message: reference },
      },
      origin: {
        chat: chat.id,
        ...(topic !== undefined && { topic }),
        private: place.private,
        person: from.id,
        message: message_id,
        tap: { query: query.id, message: reference },
      },
    },
  ];
}
