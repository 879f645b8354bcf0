import { chatJson, messageJson, userJson } from './json.ts';
import { badRequest } from './refusal.ts';
import type { Bot, Chat, Message, Tap, TapAnswer, User, Values } from './shapes.ts';
import { push } from './updates.ts';
import { until } from './waiting.ts';
import { announce, type World } from './world.ts';

/** Sends a tap to the bot; `message` is undefined when the bot can no longer see what was tapped. */
export function tap(
  world: World,
  bot: Bot,
  where: { readonly chat: Chat; readonly id: number; readonly message: Message | undefined },
  user: User,
  data: string,
): Tap {
  world.sequence += 1;
  const id = `${bot.user.id}${String(world.sequence).padStart(9, '0')}`;
  const made: Tap = {
    id,
    user,
    data,
    at: world.options.now(),
    answer: undefined,
    listeners: new Set(),
    answered: (within) =>
      until(
        () => `an answer to the tap on ${data}`,
        () => made.answer,
        (check) => {
          made.listeners.add(check);
          return () => made.listeners.delete(check);
        },
        within,
      ),
  };
  bot.taps.set(id, made);
  const message =
    where.message === undefined
      ? { chat: chatJson(where.chat), message_id: where.id, date: 0 }
      : messageJson(where.message);
  const payload: Values = {
    id,
    from: userJson(user),
    message,
    chat_instance: String(where.chat.id),
    data,
  };
  const lasts = world.options.tapSeconds * 1000;
  push(world, bot, 'callback_query', payload, `user:${user.id}`, lasts);
  return made;
}

/**
 * Shows the bot's answer to a tap. A second answer is refused like a late one.
 * @throws Refusal for another bot's tap, one over its time, or one answered before
 */
export function answerTap(world: World, bot: Bot, id: string, answer: TapAnswer): true {
  const found = bot.taps.get(id);
  const age = world.options.now() - (found?.at ?? 0);
  if (found === undefined || age > world.options.tapSeconds * 1000) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  bot.taps.delete(id);
  found.answer = answer;
  for (const listener of [...found.listeners]) listener();
  announce(world, { kind: 'answered', tap: found });
  return true;
}
