import type { Complain } from '../refusal.ts';

type Path = readonly (string | number)[];

/**
 * Complains about properties that are not in `known`. Discord ignores most of them; here they are
 * refused, because a misspelt property is a mistake of the sender's that nobody else would report.
 */
export function checkKnown(
  body: object,
  known: readonly string[],
  path: Path,
  complain: Complain,
): void {
  for (const name of Object.keys(body)) {
    if (!known.includes(name)) complain([...path, name], 'UNKNOWN_FIELD', 'Unknown field.');
  }
}

/** Length in characters as Discord counts them: code points, not UTF-16 units. */
export function lengthOf(text: string | null | undefined): number {
  return [...(text ?? '')].length;
}

/** Complains unless the text's length lies in `min`–`max`; a missing text has length 0. */
export function checkLength(
  text: string | null | undefined,
  range: readonly [min: number, max: number],
  path: Path,
  complain: Complain,
): void {
  const length = lengthOf(text);
  const [min, max] = range;
  if (length === 0 && min > 0) {
    complain(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  } else if (length > max && min === 0) {
    complain(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${max} or fewer in length.`);
  } else if (length < min || length > max) {
    complain(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  }
}

/** Complains unless a list's length lies in `min`–`max`. */
export function checkCount(
  count: number,
  range: readonly [min: number, max: number],
  path: Path,
  complain: Complain,
): void {
  const [min, max] = range;
  if (count < min || count > max) {
    complain(path, 'BASE_TYPE_BAD_LENGTH', `Must be between ${min} and ${max} in length.`);
  }
}
