import { findChat, findChatToWrite, findTopic, isInside } from '../chats.ts';
import { messageJson } from '../json.ts';
import { readKeyboard } from '../keyboard.ts';
import { addMessage, type Placing } from '../messages.ts';
import { flag, integer, isValues, list, object, text } from '../parameters.ts';
import { badRequest, breach } from '../refusal.ts';
import type { Chat, Content, Message, Sendable, Values } from '../shapes.ts';
import type { Call, Methods } from './call.ts';
import { readCaption, readText } from './content.ts';
import { readDocument, readPhoto } from './photos.ts';

function findReplied(chat: Chat, values: Values): Message | undefined {
  const parameters = object(values, 'reply_parameters');
  const id = integer(parameters ?? {}, 'message_id') ?? integer(values, 'reply_to_message_id');
  if (id === undefined) return;
  const message = chat.messages.get(id);
  if (message !== undefined && !message.deleted) return message;
  if (flag(parameters ?? values, 'allow_sending_without_reply')) return;
  throw badRequest('message to be replied not found');
}

/** Bot API 10.2's receiver_user_id; servers before it ignore the parameter, and so does this one. */
function findReceiver(call: Call, chat: Chat): number | undefined {
  if (!call.world.options.ephemeral) return;
  const receiver = integer(call.values, 'receiver_user_id');
  if (receiver === undefined) return;
  if (chat.kind !== 'group' && chat.kind !== 'supergroup') {
    throw badRequest('ephemeral messages can be sent only to groups');
  }
  if (!isInside(chat, receiver)) throw badRequest('PARTICIPANT_ID_INVALID');
  return receiver;
}

/** @param read reads and checks the content once it is clear that the chat takes messages */
function send(call: Call, read: () => Partial<Content>, what: Sendable = 'messages'): unknown {
  const { world, bot, values } = call;
  const chat = findChatToWrite(world, bot, values, what);
  const content = { ...read(), ...readKeyboard(values) };
  const replyTo = findReplied(chat, values);
  const placing: Placing = {
    from: chat.kind === 'channel' ? undefined : bot.user,
    senderChat: chat.kind === 'channel' ? chat : undefined,
    topic: findTopic(chat, values) ?? replyTo?.topic,
    replyTo,
    receiver: findReceiver(call, chat),
  };
  const message = addMessage(world, chat, content, placing);
  chat.lastBot = bot.user.id;
  const ephemeral = placing.receiver === undefined ? {} : { ephemeral_message_id: message.id };
  return { ...messageJson(message), ...ephemeral };
}

function optionText(option: unknown): string {
  const written = isValues(option) ? text(option, 'text') : option;
  if (typeof written !== 'string' || written.length < 1 || written.length > 100) {
    throw breach('poll options must have length 1-100');
  }
  return written;
}

function readOptions(values: Values): readonly string[] {
  const options = (list(values, 'options') ?? []).map(optionText);
  if (options.length < 1) throw breach('poll must have at least 1 option');
  if (options.length > 12) throw breach("poll can't have more than 12 options");
  return options;
}

function readPollType(values: Values, options: readonly string[]): 'quiz' | 'regular' {
  if (text(values, 'type') !== 'quiz') return 'regular';
  const correct = list(values, 'correct_option_ids')?.[0] ?? integer(values, 'correct_option_id');
  if (options[Number(correct)] === undefined) throw breach('invalid correct option ID specified');
  return 'quiz';
}

function readPoll({ values, world }: Call): Values {
  const question = text(values, 'question') ?? '';
  if (question.length < 1 || question.length > 300) throw breach('poll question must be 1-300');
  const options = readOptions(values);
  const type = readPollType(values, options);
  world.sequence += 1;
  return {
    id: String(world.sequence),
    question,
    options: options.map((option, index) => ({
      persistent_id: String(index),
      text: option,
      voter_count: 0,
    })),
    total_voter_count: 0,
    is_closed: flag(values, 'is_closed'),
    is_anonymous: values['is_anonymous'] === undefined || flag(values, 'is_anonymous'),
    type,
    allows_multiple_answers: flag(values, 'allows_multiple_answers'),
    allows_revoting: type === 'regular',
    members_only: false,
  };
}

const chatActions =
  /^(typing|upload_(photo|video|voice|document|video_note)|record_(video|voice|video_note)|choose_sticker|find_location)$/;

export const sendingMethods: Methods = {
  sendMessage: (call) => send(call, () => readText(call.values)),
  sendPhoto: (call) => {
    const read = () => {
      const caption = readCaption(call.values);
      const file = readPhoto(call, 'photo', call.values['photo']);
      return { ...caption, file, photo: file.bytes };
    };
    return send(call, read, 'photos');
  },
  sendDocument: (call) =>
    send(call, () => ({ ...readCaption(call.values), file: readDocument(call) }), 'documents'),
  sendPoll: (call) =>
    send(call, () => {
      const poll = readPoll(call);
      return { poll, text: String(poll['question']), html: String(poll['question']) };
    }),
  sendChatAction: ({ world, bot, values }) => {
    findTopic(findChat(world, bot, values), values);
    if (!chatActions.test(text(values, 'action') ?? '')) {
      throw breach('wrong parameter action in request');
    }
    return true;
  },
};
