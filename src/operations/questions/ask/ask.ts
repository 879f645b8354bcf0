import { integer, named, optional, space, text, yesNo } from '../../../bot/option.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { shorten } from '../../../chat/text.ts';
import type { Asked } from '../asked.ts';
import { type Draft, draftNumbers, drafts, type Wanted } from '../drafts/store.ts';
import { suggestTopics } from '../experts/suggest.ts';
import { type Known, offeredLike } from '../knowledge/found.ts';
import { foundButton } from '../knowledge/shown.ts';
import { MOST, op, TOPIC, topicMeant } from '../op.ts';
import { post, wrongWith } from './post.ts';

/** Longest text of a question: a card still shows it whole beside its solution. */
export const QUESTION_TEXT = 1500;

/** So many answers that exist already are offered. */
const OFFERED = 3;

const anonymously = () => yesNo({ yes: ['匿名'], no: ['不匿名', '实名'] });

export const ask = op.command({
  name: 'ask',
  called: ['提问', '我要提问'],
  texts: (say) => say.ask,
  for: 'member',
  answers: 'privately',
  options: {
    text: text({ max: QUESTION_TEXT, long: true }),
    topic: optional(named({ max: TOPIC })),
    anonymous: optional(anonymously()),
    bounty: optional(integer({ min: 1, max: MOST })),
    in: optional(space()),
  },
  suggest: { topic: suggestTopics },
  before: ({ community, options }, { sql }) =>
    offeredLike(sql, { communityId: community.id, text: options.text, limit: OFFERED }),
  async run(asked, work, like) {
    const { say, options, settings } = asked;
    const anonymous = options.anonymous === true;
    if (anonymous && isOverheard(asked)) return { text: say.overheard };
    const spaces = spacesFor(asked, options.in);
    if (spaces === undefined)
      return { text: say.unknownSpace({ raw: options.in ?? '', spaces: namesOf(asked) }) };
    const { text: words, bounty = 0 } = options;
    const topic = options.topic === undefined ? undefined : topicMeant(settings, options.topic);
    return askOrOffer(asked, work, like, {
      ...{ text: words, topic, anonymous, bounty, price: 0, spaces },
    });
  },
});

/** A question to a topic's experts, paid in points. */
export const askExperts = op.command({
  name: 'expert ask',
  texts: (say) => say.askExperts,
  for: 'member',
  answers: 'privately',
  options: {
    topic: named({ max: TOPIC }),
    text: text({ max: QUESTION_TEXT, long: true }),
    anonymous: optional(anonymously()),
    in: optional(space()),
  },
  suggest: { topic: suggestTopics },
  before: ({ community, options }, { sql }) =>
    offeredLike(sql, { communityId: community.id, text: options.text, limit: OFFERED }),
  async run(asked, work, like) {
    const { say, options, settings } = asked;
    const anonymous = options.anonymous === true;
    if (anonymous && isOverheard(asked)) return { text: say.overheard };
    const spaces = spacesFor(asked, options.in);
    if (spaces === undefined)
      return { text: say.unknownSpace({ raw: options.in ?? '', spaces: namesOf(asked) }) };
    const topic = topicMeant(settings, options.topic);
    const price = settings.topics[topic]?.price ?? USUAL_PRICE;
    return askOrOffer(asked, work, like, {
      ...{ text: options.text, topic, anonymous, bounty: 0, price, spaces },
    });
  },
});

/** Of a topic that an admin named and the config does not set. */
const USUAL_PRICE = 20;

/** Where a command is a message that everybody reads, its writer's name stands beside it. */
function isOverheard({ spaces }: Asked): boolean {
  return spaces.some(({ platform }) => platform !== 'discord');
}

/** Where it was asked; else where it is wanted, or where the config wants what is asked in private. */
function spacesFor(
  { spaces, community, settings }: Asked,
  wanted: string | undefined,
): readonly string[] | undefined {
  const all = community.spaces.map(({ name }) => name);
  if (wanted !== undefined) return all.includes(wanted) ? [wanted] : undefined;
  if (spaces.length > 0) return spaces.map(({ name }) => name);
  const set = settings.in.filter((name) => all.includes(name));
  return set.length > 0 ? set : all.slice(0, 1);
}

const namesOf = ({ community }: Asked) => community.spaces.map(({ name }) => name);

async function askOrOffer(
  asked: Asked,
  work: Work,
  like: readonly Known[],
  wanted: Wanted,
): Promise<Reply> {
  const wrong = await wrongWith(asked, work, wanted);
  if (wrong !== undefined) return { text: wrong };
  if (like.length === 0) return (await post(asked, work, wanted)).reply;
  const { community, member, say } = asked;
  const id = await work.next(draftNumbers);
  const about = { id, communityId: community.id, memberId: member.id, at: work.now };
  work.put(drafts, { ...wanted, ...about, asked: undefined });
  return {
    title: say.helpsThis,
    text: say.offer({ text: shorten(wanted.text, 200) }),
    buttons: [
      ...like.map((one) => foundButton(say, one)),
      { does: 'press', label: say.askAnyway, press: pressOf('q-anyway', id), tone: 'primary' },
    ],
  };
}

/** What was written is kept, so none of the answers that were offered has to fit. */
export const anyway = op.press({
  name: 'q-anyway',
  for: 'member',
  answers: 'privately',
  options: { draft: integer({ min: 1, max: 999_999_999 }) },
  async run(asked, work) {
    const { say, member, options } = asked;
    const draft = await work.get(drafts, options.draft);
    if (draft?.memberId !== member.id) return { text: say.noDraft };
    if (draft.asked !== undefined) return { text: say.askedAlready({ id: draft.asked }) };
    const now = { ...draft, spaces: stillThere(asked, draft.spaces) };
    const wrong = await wrongWith(asked, work, now);
    if (wrong !== undefined) return { text: wrong };
    return postDraft(asked, work, now);
  },
});

/** The config may have lost a space while the answers were read: then it goes where questions go. */
function stillThere(asked: Asked, spaces: readonly string[]): readonly string[] {
  const all = namesOf(asked);
  const left = spaces.filter((name) => all.includes(name));
  return left.length > 0 ? left : (spacesFor(asked, undefined) ?? []);
}

async function postDraft(asked: Asked, work: Work, draft: Draft): Promise<Reply> {
  const { text: words, topic, anonymous, bounty, price, spaces } = draft;
  const wanted = { text: words, topic, anonymous, bounty, price, spaces };
  const { question, reply } = await post(asked, work, wanted);
  if (question !== undefined) work.put(drafts, { ...draft, asked: question });
  return reply;
}
