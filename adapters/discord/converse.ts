import { type APIInteraction, InteractionType, type REST } from 'discord.js';
import type { Bot, Heard } from '../../src/bot/port.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import { type Both, localeOf } from '../../src/chat/locale.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import { acknowledge, planned } from './acknowledge.ts';
import { ask, complete, say, sayNothing, type Turn } from './answer.ts';
import { codeOf, failureOf } from './failure.ts';
import { receiveInteraction } from './receive.ts';
import { wireOf } from './wire.ts';

/** What the bot's own texts cannot say, since it is the bot that could not be reached. */
const notKept: Both = {
  en: 'This could not be kept just now, and nothing was changed. Please try again in a moment.',
  zh: '刚才没能保存，什么都没有改变。请稍后再试。',
};

export type Conversing = {
  readonly rest: REST;
  readonly bot: Bot;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Takes one interaction from hearing to answer. Never rejects: what goes wrong is logged.
 * What could not be acknowledged is not done either: Discord has told the member that it failed, and
 * whoever then tries again must not have it twice.
 */
export async function converse(raw: APIInteraction, on: Conversing): Promise<void> {
  try {
    const incoming = receiveInteraction(raw, on.clock.now());
    if (incoming !== undefined) await take(raw, incoming, on);
  } catch (error) {
    const { interaction, ...why } = {
      interaction: raw.id,
      code: codeOf(error),
      ...failureOf(error),
    };
    on.log.warn({ interaction, ...why }, 'an interaction was not answered');
  }
}

async function take(raw: APIInteraction, incoming: Incoming, on: Conversing): Promise<void> {
  const { what } = incoming;
  const wire = wireOf(on.rest, raw, on.clock);
  const source = raw.type === InteractionType.Ping ? undefined : raw.message;
  const onMessage = source !== undefined;
  const acknowledged = planned(what.is, on.bot.expects(incoming), onMessage);
  const repeated = !(await acknowledge(wire, acknowledged));
  const card = (source?.embeds.length ?? 0) > 0;
  const turn: Turn = { wire, acknowledged, repeated, onMessage, card, log: on.log };
  await answer(turn, what.is === 'completing', await hear(incoming, on));
}

async function answer(turn: Turn, completing: boolean, heard: Heard): Promise<void> {
  if (completing) return complete(turn, heard.is === 'completions' ? heard.choices : []);
  switch (heard.is) {
    case 'said':
      return say(turn, heard.reply, heard.place);
    case 'question':
      return say(turn, heard.reply, 'privately');
    case 'form':
      return ask(turn, heard.form);
    case 'completions':
    case 'nothing':
      return sayNothing(turn);
  }
}

/** What the bot could not keep is told to the one who asked. */
export async function hear(incoming: Incoming, { bot, log }: Conversing): Promise<Heard> {
  try {
    return await bot.hear(incoming);
  } catch (err) {
    log.error({ err, key: incoming.key }, 'an update could not be kept');
    const text = notKept[localeOf(incoming.from.language) ?? 'en'];
    return { is: 'said', reply: { text }, place: 'privately' };
  }
}
