import type { Incoming, Person } from '../../chat/incoming.ts';
import { type Locale, localeOf } from '../../chat/locale.ts';
import type { AnswerPlace, Reply } from '../../chat/reply.ts';
import type { Member } from '../../members/member.ts';
import type { CardName } from '../command.ts';
import type { Community, Space } from '../community.ts';
import type { Content, Heard } from '../port.ts';
import type { Role } from '../role.ts';
import type { Core } from '../running/core.ts';
import type { Enrolled } from '../running/registry.ts';
import { rolesOf } from './access.ts';

/** Where an update plays: who asks, in which community, in which of its spaces. */
export type Scene = {
  readonly enrolled: Enrolled;
  readonly person: Person;
  readonly roles: ReadonlySet<Role>;
  readonly spaces: readonly Space[];
  /** Nobody else reads the answer, wherever it would stand in a group: a private chat, the shell. */
  readonly alone?: boolean;
  /** the card that is replied to, or under which the thread hangs */
  readonly under?: CardName | undefined;
  readonly key: string;
  readonly at: Date;
  /** the time that the timetable meant, where it asks */
  readonly due?: Date;
  /** the file that came over the shell */
  readonly content?: Content;
};

export function sceneOf(
  { registry }: Core,
  { from, key, at, place }: Incoming,
  community: Community,
  under?: CardName,
): Scene | undefined {
  const enrolled = registry.get(community.id);
  if (enrolled === undefined) return undefined;
  const space = place.private ? undefined : registry.at(place)?.space;
  return {
    enrolled,
    person: from,
    roles: rolesOf(community, from),
    spaces: space ? [space] : [],
    alone: place.private,
    under,
    key,
    at,
  };
}

/** The language of an answer: all read what stands openly, one person what is private. */
export function localeFor(
  { enrolled, person, alone = false }: Pick<Scene, 'enrolled' | 'person' | 'alone'>,
  answers: AnswerPlace,
  member?: Pick<Member, 'language'>,
): Locale {
  const { language } = enrolled.community;
  if (answers !== 'privately' && !alone) return language;
  return member?.language ?? localeOf(person.language) ?? language;
}

/**
 * The language of a word to the asker alone that is said before any work, which would know them: so what
 * they chose is looked up.
 */
export async function ownLocale({ lookups }: Core, scene: Scene): Promise<Locale> {
  const { languages } = await lookups.direct(scene.person);
  return localeFor(scene, 'privately', { language: languages.get(scene.enrolled.community.id) });
}

/** A short word of the bot to the asker alone. */
export function privately(text: string, extra: Partial<Reply> = {}): Heard {
  return { is: 'said', reply: { text, ...extra }, place: 'privately' };
}
