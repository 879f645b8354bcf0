import { isInside } from '../chats.ts';
import type { Chat, Message, User } from '../shapes.ts';

/** A chat as tests see it. */
export type Place = {
  readonly id: number;
  readonly chat: Chat;
  /** What can be read there now, oldest first: no service messages, nothing deleted. */
  readonly messages: readonly Message[];
  /** All of it, deleted and service messages too. */
  readonly everything: readonly Message[];
  readonly last: Message | undefined;
  /** The newest message whose text matches. @throws Error when there is none */
  find(pattern: RegExp): Message;
  /** The chat, made ready for this person to write in. @throws Error when they may not */
  enter(user: User): Chat;
};

export function readable(chat: Chat): Message[] {
  return [...chat.messages.values()].filter(
    (message) => !message.deleted && message.service === undefined,
  );
}

/** @param current gives the chat, which a migration replaces */
export function createPlace(current: () => Chat, enter?: (user: User) => Chat): Place {
  return {
    get id() {
      return current().id;
    },
    get chat() {
      return current();
    },
    get messages() {
      return readable(current());
    },
    get everything() {
      return [...current().messages.values()];
    },
    get last() {
      return readable(current()).at(-1);
    },
    find: (pattern) => {
      const found = readable(current()).findLast((message) => pattern.test(message.text));
      if (found === undefined) throw new Error(`No message here matches ${pattern}`);
      return found;
    },
    enter:
      enter ??
      ((user) => {
        const chat = current();
        if (isInside(chat, user.id)) return chat;
        throw new Error(`${user.first_name} is not a member of ${chat.title}`);
      }),
  };
}
