import type { Person } from '../chat/incoming.ts';
import { house, type Member } from '../members/member.ts';
import type { Community } from './community.ts';
import { named } from './named.ts';
import type { Content } from './port.ts';
import type { Registry } from './registry.ts';
import { roles } from './role.ts';
import type { Scene } from './scene.ts';

/** The timetable and the shell speak as the community itself, and may do all that needs no person. */
export function houseScene(
  registry: Registry,
  community: Community,
  it: {
    readonly spaces: readonly string[];
    readonly key: string;
    readonly at: Date;
    readonly due?: Date;
    readonly content?: Content | undefined;
  },
): Scene | undefined {
  const enrolled = registry.get(community.id);
  if (enrolled === undefined) return undefined;
  return {
    enrolled,
    person: housePerson(community),
    roles: new Set(roles),
    spaces: it.spaces.flatMap((name) => named(community.spaces, name) ?? []),
    key: it.key,
    at: it.at,
    ...(it.due && { due: it.due }),
    ...(it.content && { content: it.content }),
  };
}

export function housePerson({ name, language }: Community): Person {
  return { ...house, name: name[language], administers: true, roles: [] };
}

/** Who reads: nothing is written, so no row is needed. */
export function houseMember({ enrolled: { community }, at }: Scene): Member {
  const { name } = housePerson(community);
  return {
    id: 0,
    name,
    communityId: community.id,
    language: undefined,
    joinedAt: at,
    direct: undefined,
  };
}
