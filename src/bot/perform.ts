import type { AnswerPlace, Reply } from '../chat/reply.ts';
import { isDown } from '../database/errors.ts';
import { type Admitted, type Arrival, peek } from '../members/admission.ts';
import { findMembers, namedMembers } from '../members/find.ts';
import type { Member } from '../members/member.ts';
import { house } from '../members/member.ts';
import type { Act, Asking } from './command.ts';
import { type Core, say } from './core.ts';
import { withLevels } from './levels.ts';
import type { MemberRef } from './option.ts';
import type { Heard } from './port.ts';
import { localeFor, type Scene } from './scene.ts';
import { instantOf, type Reading, type Work, workOn } from './work.ts';

/** An act with its options read and its permissions checked: nothing stands between it and the work. */
export type Ready = {
  readonly name: string;
  readonly act: Act;
  readonly answers: AnswerPlace;
  readonly options: Readonly<Record<string, unknown>>;
  readonly record: string;
};

export async function perform(core: Core, scene: Scene, ready: Ready): Promise<Heard> {
  const { act, answers } = ready;
  const done =
    act.is === 'lookup'
      ? await look(core, scene, ready, act.run)
      : await change(core, scene, ready, act.run);
  if (!done.ok)
    return { is: 'said', reply: apology(core, scene, ready, done.error), place: answers };
  const { direct } = done.admitted.member;
  return { is: 'said', reply: done.reply, place: answers, ...(direct !== undefined && { direct }) };
}

type Ended =
  | { readonly ok: true; readonly reply: Reply; readonly admitted: Pick<Admitted, 'member'> }
  | { readonly ok: false; readonly error: unknown };

async function change(
  core: Core,
  scene: Scene,
  ready: Ready,
  run: (asked: Asking, work: Work) => Promise<Reply>,
): Promise<Ended> {
  const outcome = await core.crowd.join({
    arrival: arrivalOf(scene, scene.key),
    async run(drafts, { member }) {
      const { chance, seal, keeping, standings } = core;
      const work = workOn(drafts, {
        community: scene.enrolled.community,
        standing: scene.enrolled.standing,
        now: scene.at,
        key: scene.key,
        chance,
        seal,
        keeping,
        standings,
        find: async (who) =>
          (await drafts.get(namedMembers, { ...namedIn(scene), ...idOrHandle(who) }))?.member,
      });
      const asked = askingOf(scene, ready, member);
      const reply = await run(asked, work);
      const answer = { reply, asker: member.id, place: ready.answers, locale: asked.locale };
      return withLevels(scene.enrolled.community, work, answer);
    },
  });
  return outcome.ok ? { ...outcome, reply: outcome.reply ?? { text: '' } } : outcome;
}

/** Reads outside any crowd; somebody unknown is made known first. */
async function look(
  core: Core,
  scene: Scene,
  ready: Ready,
  run: (asked: Asking, reading: Reading) => Promise<Reply>,
): Promise<Ended> {
  const arrival = arrivalOf(scene, undefined);
  try {
    const member = (await peek(core.database, arrival)) ?? (await madeKnown(core, arrival));
    const reply = await run(askingOf(scene, ready, member), readingOf(core, scene));
    return { ok: true, reply, admitted: { member } };
  } catch (error) {
    if (isDown(error)) throw error;
    return { ok: false, error };
  }
}

async function madeKnown({ crowd }: Core, arrival: Arrival): Promise<Member> {
  const outcome = await crowd.join({ arrival, run: async () => undefined });
  if (!outcome.ok) throw outcome.error;
  return outcome.admitted.member;
}

export function readingOf({ database, seal, foresee }: Core, scene: Scene): Reading {
  const { community } = scene.enrolled;
  return {
    ...instantOf(community, scene.at),
    foresee: (entry) => foresee(community, entry),
    sql: database,
    seal,
    find: async (who) =>
      (await findMembers(database, [{ ...namedIn(scene), ...idOrHandle(who) }]))[0]?.member,
  };
}

export function askingOf(
  scene: Scene,
  { answers, options, record }: Pick<Ready, 'answers' | 'options' | 'record'>,
  member: Admitted['member'],
): Asking {
  return {
    community: scene.enrolled.community,
    member,
    roles: scene.roles,
    house: scene.person.platform === house.platform,
    locale: localeFor(scene, answers, member),
    options,
    record,
    spaces: scene.spaces,
  };
}

const arrivalOf = ({ enrolled, person, at }: Scene, key: string | undefined) => ({
  communityId: enrolled.community.id,
  person,
  key,
  at,
});

const namedIn = ({ enrolled, person }: Scene) => ({
  communityId: enrolled.community.id,
  platform: person.platform,
});

const idOrHandle = (who: MemberRef) =>
  'id' in who ? { id: who.id, handle: undefined } : { id: undefined, handle: who.handle };

/** A bug: the asker hears an id that stands in the log, and the next update is not held up by it. */
function apology(core: Core, scene: Scene, { name, answers }: Ready, error: unknown): Reply {
  const id = core.chance.code(6);
  core.log.error({ err: error, id, command: name, key: scene.key }, 'a command failed');
  core.count.failure('bug');
  return { text: say(localeFor(scene, answers)).apology({ id }) };
}
