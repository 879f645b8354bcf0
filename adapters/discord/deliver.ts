import { createHash } from 'node:crypto';
import {
  type REST,
  RESTJSONErrorCodes,
  type RESTPostAPIChannelMessageResult,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  Routes,
} from 'discord.js';
import type { Deliver, How } from '../../src/chat/deliver.ts';
import { type Delivered, failed } from '../../src/chat/failure.ts';
import type { Loss } from '../../src/chat/fit.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import { doubtList } from './doubt.ts';
import { codeOf, failureOf, roleFailureOf } from './failure.ts';
import { listOn } from './listing.ts';
import { posted } from './posted.ts';
import { messageRef } from './receive.ts';
import { pages } from './render.ts';
import { inOpenThread, openThread } from './thread.ts';

const nothing = failed({ is: 'invalid', reason: 'there is nothing to say in it' });

/** What the outbox says. A reply in several messages is known by its last one, where its buttons stand. */
export function deliveries(rest: REST, clock: Clock, log: Log): Deliver {
  const doubts = doubtList(clock);

  const once = async ({ key }: How, deliver: () => Promise<Delivered>): Promise<Delivered> => {
    const doubt = doubts.tooOld(key);
    if (doubt !== undefined) return failed(doubt);
    try {
      const delivered = await deliver();
      doubts.settle(key);
      return delivered;
    } catch (error) {
      doubts.note(key, error);
      return failed(failureOf(error));
    }
  };

  const post = async (channel: string, reply: Reply, how: How): Promise<Delivered> => {
    const { payloads, losses } = pages(reply, how.asOne ? 'card' : 'plain', how.asOne);
    tell(log, losses, { key: how.key });
    const all: string[] = [];
    for (const [index, { body, files }] of payloads.entries()) {
      const nonce = nonceOf(`${how.key}/${index}`);
      const sent = await rest.post(Routes.channelMessages(channel), {
        body: { ...body, nonce, enforce_nonce: true },
        files,
      });
      all.push(messageRef(sent as RESTPostAPIChannelMessageResult));
    }
    const last = all.at(-1);
    return last === undefined
      ? nothing
      : { ok: true, message: last, ...(all.length > 1 && { all }) };
  };

  return {
    async send(to, reply, how) {
      const sent = await once(how, () => post(to.topic ?? to.chat, reply, how));
      const { thread } = reply;
      // Threads hang on messages of channels, not of threads.
      if (sent.ok && how.asOne && thread !== undefined && to.topic === undefined)
        await openThread({ rest, log, post }, sent.message, thread, how);
      return sent;
    },

    direct: ({ id, chat }, reply, how) =>
      once(how, async () => {
        if (chat === undefined) return post(await openChat(rest, id), reply, how);
        return post(chat, reply, how).catch(async (error: unknown) => {
          if (codeOf(error) !== RESTJSONErrorCodes.UnknownChannel) throw error;
          return post(await openChat(rest, id), reply, how);
        });
      }),

    edit: (message, reply) => edit(rest, log, message, reply),
    posted: posted(rest),

    ...inServer(rest),
  };
}

/** What is done in a server rather than said. */
function inServer(rest: REST): Pick<Deliver, 'role' | 'list'> {
  return {
    role: (account, guild, role, give) =>
      changeRole(rest, Routes.guildMemberRole(guild, account, role), give),
    list: (guild, listing, known) => listOn(rest, guild, listing, known),
  };
}

async function openChat(rest: REST, account: string): Promise<string> {
  const channel = await rest.post(Routes.userChannels(), { body: { recipient_id: account } });
  return (channel as RESTPostAPICurrentUserCreateDMChannelResult).id;
}

/** A card, which is one message, shows something else. */
async function edit(rest: REST, log: Log, message: string, reply: Reply): Promise<Delivered> {
  const [channel, id] = message.split('/');
  const { payloads, losses } = pages(reply, 'card', true);
  const [payload] = payloads;
  if (!(channel && id)) return failed({ is: 'gone' });
  if (payload === undefined) return nothing;
  tell(log, losses, { message });
  try {
    await inOpenThread(rest, channel, () =>
      rest.patch(Routes.channelMessage(channel, id), payload),
    );
    return { ok: true, message };
  } catch (error) {
    return failed(failureOf(error));
  }
}

/** What a reader does not get as it was meant. */
function tell(
  log: Log,
  losses: readonly Loss[],
  of: { readonly key: string } | { readonly message: string },
): void {
  if (losses.length > 0) log.info({ ...of, losses }, 'fitted to Discord with losses');
}

/** Guild resource, Add and Remove Guild Member Role: doing it twice does no harm. */
async function changeRole(
  rest: REST,
  route: `/guilds/${string}/members/${string}/roles/${string}`,
  give: boolean,
): Promise<Delivered> {
  try {
    if (give) await rest.put(route);
    else await rest.delete(route);
    return { ok: true, message: route };
  } catch (error) {
    return failed(roleFailureOf(error));
  }
}

/** Message resource: a nonce holds 25 characters; the same key gives the same one at every try. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 25);
}
