import type { Reply } from '../chat/reply.ts';

/**
 * A press as it travels in a button: `name:card:arg:arg`. The card's number is filled in when the
 * card is drawn. It is a reference, not to be trusted: what it names is looked up at the tap.
 */
export type PressRef = {
  readonly name: string;
  readonly card: number | undefined;
  readonly given: readonly string[];
};

/** Arguments are the press's options in their declared order, as text without colons. */
export function pressOf(name: string, ...given: readonly (string | number)[]): string {
  return [name, '', ...given].join(':');
}

export function readPress(press: string): PressRef | undefined {
  const [name, card, ...given] = press.split(':');
  if (name === undefined || card === undefined || !/^\d{0,9}$/.test(card)) return undefined;
  return { name, card: card === '' ? undefined : Number(card), given };
}

/** An argument that was percent-encoded; '' for one that was not, as anybody may send a press. */
export function decoded(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}

/** The same reply with the card's number in its presses. */
export function onCard(reply: Reply, card: number): Reply {
  const { buttons } = reply;
  if (buttons === undefined) return reply;
  return {
    ...reply,
    buttons: buttons.map((button) =>
      button.does === 'press'
        ? { ...button, press: button.press.replace(/^([^:]*):\d*/, `$1:${card}`) }
        : button,
    ),
  };
}
