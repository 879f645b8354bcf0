import type { Community } from '../../src/bot/community.ts';
import type { Role } from '../../src/bot/role.ts';
import type { Room, ShownCommand, ShownCommunity } from './protocol.ts';

/** What the page needs to know of a community: plain data, without what runs. */
export function shownCommunity(community: Community): ShownCommunity {
  return {
    id: community.id,
    name: community.name,
    zone: community.zone,
    language: community.language,
    people: community.people.map(({ id, name }) => ({ id, name, roles: rolesOf(community, id) })),
    rooms: roomsOf(community),
    spaces: community.spaces.map((space) => space.name),
    commands: shownCommands(community),
  };
}

/**
 * A browser keeps no commands of ours, so there is nothing to register by difference: each page
 * gets the whole list, in the order of their names, and shows those its person may run.
 */
function shownCommands(community: Community): ShownCommand[] {
  return community.commands
    .map(
      (command): ShownCommand => ({
        name: command.name,
        about: command.about,
        for: command.for,
        answers: command.answers,
        options: command.options.map(({ name, about, kind, required }) => ({
          name,
          about,
          kind,
          required,
        })),
      }),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The same command list gives the same text: whether pages must be told anew. */
export function looksOf(communities: readonly Community[]): string {
  return JSON.stringify(communities.map(shownCommunity));
}

export function roomsOf(community: Community): Room[] {
  return community.spaces
    .filter((space) => space.platform === 'web')
    .map((space) => ({ id: space.chat, name: space.name }));
}

function rolesOf(community: Community, person: string): Role[] {
  const held = community.roles.filter(
    (holding) => holding.platform === 'web' && holding.account === person,
  );
  return [...new Set(held.map((holding) => holding.role))];
}
