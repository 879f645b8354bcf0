import { isDeepStrictEqual } from 'node:util';
import { demandSending, findChat, isAdmin, mayAs } from '../chats.ts';
import { messageJson } from '../json.ts';
import { readKeyboard } from '../keyboard.ts';
import { changeMessage, findMessage, isOwn, removeMessage } from '../messages.ts';
import { integer, list, object } from '../parameters.ts';
import { badRequest, breach } from '../refusal.ts';
import type { Bot, Chat, Content, Message } from '../shapes.ts';
import { unixTime, type World } from '../world.ts';
import type { Call, Methods } from './call.ts';
import { readCaption, readText } from './content.ts';
import { readPhoto } from './photos.ts';

/** Seconds in which a message may be deleted; https://core.telegram.org/bots/api#deletemessage. */
const deletable = 172_800;

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

function findEditable({ world, bot, values }: Call): Message {
  if (values['inline_message_id'] !== undefined) throw badRequest('MESSAGE_ID_INVALID');
  const message = findMessage(findChat(world, bot, values), values, 'edit');
  const ownPost = message.chat.kind === 'channel' && isAdmin(message.chat, bot.user.id);
  if (!isOwn(bot, message) && !ownPost) throw badRequest("message can't be edited");
  return message;
}

function isSame(message: Message, content: Partial<Content>): boolean {
  const compared = ['text', 'entities', 'markup', 'file'] as const;
  return compared.every(
    (part) => !(part in content) || isDeepStrictEqual(message[part], content[part]),
  );
}

/** The keyboard is part of every edit: one that is not sent again is taken away. */
function edit(call: Call, read: (message: Message) => Partial<Content>): unknown {
  const message = findEditable(call);
  const content = { ...read(message), ...readKeyboard(call.values) };
  if (isSame(message, content)) throw badRequest(notModified);
  changeMessage(call.world, message, content);
  return messageJson(message);
}

function isDeletable(world: World, bot: Bot, message: Message): boolean {
  const { chat } = message;
  const mayAny = chat.kind === 'private' || mayAs(chat, bot.user.id, 'can_delete_messages');
  const allowed = isOwn(bot, message) || mayAny;
  return allowed && unixTime(world) - message.date <= deletable;
}

function erase(world: World, bot: Bot, chat: Chat, id: number): void {
  const message = findMessage(chat, { message_id: id }, 'delete');
  if (!isDeletable(world, bot, message)) throw badRequest("message can't be deleted");
  removeMessage(world, message);
}

export const editingMethods: Methods = {
  editMessageText: (call) =>
    edit(call, (message) => {
      if (message.file !== undefined || message.poll !== undefined) {
        throw badRequest('there is no text in the message to edit');
      }
      return readText(call.values);
    }),
  editMessageCaption: (call) =>
    edit(call, (message) => {
      if (message.file === undefined) {
        throw badRequest('there is no caption in the message to edit');
      }
      return readCaption(call.values);
    }),
  editMessageReplyMarkup: (call) => edit(call, () => ({})),
  editMessageMedia: (call) =>
    edit(call, ({ chat }) => {
      const media = object(call.values, 'media') ?? {};
      demandSending(chat, call.bot.user.id, 'photos');
      if (media['type'] !== 'photo') throw breach('this server takes media of type photo alone');
      const file = readPhoto(call, 'media', media['media']);
      return { ...readCaption(media), file, photo: file.bytes };
    }),
  deleteMessage: ({ world, bot, values }) => {
    erase(world, bot, findChat(world, bot, values), integer(values, 'message_id') ?? 0);
    return true;
  },
  deleteMessages: ({ world, bot, values }) => {
    const chat = findChat(world, bot, values);
    const ids = list(values, 'message_ids') ?? [];
    if (ids.length < 1 || ids.length > 100) throw breach('message_ids must be 1-100');
    for (const id of ids.map(Number)) {
      const message = chat.messages.get(id);
      if (message !== undefined && !message.deleted && isDeletable(world, bot, message)) {
        removeMessage(world, message);
      }
    }
    return true;
  },
  setMessageReaction: ({ world, bot, values }) => {
    const message = findMessage(findChat(world, bot, values), values, 'react');
    const reactions = list(values, 'reaction') ?? [];
    if (reactions.length > 1) throw breach('REACTIONS_TOO_MANY');
    message.reactions = reactions;
    return true;
  },
};
