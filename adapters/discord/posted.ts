import { type REST, Routes } from 'discord.js';
import type { Posted } from '../../src/chat/deliver.ts';
import { type Delivered, type Failure, failed } from '../../src/chat/failure.ts';
import { removeEach, rewrite } from '../../src/chat/rewrite.ts';
import { failureOf, pinFailureOf } from './failure.ts';
import { pages } from './render.ts';

/** What may be done about messages that stand there; all of it may be done twice. */
export function posted(rest: REST): Posted {
  const remove = (messages: readonly string[]) =>
    removeEach(messages, (message) =>
      done(message, (channel, id) => rest.delete(Routes.channelMessage(channel, id))),
    );

  return {
    edit: (messages, reply) =>
      rewrite(messages, pages(reply, 'plain', false).payloads, {
        change: (message, payload) =>
          done(message, (channel, id) => rest.patch(Routes.channelMessage(channel, id), payload)),
        remove,
      }),
    remove,
    // Message resource, Pin Message: the route that replaced /channels/{id}/pins
    pin: (message) =>
      done(
        message,
        (channel, id) => rest.put(`/channels/${channel}/messages/pins/${id}`),
        pinFailureOf,
      ),
  };
}

async function done(
  message: string,
  act: (channel: string, id: string) => Promise<unknown>,
  explain: (error: unknown) => Failure = failureOf,
): Promise<Delivered> {
  const [channel, id] = message.split('/');
  if (!(channel && id)) return failed({ is: 'gone' });
  try {
    await act(channel, id);
    return { ok: true, message };
  } catch (error) {
    return failed(explain(error));
  }
}
