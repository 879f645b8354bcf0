import { InteractionResponseType } from 'discord.js';
import type { AnswerPlace, Choice, Form, Reply } from '../../src/chat/reply.ts';
import { shorten } from '../../src/chat/text.ts';
import type { Log } from '../../src/log.ts';
import { OPTION_CHOICES } from './abilities.ts';
import type { Acknowledged } from './acknowledge.ts';
import { modalOf } from './form.ts';
import { type Payload, pages } from './render.ts';
import { flagsOf, type Wire } from './wire.ts';

/** One interaction on its way from acknowledgement to answer. */
export type Turn = {
  readonly wire: Wire;
  readonly acknowledged: Acknowledged;
  /** Discord delivered it twice: only what may be repeated is said again. */
  readonly repeated: boolean;
  /** it came from a message: by a button, or by the form that a button opened */
  readonly onMessage: boolean;
  /** that message shows its text in an embed */
  readonly card: boolean;
  readonly log: Log;
};

/** Application commands, option choice structure: characters of a choice. */
const CHOICE = 100;

/**
 * Says a reply where it belongs. Where that is not what was acknowledged (a refusal is private, a secret
 * always), the placeholder is taken away and the reply follows on its own.
 */
export async function say(turn: Turn, reply: Reply, wanted: AnswerPlace): Promise<void> {
  // Why nothing was done is for who asked: everybody else would read noise.
  const alone = reply.secret || (reply.declined && wanted === 'openly');
  const place = settled(turn, alone ? 'privately' : wanted);
  const inPlace = place === 'in-place';
  const { payloads, losses } = pages(reply, inPlace && turn.card ? 'card' : 'plain', inPlace);
  if (losses.length > 0) turn.log.debug({ losses }, 'fitted to Discord with losses');
  const [first, ...rest] = payloads;
  if (first === undefined) return sayNothing(turn);
  await open(turn, first, place);
  if (turn.repeated) return;
  for (const payload of rest) await turn.wire.follow(payload, place === 'privately');
}

/** Leaves no placeholder behind that thinks for ever. */
export async function sayNothing({ wire, acknowledged, onMessage }: Turn): Promise<void> {
  if (acknowledged === 'as-update') return;
  if (acknowledged === 'not-yet') {
    if (onMessage) {
      await wire.callback({ type: InteractionResponseType.DeferredMessageUpdate });
      return;
    }
    const data = { flags: flagsOf(true) };
    await wire.callback({ type: InteractionResponseType.DeferredChannelMessageWithSource, data });
  }
  await wire.remove();
}

export async function ask(turn: Turn, form: Form): Promise<void> {
  if (turn.acknowledged !== 'not-yet') {
    turn.log.error({ form: form.id }, 'a form cannot be opened after an acknowledgement');
    return sayNothing(turn);
  }
  await turn.wire.callback({ type: InteractionResponseType.Modal, data: modalOf(form) });
}

/** A choice too long for Discord is left out: cut, it would name something else. */
export async function complete({ wire }: Turn, offered: readonly Choice[]): Promise<void> {
  const choices = offered
    .filter(({ label, value }) => label !== '' && value !== '' && value.length <= CHOICE)
    .slice(0, OPTION_CHOICES)
    .map(({ label, value }) => ({ name: shorten(label, CHOICE), value }));
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  await wire.callback({ type, data: { choices } });
}

function settled({ acknowledged, onMessage }: Turn, place: AnswerPlace): AnswerPlace {
  if (place !== 'in-place') return place;
  const possible = acknowledged === 'as-update' || (acknowledged === 'not-yet' && onMessage);
  return possible ? 'in-place' : 'privately';
}

async function open(turn: Turn, payload: Payload, place: AnswerPlace): Promise<void> {
  const { wire, acknowledged, repeated } = turn;
  if (acknowledged === 'not-yet') return start(wire, payload, place);
  const there = acknowledged === 'as-update' ? place === 'in-place' : place === acknowledged;
  if (there) {
    await wire.edit(payload);
    return;
  }
  if (repeated) return;
  if (acknowledged !== 'as-update') await wire.remove();
  await wire.follow(payload, place === 'privately');
}

async function start(wire: Wire, { body, files }: Payload, place: AnswerPlace): Promise<void> {
  if (place === 'in-place') {
    await wire.callback({ type: InteractionResponseType.UpdateMessage, data: body }, files);
    return;
  }
  const data = { ...body, flags: flagsOf(place === 'privately') };
  await wire.callback({ type: InteractionResponseType.ChannelMessageWithSource, data }, files);
}
