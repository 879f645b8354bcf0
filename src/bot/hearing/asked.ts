import type { Person } from '../../chat/incoming.ts';
import type { AnswerPlace, Reply } from '../../chat/reply.ts';
import { type Admitted, type Arrival, peek } from '../../members/admission.ts';
import { findMembers } from '../../members/find.ts';
import { house, type Member } from '../../members/member.ts';
import type { Act, Asking } from '../command.ts';
import type { MemberRef } from '../option.ts';
import type { Opened } from '../port.ts';
import type { Core } from '../running/core.ts';
import { houseMember } from '../running/house.ts';
import { instantOf, type Reading } from '../work.ts';
import { localeFor, type Scene } from './scene.ts';

/** Who asks outside any crowd; somebody unknown is made known first. */
export async function askerOf(core: Core, scene: Scene): Promise<Member> {
  const arrival = arrivalOf(scene, undefined);
  return (await peek(core.database, arrival)) ?? (await madeKnown(core, arrival));
}

/** Whom the platform shows to be here can be meant, whether they ever spoke to the bot or not. */
export async function acquaint(core: Core, scene: Scene, people: readonly Person[]): Promise<void> {
  await Promise.all(people.map((person) => askerOf(core, { ...scene, person })));
}

async function madeKnown({ crowd }: Core, arrival: Arrival): Promise<Member> {
  const outcome = await crowd.join({ arrival, run: async () => undefined });
  if (!outcome.ok) throw outcome.error;
  return outcome.admitted.member;
}

const GONE: Opened = { ok: false, failure: { is: 'gone' } };

export function readingOf({ database, seal, foresee, opener }: Core, scene: Scene): Reading {
  const { community } = scene.enrolled;
  return {
    ...instantOf(community, scene.at),
    foresee: (entry, locale) => foresee(community, entry, locale),
    open: async (file) => (await opener(scene.person.platform)?.(file)) ?? GONE,
    sql: database,
    seal,
    find: async (who) =>
      (await findMembers(database, [{ ...namedIn(scene), ...asNamed(who) }]))[0]?.member,
  };
}

export function askingOf(
  scene: Scene,
  {
    answers,
    options,
    record,
  }: Pick<Asking, 'options' | 'record'> & { readonly answers: AnswerPlace },
  member: Admitted['member'],
): Asking {
  return {
    community: scene.enrolled.community,
    under: scene.under,
    member,
    roles: scene.roles,
    house: scene.person.platform === house.platform,
    // What changes in place and is no card was said to one person alone.
    locale: localeFor(
      scene,
      answers === 'in-place' && record === '' ? 'privately' : answers,
      member,
    ),
    options,
    record,
    spaces: scene.spaces,
    due: scene.due ?? scene.at,
  };
}

/** What a reading command says to all in the spaces of a scene of the house. */
export function readAloud(
  core: Core,
  scene: Scene,
  { run }: Extract<Act, { is: 'lookup' }>,
  options: Readonly<Record<string, unknown>>,
): Promise<Reply> {
  const asking = { answers: 'openly', options, record: '' } as const;
  return run(askingOf(scene, asking, houseMember(scene)), readingOf(core, scene));
}

export const arrivalOf = ({ enrolled, person, at, spaces }: Scene, key: string | undefined) => ({
  communityId: enrolled.community.id,
  person,
  key,
  at,
  within: spaces.length > 0,
});

export const namedIn = ({ enrolled, person }: Scene) => ({
  communityId: enrolled.community.id,
  platform: person.platform,
});

export const asNamed = (who: MemberRef) => ({ id: undefined, handle: undefined, ...who });
