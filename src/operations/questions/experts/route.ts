import type { Community } from '../../../bot/community.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Work } from '../../../bot/work.ts';
import type { Button, Reply } from '../../../chat/reply.ts';
import { namedMembers } from '../../../members/find.ts';
import type { Question } from '../ask/store.ts';
import { type Settings, topicIn, wordsFor } from '../op.ts';
import { people } from '../people/store.ts';
import { sharesOf } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { topicExperts } from './store.ts';

export type Ground = { readonly community: Community; readonly settings: Settings };

/** Who answers what is asked on a topic: those of the config who are known here, and those named since. Not who left. */
export async function expertsOn(
  work: Work,
  { community, settings }: Ground,
  topic: string,
): Promise<ReadonlySet<number>> {
  const written = Object.entries(settings.topics[topic]?.experts ?? {}).flatMap(
    ([platform, accounts = []]) =>
      accounts.map((id) => ({ communityId: community.id, platform, id, handle: undefined })),
  );
  const [found, named] = await Promise.all([
    Promise.all(written.map((one) => work.get(namedMembers, one))),
    work.get(topicExperts, { communityId: community.id, topic }),
  ]);
  const ids = new Set([
    ...found.flatMap((one) => (one ? [one.member.id] : [])),
    ...(named?.memberIds ?? []),
  ]);
  const known = await Promise.all([...ids].map((id) => work.get(people, id)));
  return new Set(known.flatMap((one) => (one && !one.hasLeft ? [one.id] : [])));
}

/** Helpers by account; whoever helps by a role looks at `/unanswered`. */
async function helpersIn(work: Work, { roles, id: communityId }: Community): Promise<number[]> {
  const named = roles.flatMap(({ role, platform, account }) =>
    role === 'helper' && account !== undefined
      ? [{ communityId, platform, id: account, handle: undefined }]
      : [],
  );
  const found = await Promise.all(named.map((one) => work.get(namedMembers, one)));
  return found.flatMap((one) => (one ? [one.member.id] : []));
}

export const answerButton = (say: Texts, question: number): Button => ({
  does: 'press',
  label: say.answerButton,
  press: pressOf('q-answer-to', question),
  tone: 'primary',
});

/** Brings a question to its topic's experts in private. Returns how many are told. */
export async function route(work: Work, ground: Ground, question: Question): Promise<number> {
  const { id, topic, askerId, price } = question;
  if (topic === undefined) return 0;
  const experts = [...(await expertsOn(work, ground, topic))].filter((one) => one !== askerId);
  const share = sharesOf(price, ground.settings.experts.share).expert;
  for (const memberId of experts)
    await tell(work, ground.community, `question/expert/${id}/${memberId}`, memberId, (say) =>
      shown(say, question, say.forExpert({ id, topic: topicName(ground, topic, say), share })),
    );
  return experts.length;
}

const topicName = ({ settings }: Ground, topic: string, say: Texts) =>
  topicIn(settings, topic, say.locale);

function shown(say: Texts, { id, text }: Question, head: string): Reply {
  return { text: `${head}\n\n${text}`, buttons: [answerButton(say, id)] };
}

/** Nobody answered in time: those who could are asked again, and the spaces it stands in. */
export async function nudge(work: Work, ground: Ground, question: Question): Promise<void> {
  const { id, topic, askerId, spaces, price } = question;
  const { community } = ground;
  const experts = topic === undefined ? [] : [...(await expertsOn(work, ground, topic))];
  const helpers = price > 0 ? [] : await helpersIn(work, community);
  for (const memberId of new Set([...experts, ...helpers].filter((one) => one !== askerId)))
    await tell(work, community, `question/nudge/${id}/${memberId}`, memberId, (say) =>
      shown(say, question, say.stillOpen({ id })),
    );
  if (price > 0) return;
  const say = wordsFor(community.language, community);
  for (const space of spaces)
    work.outbox.say({
      key: `question/nudge/${id}/in/${space}`,
      to: { space },
      reply: shown(say, question, say.canAnybody({ id })),
    });
}

/** Writes to a member in private, in their own language. */
export async function tell(
  work: Work,
  community: Community,
  key: string,
  memberId: number,
  words: (say: Texts) => Reply,
): Promise<void> {
  const known = await work.get(people, memberId);
  if (known === undefined || known.hasLeft) return;
  work.outbox.say({
    key,
    to: { memberId },
    reply: words(wordsFor(known.language, community)),
  });
}
