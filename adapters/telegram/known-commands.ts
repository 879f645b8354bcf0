import type { Press } from '../../src/bot/command.ts';
import type { Community } from '../../src/bot/community.ts';
import { readPress } from '../../src/bot/press.ts';
import type { What } from '../../src/chat/incoming.ts';
import { menuName } from './fits.ts';

/** What the communities' commands tell about an incoming before any work. */
export type Known = {
  /** `/quiz_start` and `/quiz start` as `quiz start` */
  readonly named: (what: What) => What;
  /** true unless every member may do it: then it matters who administers the group */
  readonly forRoles: (what: What) => boolean;
  /** the community that meets in this chat */
  readonly meeting: (chat: string) => Community | undefined;
};

export function knownCommands(communities: readonly Community[]): Known {
  const commands = communities.flatMap((community) => community.commands);
  const names = new Map(commands.map(({ name }) => [menuName(name), name]));
  const isOpenCommand = openTo(commands);
  const isOpenPress = openTo(communities.flatMap((community) => community.presses));

  return {
    named: (what) => (what.is === 'command' ? { ...what, ...resolve(names, what) } : what),
    forRoles(what) {
      switch (what.is) {
        case 'command':
          return !isOpenCommand(what.name);
        case 'press':
          return !isOpenPress(readPress(what.press)?.name ?? '');
        case 'text':
          // It may answer the question of a command that is for a role.
          return what.toBot;
        case 'form':
        case 'opened':
        case 'completing':
        case 'added':
        case 'removed':
        case 'hindered':
        case 'freed':
        case 'moved':
        case 'left':
        case 'joined':
          return false;
      }
    },
    meeting: (chat) => communities.find((one) => meetsIn(one, chat)),
  };
}

/** Whether all that bear the name are for every member; what is not known may be anything. */
function openTo(
  all: readonly Pick<Press, 'name' | 'for' | 'heedsRoles'>[],
): (name: string) => boolean {
  const isOpen = (one: (typeof all)[number]) => one.for === 'member' && !one.heedsRoles;
  const open = new Set(all.filter(isOpen).map(({ name }) => name));
  for (const one of all) if (!isOpen(one)) open.delete(one.name);
  return (name) => open.has(name);
}

/** The longer name wins: with `quiz` and `quiz start` declared, `/quiz start` is the second. */
function resolve(
  names: ReadonlyMap<string, string>,
  { name, typed }: { readonly name: string; readonly typed: string },
): { readonly name: string; readonly typed: string } {
  if (typed === '') return { name: names.get(menuName(name)) ?? name, typed };
  const second = /^\S+/.exec(typed)?.[0] ?? '';
  const both = names.get(menuName(`${name} ${second.toLowerCase()}`));
  if (second !== '' && both?.includes(' '))
    return { name: both, typed: typed.slice(second.length).trimStart() };
  return { name: names.get(menuName(name)) ?? name, typed };
}

function meetsIn(community: Community, chat: string): boolean {
  return community.spaces.some((space) => space.platform === 'telegram' && space.chat === chat);
}

/** Built anew only when the communities are others than at the last call. */
export function rememberKnown(communities: () => readonly Community[]): () => Known {
  let last: readonly Community[] = [];
  let known = knownCommands(last);
  return () => {
    const current = communities();
    if (current.length !== last.length || current.some((one, index) => one !== last[index])) {
      last = current;
      known = knownCommands(current);
    }
    return known;
  };
}
