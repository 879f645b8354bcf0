import { integer, named, optional } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Reading } from '../../../bot/work.ts';
import type { Button, Reply } from '../../../chat/reply.ts';
import { op } from '../op.ts';
import type { Texts } from '../texts/en.ts';
import { BOARD } from './flow.ts';
import { findQuiz, loadQuiz, PAGE, placeOf, placesIn, quizNumbersOf } from './reading/store.ts';
import type { Quiz } from './store.ts';

const MOST_PAGES = 100_000;
const page = integer({ min: 1, max: MOST_PAGES });

export const results = op.lookup({
  name: 'quiz results',
  texts: (say) => say.results,
  for: 'member',
  answers: 'privately',
  options: { quiz: optional(named({ max: 40 })), page: optional(page) },
  suggest: { quiz: ({ community }, { sql }) => quizNumbersOf(sql, community.id) },
  async run({ community, member, spaces, say, locale, options }, reading) {
    const { quiz: name = '' } = options;
    const space = spaces[0]?.name ?? '';
    const quiz = await findQuiz(reading.sql, { communityId: community.id, name, space });
    if (quiz === undefined) return { text: say.unknownQuiz({ name }) };
    return ranksOf({ quiz, page: options.page ?? 1, memberId: member.id, locale, say }, reading);
  },
});

/** On the board: one's own place. */
export const mine = op.glance({
  name: 'quiz-mine',
  card: BOARD,
  for: 'member',
  answers: 'privately',
  options: {},
  async run({ community, member, say, record }, { sql }) {
    const place = await placeOf(sql, Number(record), member.id);
    if (place !== undefined) return { text: say.ownPlace(place) };
    const quiz = await loadQuiz(sql, community.id, Number(record));
    return { text: say.notAmong({ over: quiz?.state === 'over' }) };
  },
});

export const ranks = op.glance({
  name: 'quiz-ranks',
  card: BOARD,
  for: 'member',
  answers: 'privately',
  options: {},
  async run({ community, member, say, locale, record }, reading) {
    const quiz = await loadQuiz(reading.sql, community.id, Number(record));
    if (quiz === undefined) return { text: say.unknownQuiz({ name: `#${record}` }) };
    return ranksOf({ quiz, page: 1, memberId: member.id, locale, say }, reading);
  },
});

/** Turns the pages of a list that stands in an answer. */
export const turn = op.glance({
  name: 'quiz-page',
  for: 'member',
  answers: 'in-place',
  options: { quiz: integer({ min: 1, max: 999_999_999 }), page },
  async run({ community, member, say, locale, options }, reading) {
    const quiz = await loadQuiz(reading.sql, community.id, options.quiz);
    if (quiz === undefined) return { text: say.unknownQuiz({ name: `#${options.quiz}` }) };
    return ranksOf({ quiz, page: options.page, memberId: member.id, locale, say }, reading);
  },
});

type Asked = {
  readonly quiz: Quiz;
  readonly page: number;
  readonly memberId: number;
  readonly locale: keyof Quiz['title'];
  readonly say: Texts;
};

async function ranksOf(
  { quiz, page: number, memberId, locale, say }: Asked,
  { sql }: Reading,
): Promise<Reply> {
  const [{ places, total }, own] = await Promise.all([
    placesIn(sql, quiz.id, number),
    placeOf(sql, quiz.id, memberId),
  ]);
  const pages = pagesOf(total, PAGE);
  if (number > pages) return { text: say.noPage({ pages }) };
  if (total === 0) return { text: say.nobodyYet };
  const lines = places.map((place) => say.place(place));
  const over = quiz.state === 'over';
  const standing = own === undefined ? say.notAmong({ over }) : say.ownPlace(own);
  return {
    title: say.resultsTitle({ id: quiz.id, quiz: quiz.title[locale], page: number, pages }),
    text: [...lines, '', standing, '', say.tieRule].join('\n'),
    buttons: buttonsTo(quiz.id, number, pages, say),
  };
}

function buttonsTo(quizId: number, at: number, pages: number, say: Texts): Button[] {
  const to = (label: string, target: number): Button[] =>
    target < 1 || target > pages
      ? []
      : [{ does: 'press', label, press: pressOf('quiz-page', quizId, target) }];
  return [...to(say.previous, at - 1), ...to(say.next, at + 1)];
}
