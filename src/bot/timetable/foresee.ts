import type { Entry } from '../../agenda/entry.ts';
import { fit } from '../../chat/fit.ts';
import type { Locale } from '../../chat/locale.ts';
import { declined, type Reply } from '../../chat/reply.ts';
import { mayRetry } from '../../database/errors.ts';
import type { Sql } from '../../database/sql.ts';
import { together } from '../../database/unit-of-work.ts';
import { type Admitted, admit } from '../../members/admission.ts';
import type { Member } from '../../members/member.ts';
import { cardById } from '../../outbox/card-row.ts';
import { type Draft, draftsOf } from '../../outbox/draft.ts';
import { withPicture } from '../../outbox/picture.ts';
import type { Command } from '../command.ts';
import type { Community } from '../community.ts';
import { readAnswers } from '../hearing/answers.ts';
import { askingOf, readAloud, readingOf } from '../hearing/asked.ts';
import type { Scene } from '../hearing/scene.ts';
import { onCard } from '../press.ts';
import { type Core, say } from '../running/core.ts';
import { findNobody, houseMember, housePerson, houseScene } from '../running/house.ts';
import { type Foreseen, type ForeseenMessage, type Work, workOn } from '../work.ts';

const NOTHING: Foreseen = { answer: undefined, messages: [], members: 0 };

/**
 * Runs an entry's command as its time would, in a transaction that is never committed, and reads what
 * the outbox would hold.
 */
export async function foresee(
  core: Core,
  community: Community,
  entry: Entry,
  locale: Locale,
): Promise<Foreseen> {
  const key = `foreseen/${core.chance.code(12)}`;
  const at = core.clock.now();
  const house = houseScene(core.registry, community, { spaces: entry.in, key, at });
  const scene = house && { ...house, person: { ...house.person, language: locale } };
  const command = community.commands.find(({ name }) => name === entry.run);
  const read = command && readAnswers(command.options, entry.given);
  if (!scene || !command || !read?.ok) return NOTHING;
  const { act } = command;
  if (act.is === 'file') return NOTHING;
  if (act.is === 'change') return rehearsed(core, scene, { command, act, options: read.values });
  const answer = await readAloud(core, scene, act, read.values);
  if (answer.secret) return { ...NOTHING, answer: declined(say(locale).notAloud) };
  const reply = { reply: answer, asOne: false, pin: false, at };
  return {
    ...NOTHING,
    messages: scene.spaces.map(({ name }) => fitted(core, scene, { ...reply, space: name })),
  };
}

type Ready = {
  readonly command: Command;
  readonly act: Extract<Command['act'], { readonly is: 'change' }>;
  readonly options: Readonly<Record<string, unknown>>;
};

/** Ends a transaction without keeping anything of it. */
class Undone extends Error {}

/** Others may hold what it locks, in another order: it is the one that can try again. */
const TRIES = 3;

async function rehearsed(core: Core, scene: Scene, ready: Ready): Promise<Foreseen> {
  let foreseen = NOTHING;
  const asking = askingFor(scene, ready, houseMember(scene));
  // Outside: the embedded database has one transaction at a time.
  const seen = await ready.act.before?.(asking, readingOf(core, scene));
  for (let tries = 1; ; tries += 1)
    try {
      await core.database.transaction(async (tx) => {
        foreseen = await inside(core, scene, { ...ready, seen }, tx);
        throw new Undone();
      });
    } catch (error) {
      if (error instanceof Undone) return foreseen;
      if (!mayRetry(error) || tries === TRIES) throw error;
    }
}

const askingFor = (scene: Scene, { command, options }: Ready, member: Member) =>
  askingOf(scene, { ...command, options, record: '' }, member);

async function inside(
  core: Core,
  scene: Scene,
  ready: Ready & { readonly seen: unknown },
  tx: Sql,
): Promise<Foreseen> {
  const { enrolled, at, key } = scene;
  const { community, standing } = enrolled;
  const person = housePerson(community);
  const arrival = { communityId: community.id, person, key: undefined, at };
  const [admitted] = await admit(tx, [arrival]);
  const asking = askingFor(scene, ready, (admitted as Admitted).member);
  const all = await together<Reply>(tx, new Map(), [
    (drafts) => {
      const work: Work = workOn(drafts, core, {
        community,
        standing,
        now: at,
        key,
        find: findNobody,
      });
      return ready.act.run(asking, work, ready.seen);
    },
  ]);
  await all.written;
  const [done] = all.done;
  if (done?.ok !== true) throw done?.error;
  return { answer: done.value, ...(await readBack(core, scene, tx)) };
}

async function readBack(
  core: Core,
  scene: Scene,
  tx: Sql,
): Promise<Pick<Foreseen, 'messages' | 'members'>> {
  const { community } = scene.enrolled;
  const drafts = await draftsOf(tx, community.id, scene.key, core.keeping);
  const messages: ForeseenMessage[] = [];
  for (const draft of drafts) {
    const reply = await contentOf(community, draft, tx);
    if (draft.space !== undefined && reply !== undefined)
      messages.push(fitted(core, scene, { ...draft, space: draft.space, reply }));
  }
  return { messages, members: drafts.filter(({ space }) => space === undefined).length };
}

async function contentOf(
  community: Community,
  { reply, cardId }: Draft,
  tx: Sql,
): Promise<Reply | undefined> {
  if (reply !== undefined) return withPicture(tx, reply);
  const row = cardId === undefined ? undefined : await cardById(tx, cardId);
  const kind = community.cards.find((one) => one.kind === row?.kind);
  const drawn = row && (await kind?.draw(community, row.record, tx));
  return drawn && onCard(drawn, cardId ?? 0);
}

type Whole = {
  readonly space: string;
  readonly reply: Reply;
  readonly asOne: boolean;
  readonly pin: boolean;
  readonly at: Date;
};

/** With what the space's platform would leave out. */
function fitted(core: Core, scene: Scene, it: Whole): ForeseenMessage {
  const { space, reply, at } = it;
  const platform =
    scene.enrolled.community.spaces.find(({ name }) => name === space)?.platform ?? '';
  const abilities = core.abilitiesOf(platform);
  const losses = abilities === undefined ? [] : fit(reply, abilities, it.asOne).losses;
  const unpinned = it.pin && abilities?.pins === false;
  return {
    space,
    platform,
    reply,
    at,
    losses: [...losses, ...(unpinned ? (['not-pinned'] as const) : [])],
  };
}
