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

/** Unpredictable: codes of value are drawn with it. */
export const systemChance: Chance = chanceFrom((limit) => randomInt(limit));
