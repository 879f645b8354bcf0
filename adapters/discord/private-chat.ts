import { isDeepStrictEqual } from 'node:util';
import {
  type GatewayMessageCreateDispatchData,
  type RESTGetAPIChannelMessagesResult,
  Routes,
} from 'discord.js';
import type { Deliver } from '../../src/chat/deliver.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { type Conversing, hear } from './converse.ts';
import { failureOf } from './failure.ts';
import { receiveMessage } from './receive.ts';

/** How many private chats are remembered as opened; the others are looked up once more. */
const REMEMBERED = 1000;

/** Hears what people write to the bot alone, and says the answers there. Never rejects. */
export function privateChats(on: Conversing, send: Deliver['send']) {
  const known = new Set<string>();

  /** Discord does not tell that a private chat was opened: its first message does. */
  const opens = async ({ place }: Incoming, message: string): Promise<boolean> => {
    if (known.has(place.chat)) return false;
    const query = new URLSearchParams({ before: message, limit: '1' });
    const earlier = await on.rest.get(Routes.channelMessages(place.chat), { query });
    const [oldest] = known;
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest);
    known.add(place.chat);
    return (earlier as RESTGetAPIChannelMessagesResult).length === 0;
  };

  const replyTo = async (incoming: Incoming): Promise<Reply | undefined> => {
    const heard = await hear(incoming, on);
    return heard.is === 'said' || heard.is === 'question' ? heard.reply : undefined;
  };

  const welcome = async (incoming: Incoming, message: string): Promise<Reply | undefined> => {
    try {
      if (!(await opens(incoming, message))) return undefined;
    } catch (error) {
      on.log.warn({ key: incoming.key, ...failureOf(error) }, 'a private chat was not looked up');
      return undefined;
    }
    const key = `discord/opened/${incoming.place.chat}`;
    return replyTo({ ...incoming, key, what: { is: 'opened', start: '' } });
  };

  const answer = async ({ place }: Incoming, key: string, reply: Reply): Promise<void> => {
    const sent = await send(place, reply, { key, asOne: false });
    if (!sent.ok) on.log.warn({ key, ...sent.failure }, 'an answer was not delivered');
  };

  return async (raw: GatewayMessageCreateDispatchData): Promise<void> => {
    const incoming = receiveMessage(raw, on.clock.now());
    if (incoming === undefined) return;
    const { key, what, place } = incoming;
    const greeting = await welcome(incoming, raw.id);
    const reply = await replyTo(incoming);
    // Whoever says hello gets one answer, not two.
    const isSaid =
      reply !== undefined && (what.is === 'text' || isDeepStrictEqual(reply, greeting));
    if (greeting !== undefined && !isSaid)
      await answer(incoming, `discord/opened/${place.chat}`, greeting);
    if (reply !== undefined) await answer(incoming, key, reply);
  };
}
