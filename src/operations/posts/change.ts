import { integer, optional } from '../../bot/option.ts';
import type { Work } from '../../bot/work.ts';
import { declined } from '../../chat/reply.ts';
import type { State } from '../../outbox/letter.ts';
import { pictures } from '../../outbox/picture.ts';
import { compose, photoSent } from './compose.ts';
import { op } from './op.ts';
import { leftOut, parts, words } from './options.ts';
import { replyFor } from './reply.ts';
import { keyOf } from './rule.ts';
import { type Post, posts } from './store.ts';
import type { Texts } from './texts/en.ts';

const number = integer({ min: 1, max: 2_147_483_647 });

/** Changes a post wherever it stands, and where it will stand. */
export const edit = op.command({
  name: 'post edit',
  texts: (say) => say.edit,
  for: 'planner',
  answers: 'privately',
  options: { post: number, text: optional(words), ...parts, without: optional(leftOut) },
  before: photoSent,
  async run({ community, say, options }, work, sent) {
    const { post: id, ...given } = options;
    const post = await work.get(posts, { communityId: community.id, id });
    if (post === undefined) return declined(say.unknownPost({ id }));
    if (post.deletedAt !== undefined) return declined(say.deletedAlready({ id }));
    if (Object.values(given).every((one) => one === undefined))
      return declined(say.nothingNew({ id }));
    const composed = compose(given, post.content, { community, say, sent });
    if (composed.is === 'bad') return declined(composed.why);
    const { content, picture } = composed;
    work.put(posts, { ...post, content, changedAt: work.now });
    if (picture) work.add(pictures, { ...picture, at: work.now });
    const states = await everywhere(post, (space, key) => {
      const place = community.spaces.find(({ name }) => name === space);
      const reader = { language: community.language, space: place?.language };
      return work.outbox.edit({ key, reply: replyFor(content, reader) });
    });
    return told(states, { id, say, changed: say.edited, instead: say.notYet });
  },
});

/** Takes a post away wherever it stands; what was not posted yet never will be. */
export const remove = op.command({
  name: 'post delete',
  texts: (say) => say.remove,
  for: 'planner',
  answers: 'privately',
  options: { post: number },
  async run({ community, say, options: { post: id } }, work) {
    const post = await work.get(posts, { communityId: community.id, id });
    if (post === undefined) return declined(say.unknownPost({ id }));
    const states = await everywhere(post, (_, key) => work.outbox.withdraw(key));
    const { deletedAt = work.now } = post;
    // What could not be taken away when it was asked for is asked for again.
    if (deletedAt < work.now && ![...states.values()].some(isThere))
      return declined(say.deletedAlready({ id }));
    work.put(posts, { ...post, deletedAt });
    return told(states, { id, say, changed: say.deleted, instead: say.neverPosted });
  },
});

const isThere = (state: State | undefined) => state === 'sent' || state === 'sending';

type States = ReadonlyMap<string, Awaited<ReturnType<Work['outbox']['withdraw']>>>;

async function everywhere(
  { id, spaces }: Post,
  act: (space: string, key: string) => Promise<State | undefined>,
): Promise<States> {
  const all = await Promise.all(
    spaces.map(async (space) => [space, await act(space, keyOf(id, space))] as const),
  );
  return new Map(all);
}

type Told = (it: { id: number; spaces: readonly string[] }) => string;

/** Where it is changed now, where it will be said as it is now, and where there is nothing to change. */
function told(
  states: States,
  it: {
    readonly id: number;
    readonly say: Texts;
    readonly changed: Told;
    /** where it was still waiting */
    readonly instead: Told;
  },
) {
  const { id, say, changed, instead } = it;
  const where = (wanted: readonly (State | undefined)[]) =>
    [...states].flatMap(([space, state]) => (wanted.includes(state) ? [space] : []));
  const [up, waiting] = [where(['sent', 'sending']), where(['waiting'])];
  const doubtful = where(['unsure']);
  const nowhere = where(['failed', 'withdrawn', 'removed', undefined]);
  return {
    text: [
      ...(up.length > 0 ? [changed({ id, spaces: up })] : []),
      ...(waiting.length > 0 ? [instead({ id, spaces: waiting })] : []),
      ...(doubtful.length > 0 ? [say.doubtful({ spaces: doubtful })] : []),
      ...(nowhere.length > 0 ? [say.nowhere({ spaces: nowhere })] : []),
    ].join('\n'),
  };
}
