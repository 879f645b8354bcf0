import { closest, distance } from 'fastest-levenshtein';

/** The name somebody may have meant: one that begins like theirs, else one that holds it, else one much alike. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const start = wanted.toLowerCase();
  const begins = names.find((name) => name.toLowerCase().startsWith(start));
  const holds = names.find((name) => name.toLowerCase().includes(start));
  return begins ?? holds ?? alike(start, names);
}

/** Less than half of it may differ: what has nothing in common was not meant. */
export function alike(wanted: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const lower = names.map((name) => name.toLowerCase());
  const near = closest(wanted, lower);
  const isNear = distance(wanted, near) * 2 <= Math.max(wanted.length, near.length);
  return isNear ? names[lower.indexOf(near)] : undefined;
}
