import type { Settings } from './settings.ts';

/** However it is typed: full or half width, in any case, with blanks around. */
export function isKeyword(said: string, proof: Settings['proof']): boolean {
  return typeof proof === 'object' && plainly(said) === plainly(proof.keyword);
}

const plainly = (words: string) =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();
