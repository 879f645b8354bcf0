import {
  type APIInteraction,
  type APIInteractionResponse,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from 'discord.js';
import { type Clock, pause } from '../../src/clock.ts';
import { failureOf } from './failure.ts';
import type { Payload } from './render.ts';

/** The calls that answer one interaction. They need no token of the bot, only the interaction's own. */
export type Wire = {
  readonly callback: (response: APIInteractionResponse, files?: RawFile[]) => Promise<unknown>;
  /** Fills in `@original`: the placeholder, or after an update the pressed message. Repeatable. */
  readonly edit: (payload: Payload) => Promise<unknown>;
  readonly remove: () => Promise<unknown>;
  readonly follow: (payload: Payload, hidden: boolean) => Promise<unknown>;
};

export function wireOf(
  rest: REST,
  { id, token, application_id: application }: APIInteraction,
  clock: Clock,
): Wire {
  const auth = false;
  return {
    callback: (body, files = []) =>
      rest.post(Routes.interactionCallback(id, token), { body, files, auth }),
    edit: ({ body, files }) =>
      persistently(clock, () =>
        rest.patch(Routes.webhookMessage(application, token), { body, files, auth }),
      ),
    remove: () => rest.delete(Routes.webhookMessage(application, token), { auth }),
    follow: ({ body, files }, hidden) =>
      rest.post(Routes.webhook(application, token), {
        body: { ...body, flags: flagsOf(hidden) },
        files,
        auth,
      }),
  };
}

/** A placeholder that nobody fills in says “thinking…” for ever; an interaction's token lives 15 minutes. */
const WAITS_MS = [1000, 5000, 30_000];

/** Tries again what may be done twice, while Discord cannot be reached. */
async function persistently<T>(clock: Clock, act: () => Promise<T>): Promise<T> {
  for (const waitMs of WAITS_MS) {
    try {
      return await act();
    } catch (error) {
      if (failureOf(error).is !== 'down') throw error;
      await pause(clock, waitMs);
    }
  }
  return act();
}

export function flagsOf(hidden: boolean): MessageFlags | undefined {
  return hidden ? MessageFlags.Ephemeral : undefined;
}
