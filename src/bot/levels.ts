import { type Locale, localeOf } from '../chat/locale.ts';
import type { AnswerPlace, Reply } from '../chat/reply.ts';
import { type Crossing, netCrossings } from '../ledger/level.ts';
import { memberNames } from '../members/find.ts';
import type { Community } from './community.ts';
import type { Work } from './work.ts';

/** What a community's levels are, as the operation that has them declares it. */
export type Ladder = {
  /** earned sums at which each begins, the lowest first */
  readonly from: readonly number[];
  /** that somebody reached a level, the first being 1 */
  readonly words: (it: { readonly name: string; readonly level: number }, locale: Locale) => string;
  /** What they bring, or take, beside words. However many there are, it takes the same number of statements. */
  readonly crossed: (all: readonly Crossing[], community: Community, work: Work) => Promise<void>;
};

/** An answer that is about to be given, and to whom. */
type Answer = {
  readonly reply: Reply;
  readonly asker: number;
  readonly place: AnswerPlace;
  readonly locale: Locale;
};

/**
 * Says which levels were reached in a unit of work, once: in the answer where the member reads it, else
 * to the member in private.
 */
export async function withLevels(
  community: Community,
  work: Work,
  { reply, asker, place, locale }: Answer,
): Promise<Reply> {
  const words: string[] = [];
  for (const it of await reached(community, work)) {
    const isRead = place === 'openly' || (place === 'privately' && it.memberId === asker);
    if (isRead) words.push(it.words(locale));
    else tell(work, it);
  }
  if (words.length === 0) return reply;
  const more = words.map((line) => `\n${line}`).join('');
  const { text } = reply;
  return { ...reply, text: typeof text === 'string' ? text + more : [...text, more] };
}

/** The same where nobody waits for an answer. */
export async function tellLevels(community: Community, work: Work): Promise<void> {
  for (const it of await reached(community, work)) tell(work, it);
}

type Reached = {
  readonly memberId: number;
  readonly language: Locale;
  readonly level: number;
  readonly words: (locale: Locale) => string;
};

async function reached(community: Community, work: Work): Promise<Reached[]> {
  const { ladder } = community;
  const crossings = netCrossings(work.crossings);
  if (ladder === undefined) return [];
  await ladder.crossed(crossings, community, work);
  const news = crossings.filter(({ is, was, isNews }) => isNews && is > was);
  return Promise.all(
    news.map(async ({ memberId, is: level }) => {
      const known = await work.get(memberNames, memberId);
      const name = known?.name ?? '';
      return {
        memberId,
        language: localeOf(known?.language) ?? community.language,
        level,
        words: (locale: Locale) => ladder.words({ name, level }, locale),
      };
    }),
  );
}

function tell(work: Work, { memberId, level, language, words }: Reached): void {
  work.outbox.say({
    key: `level/${memberId}/${level}/${work.key}`,
    to: { memberId },
    reply: { text: words(language) },
  });
}
