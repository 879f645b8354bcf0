import type { Person } from '../../chat/incoming.ts';
import type { Locale } from '../../chat/locale.ts';
import { house, type Member } from '../../members/member.ts';
import { byName } from '../by-name.ts';
import type { Community } from '../community.ts';
import type { Scene } from '../hearing/scene.ts';
import type { Content } from '../port.ts';
import { type Role, roles } from '../role.ts';
import type { Registry } from './registry.ts';

const EVERY_ROLE: ReadonlySet<Role> = new Set(roles);

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
    /** of the shell, which reads the answer alone; the timetable speaks the community's to all */
    readonly language?: Locale | undefined;
  },
): Scene | undefined {
  const enrolled = registry.get(community.id);
  if (enrolled === undefined) return undefined;
  return {
    enrolled,
    ...(it.language
      ? { person: { ...housePerson(community), language: it.language }, alone: true }
      : { person: housePerson(community) }),
    roles: EVERY_ROLE,
    spaces: it.spaces.flatMap((name) => byName(community.spaces, name) ?? []),
    key: it.key,
    at: it.at,
    ...(it.due && { due: it.due }),
    ...(it.content && { content: it.content }),
  };
}

const persons = new WeakMap<Community, Person>();

export function housePerson(community: Community): Person {
  const known = persons.get(community);
  if (known !== undefined) return known;
  const { name, language } = community;
  const person: Person = { ...house, name: name[language], administers: true, roles: [] };
  persons.set(community, person);
  return person;
}

/** The `find` of a unit of work in which no person names another. */
export const findNobody = async () => undefined;

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
