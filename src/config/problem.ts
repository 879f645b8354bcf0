import { closest, distance } from 'fastest-levenshtein';
import { type Both, inBoth, type Locale } from '../chat/locale.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/** What is wrong in a config file, and where. Lines and columns count from 1. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: Both;
};

/** What is told, as the texts of a language say it. */
export type Words = (say: Texts, locale: Locale) => string;

export const texts: Readonly<Record<Locale, Texts>> = { en, zh };

export const inWords = (words: Words): Both => inBoth((locale) => words(texts[locale], locale));

/** As editors and terminals recognise it: `communities/night-readers.yaml:12:7: …`. */
export function render({ file, line, column, message }: Problem, locale: Locale): string {
  return `${file}:${line}:${column}: ${message[locale]}`;
}

export function byPlace(a: Problem, b: Problem): number {
  return a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column;
}

/** "did you mean …?" when one is near, else what there is. Completes a sentence, or is empty. */
export function instead(say: Texts, found: string, known: readonly string[]): string {
  const near = nearest(found, known);
  return near === undefined ? listed(say, known) : say.meant({ near });
}

/** What there is, unless it is too much to read. Completes a sentence, or is empty. */
export function listed(say: Texts, known: readonly string[]): string {
  if (known.length === 0 || known.length > 24) return '';
  return say.thereAre({ names: known });
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
