import { closest, distance } from 'fastest-levenshtein';

/** What is wrong in a config file, and where. Lines and columns count from 1. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

/** As editors and terminals recognise it: `communities/night-readers.yaml:12:7: …`. */
export function render({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}: ${message}`;
}

export function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** "did you mean …?" when one is near, else what there is. Completes a sentence, or is empty. */
export function instead(found: string, known: readonly string[]): string {
  const near = nearest(found, known);
  return near === undefined ? listed(known) : `; did you mean "${near}"?`;
}

/** What there is, unless it is too much to read. Completes a sentence, or is empty. */
export function listed(known: readonly string[]): string {
  if (known.length === 0 || known.length > 24) return '';
  return `; there ${known.length === 1 ? 'is' : 'are'}: ${known.join(', ')}`;
}

/** The known word that a mistyped one most likely was meant to be. */
export function nearest(found: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const plain = (word: string) => word.toLowerCase().replaceAll(/[\s_-]/g, '');
  const letters = (word: string) => [...plain(word)].sort((a, b) => a.localeCompare(b)).join('');
  const same =
    known.find((word) => plain(word) === plain(found)) ??
    known.find((word) => letters(word) === letters(found));
  if (same !== undefined) return same;
  const near = closest(
    found.toLowerCase(),
    known.map((word) => word.toLowerCase()),
  );
  const word = known.find((candidate) => candidate.toLowerCase() === near);
  const tolerated = Math.max(1, Math.floor(Math.max(found.length, near.length) / 3));
  return distance(found.toLowerCase(), near) <= tolerated ? word : undefined;
}
