import type { Work } from '../../bot/work.ts';

/** How the codes of a pool are made. */
export type Making = { readonly length: number; readonly prefix: string };

const SHORTEST = 4;
export const LONGEST = 64;

/** A new code; nobody can guess it. */
export function makeCode(chance: Work['chance'], { length, prefix }: Making): string {
  return prefix + chance.code(length);
}

/**
 * The same for every way a code is typed: case, blanks, dashes and full-width letters do not tell two
 * codes apart.
 */
export function canonical(code: string): string {
  return code
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '');
}

/** Short enough to type, long enough to be no accident, and nothing that does not show. */
export function isCode(code: string): boolean {
  const { length } = canonical(code);
  return length >= SHORTEST && code.length <= LONGEST && !/\p{Cc}/u.test(code);
}
