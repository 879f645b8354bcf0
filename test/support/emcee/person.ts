import { expect } from 'vitest';
import { PATIENCE_MS } from '../patience.ts';
import type { Manner, Seat, Sight, Stage } from './stage.ts';

/** Somebody on one platform. What they see is what came or changed since they last did something. */
export type Voice = {
  readonly types: (text: string, manner?: Manner) => Promise<void>;
  /** `types`, in the private chat with the bot */
  readonly whispers: (text: string) => Promise<void>;
  /** `types`, as an answer to the bot's latest message */
  readonly answers: (text: string, manner?: Manner) => Promise<void>;
  readonly taps: (label: string) => Promise<void>;
  readonly forges: (press: string, where?: string) => Promise<void>;
  readonly fills: (fields: Readonly<Record<string, string>>) => Promise<void>;
  /** The platform delivers the latest doing once more. */
  readonly again: () => Promise<void>;
  /** Opens the private chat with the bot. */
  readonly opens: () => Promise<void>;
  /** Resolves with the first text that fits. */
  readonly sees: (text: RegExp) => Promise<string>;
  readonly seesPrivately: (text: RegExp) => Promise<string>;
  readonly seesNothing: () => Promise<void>;
  /** What stands in the file of that name that came last since they did something. */
  readonly saves: (name: string) => Promise<string>;
  /** all that is new, in one string */
  readonly news: () => string;
};

/** On the platform they used last; the first of the community's before that. */
export type Person = Voice & { readonly name: string; readonly on: (platform: string) => Voice };

export function voiceOf(seat: Seat, settled: () => Promise<void>): Voice {
  let before = new Set<string>();
  const idOf = ({ key, text, buttons }: Sight) => JSON.stringify([key, text, buttons]);
  const fresh = () => seat.sights().filter((sight) => !before.has(idOf(sight)));
  const news = () =>
    fresh()
      .map(({ text }) => text)
      .join('\n');

  async function does(act: () => Promise<void>): Promise<void> {
    before = new Set(seat.sights().map(idOf));
    await act();
    await settled();
  }
  async function seesWhere(fits: (sight: Sight) => boolean, what: string): Promise<string> {
    const look = () => fresh().find(fits);
    await expect
      .poll(() => (look() === undefined ? seat.sights().map(({ text }) => text) : what), {
        timeout: PATIENCE_MS,
        interval: 5,
        message: `sees ${what}`,
      })
      .toBe(what);
    return look()?.text ?? '';
  }

  return {
    types: (text, manner = {}) => does(() => seat.says(text, manner)),
    whispers: (text) => does(() => seat.says(text, { where: 'private' })),
    answers: (text, manner = {}) => does(() => seat.says(text, { ...manner, replying: true })),
    taps: (label) => does(() => seat.taps(label)),
    forges: (press, where) => does(() => seat.forges(press, where)),
    fills: (fields) => does(() => seat.fills(fields)),
    again: () => does(seat.again),
    opens: () => does(seat.opens),
    sees: (text) => seesWhere((sight) => text.test(sight.text), String(text)),
    seesPrivately: (text) =>
      seesWhere((sight) => sight.alone && text.test(sight.text), `${text} privately`),
    async seesNothing() {
      await settled();
      expect(fresh().map(({ text }) => text)).toEqual([]);
    },
    async saves(name) {
      const files = () =>
        fresh().flatMap((sight) => sight.files.filter((one) => one.name === name));
      await expect.poll(() => files().length, { timeout: PATIENCE_MS, interval: 5 }).not.toBe(0);
      return (await files().at(-1)?.read()) ?? '';
    },
    news,
  };
}

export function personOf(name: string, voices: ReadonlyMap<string, Voice>): Person {
  let current = [...voices.keys()][0] ?? '';
  const on = (platform: string): Voice => {
    const voice = voices.get(platform);
    if (voice === undefined) throw new Error(`${name} is not on ${platform}`);
    current = platform;
    return voice;
  };
  const voice = () => on(current);
  return {
    name,
    on,
    types: (...said) => voice().types(...said),
    whispers: (...said) => voice().whispers(...said),
    answers: (...said) => voice().answers(...said),
    taps: (...tapped) => voice().taps(...tapped),
    forges: (...forged) => voice().forges(...forged),
    fills: (...filled) => voice().fills(...filled),
    again: () => voice().again(),
    opens: () => voice().opens(),
    sees: (text) => voice().sees(text),
    seesPrivately: (text) => voice().seesPrivately(text),
    seesNothing: () => voice().seesNothing(),
    saves: (name) => voice().saves(name),
    news: () => voice().news(),
  };
}

/** What everybody reads in one space. */
export type Room = {
  readonly shows: (text: RegExp) => Promise<void>;
  /** texts of all its messages, oldest first */
  readonly texts: () => readonly string[];
};

export function roomOf(stage: Stage, space: string): Room {
  const texts = () => stage.shown(space).map(({ text }) => text);
  return {
    texts,
    async shows(text) {
      await expect
        .poll(texts, { timeout: PATIENCE_MS, interval: 5, message: `${space} shows ${text}` })
        .toContainEqual(expect.stringMatching(text));
    },
  };
}
