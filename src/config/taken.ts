import type { Loaded } from './load.ts';
import type { Problem, Words } from './problem.ts';
import { addressOf } from './spaces.ts';

/** A file of a community that is right by itself. */
export type Good = Loaded & { readonly ok: true };

/** Files by their names. */
type Files = ReadonlyMap<string, Good>;

/**
 * Those that may not come into force, since another keeps their id or one of their places: the first to want it, or
 * one in force. What changes in one go is looked at as it is to be, so two files may swap their places.
 * @param missing files in force that may be about to go: who waits for those alone has no problems
 */
export function refusals(
  wanting: Files,
  inForce: Files = new Map(),
  missing: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, readonly Problem[]> {
  const refused = new Map<string, readonly Problem[]>();
  // Whoever is refused keeps what it has, which others may have been promised.
  for (;;) {
    const kept = [...inForce].filter(([name]) => !wanting.has(name) || refused.has(name));
    const left = [...wanting].filter(([name]) => !refused.has(name));
    const next = firstRefused(left, kept, missing);
    if (next === undefined) return refused;
    refused.set(...next);
  }
}

type File = readonly [name: string, good: Good];

function firstRefused(
  wanting: readonly File[],
  kept: readonly File[],
  missing: ReadonlySet<string>,
): [name: string, problems: readonly Problem[]] | undefined {
  const holders = [...kept];
  for (const [name, good] of wanting) {
    const taken = holders.map((holder) => ({ by: holder[0], problems: clashes(good, holder[1]) }));
    const found = taken.filter(({ problems }) => problems.length > 0);
    if (found.length > 0)
      return [name, found.flatMap(({ by, problems }) => (missing.has(by) ? [] : problems))];
    holders.push([name, good]);
  }
  return undefined;
}

function clashes({ community, source }: Good, other: Good): Problem[] {
  const taken = new Map(other.community.spaces.map((space) => [addressOf(space), space.name]));
  const { file } = other.source;
  const places = community.spaces.flatMap((space) => {
    const name = taken.get(addressOf(space));
    if (name === undefined) return [];
    const words: Words = (say) => say.taken({ name: space.name, other: name, file });
    return [source.problem(['spaces', space.name], words, 'key')];
  });
  if (community.id !== other.community.id) return places;
  return [source.problem(['community'], (say) => say.sameId({ file })), ...places];
}
