import type { Community } from '../community.ts';
import { spaced } from './typed.ts';

const known = new WeakMap<Community, ReadonlySet<string>>();

/** Whether a command begins with this name somewhere here. Any other name is somebody's words. */
export function isCommandName(name: string, communities: readonly Community[]): boolean {
  const wanted = spaced(name.toLowerCase());
  return communities.some((community) => namesOf(community).has(wanted));
}

function namesOf(community: Community): ReadonlySet<string> {
  const found = known.get(community);
  if (found !== undefined) return found;
  const names = community.commands.flatMap(({ name, called = [] }) => [
    ...[name, name.split(' ')[0] ?? ''],
    ...called,
  ]);
  const made = new Set(names.map(spaced));
  known.set(community, made);
  return made;
}
