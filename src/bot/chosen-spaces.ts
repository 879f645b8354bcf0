import type { Asking } from './command.ts';

/** The names in a list of spaces; `all` means every one. */
export function spacesIn(raw: string, all: readonly string[]): readonly string[] {
  const names = raw.split(/[,，、\s]+/).filter((name) => name !== '');
  return names.includes('all') ? all : [...new Set(names)];
}

/** The spaces that a command is to go to, by their names: those it lists, else where it was asked. */
export function chosenSpaces(
  { community, spaces }: Pick<Asking, 'community' | 'spaces'>,
  listed: string | undefined,
): readonly string[] {
  if (listed === undefined) return spaces.map(({ name }) => name);
  return spacesIn(listed, namesOf(community));
}

/** How an operation says that it cannot go there. */
type Says = {
  readonly unknownSpace: (it: { name: string; spaces: readonly string[] }) => string;
  readonly needsSpace: (it: { spaces: readonly string[] }) => string;
};

/** What is wrong with the spaces that were chosen; undefined when nothing is. */
export function faultOfSpaces(
  say: Says,
  { community }: Pick<Asking, 'community'>,
  chosen: readonly string[],
): string | undefined {
  const all = namesOf(community);
  const unknown = chosen.find((name) => !all.includes(name));
  if (unknown !== undefined) return say.unknownSpace({ name: unknown, spaces: all });
  return chosen.length === 0 ? say.needsSpace({ spaces: all }) : undefined;
}

const namesOf = ({ spaces }: Asking['community']) => spaces.map(({ name }) => name);
