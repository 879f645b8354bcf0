import { randomInt } from 'node:crypto';

/** Chance is given: this file and its seeded stand-in for tests are the only ones that draw. */
export type Chance = {
  /** a whole number from 0 to below `limit` */
  readonly below: (limit: number) => number;
  /** a code that people read aloud and type: no letter or digit looks like another */
  readonly code: (length: number) => string;
};

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

export function chanceFrom(below: (limit: number) => number): Chance {
  return {
    below,
    code: (length) =>
      Array.from({ length }, () => ALPHABET.charAt(below(ALPHABET.length))).join(''),
  };
}

/** The same numbers for the same seed, in every run (mulberry32): for tests and rehearsals, never for what has value. */
export function seeded(seed: number): Chance['below'] {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

/** Unpredictable: codes of value are drawn with it. */
export const systemChance: Chance = chanceFrom((limit) => randomInt(limit));
