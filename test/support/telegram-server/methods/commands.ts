import { findChat } from '../chats.ts';
import { flag, integer, isValues, list, object, text } from '../parameters.ts';
import { breach } from '../refusal.ts';
import type { Values } from '../shapes.ts';
import { answerTap } from '../taps.ts';
import type { Call, Methods } from './call.ts';

const mostCommands = 100;
const longestDescription = 256;
const longestAnswer = 200;

const scopes: Readonly<Record<string, readonly string[]>> = {
  default: [],
  all_private_chats: [],
  all_group_chats: [],
  all_chat_administrators: [],
  chat: ['chat_id'],
  chat_administrators: ['chat_id'],
  chat_member: ['chat_id', 'user_id'],
};

/** The key under which a bot keeps the commands of one scope and language. */
export function commandKey(scope: Values | undefined, language: string): string {
  const type = String(scope?.['type'] ?? 'default');
  const parts = (scopes[type] ?? []).map((name) => String(scope?.[name]));
  return [type, ...parts, language].join(':');
}

function readKey({ world, bot, values }: Call): string {
  const scope = object(values, 'scope');
  const fields = scopes[String(scope?.['type'] ?? 'default')];
  if (fields === undefined) throw breach('unsupported BotCommandScope type specified');
  if (scope !== undefined && fields.includes('chat_id')) findChat(world, bot, scope);
  if (scope !== undefined && fields.includes('user_id') && !integer(scope, 'user_id')) {
    throw breach('invalid user_id specified');
  }
  const language = text(values, 'language_code') ?? '';
  if (!/^([a-z]{2})?$/.test(language)) throw breach('invalid language code specified');
  return commandKey(scope, language);
}

function readCommand(value: unknown): Values {
  if (!isValues(value)) throw breach('expected an Object as BotCommand');
  const name = (text(value, 'command') ?? '').replace(/^\//, '');
  const description = text(value, 'description') ?? '';
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw breach('BOT_COMMAND_INVALID');
  if (description.length < 1 || description.length > longestDescription) {
    throw breach('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return { ...value, command: name, description };
}

export const commandMethods: Methods = {
  setMyCommands: (call) => {
    const commands = (list(call.values, 'commands') ?? []).map(readCommand);
    if (commands.length > mostCommands) throw breach('BOT_COMMANDS_TOO_MUCH');
    call.bot.commands.set(readKey(call), commands);
    return true;
  },
  getMyCommands: (call) => call.bot.commands.get(readKey(call)) ?? [],
  deleteMyCommands: (call) => {
    call.bot.commands.delete(readKey(call));
    return true;
  },
  answerCallbackQuery: ({ world, bot, values }) => {
    const answer = text(values, 'text') ?? '';
    if (answer.length > longestAnswer) throw breach('MESSAGE_TOO_LONG');
    return answerTap(world, bot, text(values, 'callback_query_id') ?? '', {
      text: answer,
      alert: flag(values, 'show_alert'),
      url: text(values, 'url'),
    });
  },
};
