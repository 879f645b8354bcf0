import type { AnswerPlace, Reply } from '../../chat/reply.ts';
import { isDown } from '../../database/errors.ts';
import type { Admitted } from '../../members/admission.ts';
import { namedMembers } from '../../members/find.ts';
import type { Act, Asking } from '../command.ts';
import { withLevels } from '../levels.ts';
import type { Heard } from '../port.ts';
import { type Core, say } from '../running/core.ts';
import { type Reading, workOn } from '../work.ts';
import { arrivalOf, askerOf, askingOf, asNamed, namedIn, readingOf } from './asked.ts';
import { takeIn } from './intake.ts';
import { localeFor, ownLocale, type Scene } from './scene.ts';

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
      ? await lookedUp(core, scene, ready, act.run)
      : act.is === 'file'
        ? await takeIn(core, scene, ready, act.run)
        : await change(core, scene, ready, act);
  if (!done.ok)
    return { is: 'said', reply: await apology(core, scene, ready, done.error), place: answers };
  const { direct } = done.admitted.member;
  return { is: 'said', reply: done.reply, place: answers, ...(direct !== undefined && { direct }) };
}

export type Ended =
  | { readonly ok: true; readonly reply: Reply; readonly admitted: Pick<Admitted, 'member'> }
  | { readonly ok: false; readonly error: unknown };

type Changing = Pick<Extract<Act, { is: 'change' }>, 'before' | 'run'>;

async function change(
  core: Core,
  scene: Scene,
  ready: Ready,
  { before, run }: Changing,
): Promise<Ended> {
  const seen = before && (await look(core, scene, ready, before));
  if (seen?.ok === false) return seen;
  const outcome = await core.crowd.join({
    arrival: arrivalOf(scene, scene.key),
    async run(drafts, { member }) {
      const { community, standing } = scene.enrolled;
      const work = workOn(drafts, core, {
        community,
        standing,
        now: scene.at,
        key: scene.key,
        find: async (who) =>
          (await drafts.get(namedMembers, { ...namedIn(scene), ...asNamed(who) }))?.member,
      });
      const asked = askingOf(scene, ready, member);
      const reply = await run(asked, work, seen?.found);
      const place = scene.alone && ready.answers === 'openly' ? 'privately' : ready.answers;
      const { locale } = asked;
      return withLevels(community, work, { reply, asker: member.id, place, locale });
    },
  });
  return outcome.ok ? { ...outcome, reply: outcome.reply ?? { text: '' } } : outcome;
}

async function lookedUp(
  core: Core,
  scene: Scene,
  ready: Ready,
  run: (asked: Asking, reading: Reading) => Promise<Reply>,
): Promise<Ended> {
  const looked = await look(core, scene, ready, run);
  return looked.ok ? { ok: true, reply: looked.found, admitted: looked.admitted } : looked;
}

type Looked<T> =
  | { readonly ok: true; readonly found: T; readonly admitted: Pick<Admitted, 'member'> }
  | { readonly ok: false; readonly error: unknown };

/** Reads outside any crowd. */
async function look<T>(
  core: Core,
  scene: Scene,
  ready: Ready,
  run: (asked: Asking, reading: Reading) => Promise<T>,
): Promise<Looked<T>> {
  try {
    const member = await askerOf(core, scene);
    const found = await run(askingOf(scene, ready, member), readingOf(core, scene));
    return { ok: true, found, admitted: { member } };
  } catch (error) {
    if (isDown(error)) throw error;
    return { ok: false, error };
  }
}

/** A bug: the asker hears an id that stands in the log, and the next update is not held up by it. */
async function apology(
  core: Core,
  scene: Scene,
  { name, answers }: Ready,
  error: unknown,
): Promise<Reply> {
  const id = core.chance.code(6);
  core.log.error({ err: error, id, command: name, key: scene.key }, 'a command failed');
  core.count.failure('bug');
  const isOwn = scene.alone || answers === 'privately';
  const locale = isOwn ? await ownLocale(core, scene) : localeFor(scene, answers);
  return { text: say(locale).apology({ id }) };
}
