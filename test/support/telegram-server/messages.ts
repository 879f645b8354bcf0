import { integer } from './parameters.ts';
import { badRequest } from './refusal.ts';
import type { Bot, Chat, Content, Message, User, Values } from './shapes.ts';
import { announce, unixTime, type World } from './world.ts';

export const emptyContent: Content = {
  text: '',
  html: '',
  entities: [],
  markup: undefined,
  buttons: [],
  file: undefined,
  photo: undefined,
  poll: undefined,
};

export type Placing = {
  readonly from?: User | undefined;
  readonly senderChat?: Chat | undefined;
  readonly topic?: number | undefined;
  readonly replyTo?: Message | undefined;
  readonly service?: Values;
  readonly receiver?: number | undefined;
};

/** Puts a message into a chat and tells those who wait for one. */
export function addMessage(
  world: World,
  chat: Chat,
  content: Partial<Content>,
  placing: Placing,
): Message {
  chat.lastMessageId += 1;
  const message: Message = {
    ...emptyContent,
    ...content,
    chat,
    id: chat.lastMessageId,
    date: unixTime(world),
    from: placing.from,
    senderChat: placing.senderChat,
    topic: placing.topic,
    replyTo: placing.replyTo,
    service: placing.service,
    receiver: placing.receiver,
    history: [],
    edits: 0,
    editDate: undefined,
    deleted: false,
    reactions: [],
    changed: 0,
  };
  chat.messages.set(message.id, message);
  announce(world, { kind: 'sent', message });
  return message;
}

function contentOf(message: Message): Content {
  const { text, html, entities, markup, buttons, file, photo, poll } = message;
  return { text, html, entities, markup, buttons, file, photo, poll };
}

/** Replaces a part of a message's content and keeps the earlier content in its history. */
export function changeMessage(world: World, message: Message, content: Partial<Content>): void {
  if (world.options.rules === 'strict') message.history.push(contentOf(message));
  Object.assign(message, content);
  message.edits += 1;
  message.editDate = unixTime(world);
  announce(world, { kind: 'edited', message });
}

export function removeMessage(world: World, message: Message): void {
  message.deleted = true;
  message.chat.pinned.delete(message.id);
  announce(world, { kind: 'deleted', message });
}

/** The message that a call names. @throws Refusal `message to <verb> not found`. */
export function findMessage(chat: Chat, values: Values, verb: string): Message {
  const message = chat.messages.get(integer(values, 'message_id') ?? 0);
  if (message === undefined || message.deleted) throw badRequest(`message to ${verb} not found`);
  return message;
}

export function isOwn(bot: Bot, message: Message): boolean {
  return message.from?.id === bot.user.id && message.service === undefined;
}
