import { DiscordAPIError, InteractionResponseType, RESTJSONErrorCodes } from 'discord.js';
import type { Expected } from '../../src/bot/port.ts';
import type { What } from '../../src/chat/incoming.ts';
import { flagsOf, type Wire } from './wire.ts';

/**
 * How an interaction was acknowledged, which fixes where its answer stands: a placeholder that all see,
 * one that the asker alone sees, the pressed message itself, or not at all yet.
 */
export type Acknowledged = 'openly' | 'privately' | 'as-update' | 'not-yet';

/**
 * What to acknowledge before any work is done: Discord waits for 3 seconds. A press keeps no placeholder
 * unless its answer is private. Forms and completions are answers themselves, so nothing may come before;
 * yet a modal cannot follow a modal.
 */
export function planned(what: What['is'], expected: Expected, onMessage: boolean): Acknowledged {
  if (what === 'completing') return 'not-yet';
  switch (expected) {
    case 'completions':
      return 'not-yet';
    case 'form':
      return what === 'form' ? 'privately' : 'not-yet';
    case 'privately':
      return 'privately';
    case 'openly':
      return what === 'press' ? 'as-update' : 'openly';
    case 'in-place':
    case 'nothing':
      return onMessage ? 'as-update' : 'privately';
  }
}

/**
 * Tells Discord that the interaction was heard.
 * @returns false when it was acknowledged before: Discord delivered it twice.
 * @throws when Discord does not take it, above all because it is too late.
 */
export async function acknowledge(wire: Wire, how: Acknowledged): Promise<boolean> {
  if (how === 'not-yet') return true;
  try {
    await wire.callback(
      how === 'as-update'
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: flagsOf(how === 'privately') },
          },
    );
    return true;
  } catch (error) {
    if (isRepetition(error)) return false;
    throw error;
  }
}

function isRepetition(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged
  );
}
