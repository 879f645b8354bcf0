import type { Chat, User } from 'telegraf/types';
import type { Incoming, Person, Place } from '../../src/chat/incoming.ts';
import { clean, cleanName } from '../../src/chat/text.ts';

/** An incoming with what its answer needs to know of Telegram. */
export type Received = { readonly incoming: Incoming; readonly origin: Origin };

export type Origin = {
  readonly chat: number;
  readonly topic?: number;
  readonly private: boolean;
  /** who asks: an ephemeral answer is for them */
  readonly person: number;
  /** what an answer replies to */
  readonly message?: number;
  /** a tap on a button: Telegram waits for an answer to it */
  readonly tap?: { readonly query: string; readonly message?: string };
  /** whatever the bot says to this is not sent */
  readonly silent?: true;
};

export function personOf(user: User, administers = false): Person {
  const name =
    user.last_name === undefined ? user.first_name : `${user.first_name} ${user.last_name}`;
  return {
    platform: 'telegram',
    id: String(user.id),
    name: cleanName(name),
    ...(user.username !== undefined && { handle: clean(user.username).toLowerCase() }),
    ...(user.language_code !== undefined && { language: clean(user.language_code) }),
    administers,
    roles: [],
  };
}

export function placeOf(chat: Pick<Chat, 'id' | 'type'>, topic: number | undefined): Place {
  return {
    platform: 'telegram',
    chat: String(chat.id),
    ...(topic !== undefined && { topic: String(topic) }),
    private: chat.type === 'private',
  };
}

/** Outside topics, a thread is only that of the message replied to; it is no place. */
export function topicOf(message: {
  readonly is_topic_message?: boolean;
  readonly message_thread_id?: number;
}): number | undefined {
  return message.is_topic_message === true ? message.message_thread_id : undefined;
}

/** A message as its chat and its number there; the caption of a picture or a file is edited by another method. */
export function referTo(chat: number, message: number, caption: boolean): string {
  return caption ? `${chat}/${message}/picture` : `${chat}/${message}`;
}

export function readReference(
  reference: string,
): { readonly chat: number; readonly message: number; readonly caption: boolean } | undefined {
  const [, chat, message, caption] = /^(-?\d+)\/(\d+)(\/picture)?$/.exec(reference) ?? [];
  if (chat === undefined || message === undefined) return undefined;
  return { chat: Number(chat), message: Number(message), caption: caption !== undefined };
}
