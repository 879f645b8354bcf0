import { closest } from 'fastest-levenshtein';

/** The name somebody may have meant: one that begins like theirs, else one that holds it, else the most alike. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const start = wanted.toLowerCase();
  const begins = names.find((name) => name.toLowerCase().startsWith(start));
  const holds = names.find((name) => name.toLowerCase().includes(start));
  return begins ?? holds ?? (names.length > 0 ? closest(wanted, names) : undefined);
}
