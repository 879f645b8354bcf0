import { endOf } from '../../agenda/quiet.ts';
import { whenOf } from '../../agenda/when.ts';
import type { Community, Space } from '../../bot/community.ts';
import { optional, spaces as severalSpaces, yesNo } from '../../bot/option.ts';
import type { Work } from '../../bot/work.ts';
import { declined } from '../../chat/reply.ts';
import { pictures } from '../../outbox/picture.ts';
import { type Composed, compose, photoSent } from './compose.ts';
import { op } from './op.ts';
import { parts, words } from './options.ts';
import { replyFor } from './reply.ts';
import { keyOf } from './rule.ts';
import { newPosts, postNumbers } from './store.ts';
import type { Texts } from './texts/en.ts';

export const say = op.command({
  name: 'say',
  texts: (texts) => texts.say,
  for: 'planner',
  answers: 'privately',
  options: {
    text: words,
    ...parts,
    in: optional(severalSpaces()),
    pin: optional(yesNo()),
    anyway: optional(yesNo()),
  },
  takes: ({ pin = '' }) => (isYes(pin) ? 'pin' : undefined),
  suggest: { in: async ({ community }) => [ALL, ...namesOf(community.spaces)] },
  before: photoSent,
  async run({ community, member, settings, spaces, say: texts, options }, work, sent) {
    const to = placesOf(community, options.in, spaces);
    if ('unknown' in to) return declined(unknownSpace(texts, to.unknown, community));
    if (to.found.length === 0)
      return declined(texts.needsSpace({ spaces: namesOf(community.spaces) }));
    const blank = { text: '' };
    const composed = compose(options, blank, { community, say: texts, sent });
    if (composed.is === 'bad') return declined(composed.why);
    const { quiet } = settings;
    const rest =
      quiet && options.anyway !== true ? endOf(quiet, community.zone, work.now) : undefined;
    const post = {
      author: member.name,
      to: to.found,
      at: rest ?? work.now,
      pin: options.pin === true,
    };
    const id = await posted(composed, post, community, work);
    const names = namesOf(to.found);
    if (rest === undefined) return { text: texts.posted({ id, spaces: names }) };
    const at = whenOf(rest, community.zone);
    return { text: texts.waits({ id, spaces: names, at }) };
  },
});

const ALL = 'all';

function isYes(written: string): boolean {
  const read = yesNo().read(written);
  return read.ok && read.value;
}

function placesOf(
  { spaces: all }: Community,
  wanted: readonly string[] | undefined,
  here: readonly Space[],
): { readonly found: readonly Space[] } | { readonly unknown: string } {
  if (wanted === undefined) return { found: here };
  if (wanted.includes(ALL)) return { found: all };
  const unknown = wanted.find((name) => !all.some((space) => space.name === name));
  if (unknown !== undefined) return { unknown };
  return { found: all.filter(({ name }) => wanted.includes(name)) };
}

function unknownSpace(texts: Texts, name: string, { spaces }: Community): string {
  return texts.unknownSpace({ name, spaces: namesOf(spaces) });
}

type Wanted = {
  readonly author: string;
  readonly to: readonly Space[];
  readonly at: Date;
  readonly pin: boolean;
};

async function posted(
  { content, picture }: Extract<Composed, { is: 'good' }>,
  { author, to, at, pin }: Wanted,
  community: Community,
  work: Work,
): Promise<number> {
  const id = await work.next(postNumbers);
  const post = { id, communityId: community.id, author, at, spaces: namesOf(to), content };
  work.add(newPosts, { ...post, changedAt: undefined, deletedAt: undefined });
  if (picture) work.add(pictures, { ...picture, at: work.now });
  for (const { name, language: space } of to)
    work.outbox.say({
      key: keyOf(id, name),
      to: { space: name },
      reply: replyFor(content, { language: community.language, space }),
      ...{ at, pin },
    });
  return id;
}

const namesOf = (spaces: readonly Space[]) => spaces.map(({ name }) => name);
