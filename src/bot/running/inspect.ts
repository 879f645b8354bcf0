import type { GivenRole, InspectedSpace, Right } from '../../chat/inspection.ts';
import type { Community } from '../community.ts';
import { findCommand } from '../find-command.ts';
import { roleNamed } from '../granted-role.ts';
import type { Core } from './core.ts';

/**
 * Asks each platform whether the bot can do in a community's spaces what it will have to, and warns of
 * what will fail. Nothing is written there, and nothing waits for it. Never rejects.
 */
export async function inspectSpaces(core: Core, communityId: string): Promise<void> {
  const { registry, inspector, log } = core;
  const community = registry.get(communityId)?.community;
  if (community === undefined) return;
  const platforms = new Set(community.spaces.map(({ platform }) => platform));
  try {
    for (const platform of platforms) {
      const asked = {
        spaces: spacesOn(platform, community, registry.addressOf),
        roles: rolesOn(platform, community),
      };
      for (const problem of (await inspector(platform)?.(asked)) ?? [])
        log.warn({ community: communityId, platform, ...problem }, 'spaces are not ready');
    }
  } catch (error) {
    log.error({ err: error, community: communityId }, 'spaces could not be looked at');
  }
}

function spacesOn(
  platform: string,
  community: Community,
  addressOf: Core['registry']['addressOf'],
): InspectedSpace[] {
  return community.spaces.flatMap(({ name, platform: its }) => {
    const place = its === platform ? addressOf(community.id, name) : undefined;
    return place === undefined ? [] : [{ name, place, rights: rightsIn(name, community) }];
  });
}

/** By what its timetable does there, and by what members may write that nobody else should read. */
function rightsIn(space: string, community: Community): ReadonlySet<Right> {
  const { timetable, commands, replies = [] } = community;
  const taken = timetable.flatMap(({ run, given, in: spaces }) => {
    const [name = '', typed = ''] = run.split(' ');
    const command = findCommand(community, { name, typed })?.command;
    return spaces.includes(space) ? (command?.takes?.(given) ?? []) : [];
  });
  const isAlone = [...commands, ...replies].some(({ alone }) => alone === true);
  return new Set([...taken, ...(isAlone ? (['remove'] as const) : [])]);
}

const rolesOn = (platform: string, { grants = [], spaces }: Community): GivenRole[] =>
  grants.flatMap((written) => {
    const found = roleNamed(written, { spaces });
    return found?.platform === platform ? [found] : [];
  });
