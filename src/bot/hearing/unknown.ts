import { distance } from 'fastest-levenshtein';
import { alike as mostAlike } from '../nearest.ts';
import { spaced } from './typed.ts';

/** Names of one answer. */
const MOST = 8;
/** Letters by which a second word may be mistyped. */
const SLIPS = 2;

/**
 * What somebody may have meant by a command that there is not. `/event` and `/events` begin several: those
 * are named, or the one that the second word resembles. Else it is the most alike.
 * @param names of the commands that they may use
 */
export function meantBy(
  { name, typed }: { readonly name: string; readonly typed: string },
  names: readonly string[],
): readonly string[] {
  const [first = '', second = ''] = spaced(`${name} ${typed}`.toLowerCase()).trim().split(/\s+/);
  const begun = begunBy(first, names) ?? begunBy(first.replace(/s$/, ''), names);
  if (begun === undefined) {
    const near = mostAlike(name, names);
    return near === undefined ? [] : [near];
  }
  const alike = begun.toSorted((a, b) => slips(a, second) - slips(b, second));
  return second !== '' && slips(alike[0] ?? '', second) <= SLIPS
    ? alike.slice(0, 1)
    : begun.slice(0, MOST);
}

/** Whether a name is the first word of commands with two: hardly another bot's. */
export function beginsCommands(name: string, names: readonly string[]): boolean {
  const [first = ''] = spaced(name.toLowerCase()).split(' ');
  return begunBy(first, names) !== undefined;
}

function begunBy(first: string, names: readonly string[]): readonly string[] | undefined {
  const begun = first === '' ? [] : names.filter((name) => spaced(name).startsWith(`${first} `));
  return begun.length > 0 ? begun : undefined;
}

const slips = (name: string, second: string) => distance(name.split(' ')[1] ?? '', second);
