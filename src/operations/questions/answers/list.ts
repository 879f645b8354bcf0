import { integer } from '../../../bot/option.ts';
import { pagesOf } from '../../../bot/pages.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Reading } from '../../../bot/work.ts';
import type { Button, Reply } from '../../../chat/reply.ts';
import { shorten } from '../../../chat/text.ts';
import { CARD } from '../ask/state.ts';
import { type Asked, helps } from '../asked.ts';
import { op } from '../op.ts';
import {
  answerOf,
  answersOf,
  loadQuestion,
  type Shown,
  type ShownAnswer,
} from '../reading/store.ts';
import { ANSWERS_A_PAGE, EXCERPT } from '../rule.ts';

/** The answers, for the one who asks for them, with what they may do about each. */
export const tapForAnswers = op.glance({
  name: 'q-answers',
  card: CARD,
  for: 'member',
  heedsRoles: true,
  answers: 'privately',
  options: {},
  run: (asked, { sql }) => listFor(asked, sql, Number(asked.record), 1),
});

export const turnPage = op.glance({
  name: 'q-page',
  for: 'member',
  heedsRoles: true,
  answers: 'in-place',
  options: {
    question: integer({ min: 1, max: 999_999_999 }),
    page: integer({ min: 1, max: 99_999 }),
  },
  run: (asked, { sql }) => listFor(asked, sql, asked.options.question, asked.options.page),
});

export const readWhole = op.glance({
  name: 'q-read',
  for: 'member',
  answers: 'privately',
  heedsRoles: true,
  options: {
    question: integer({ min: 1, max: 999_999_999 }),
    answer: integer({ min: 1, max: 999_999 }),
  },
  async run(asked, { sql }) {
    const { community, say, options } = asked;
    const question = await loadQuestion(sql, community.id, options.question);
    const answer = question && (await answerOf(sql, question.id, options.answer));
    if (question === undefined || answer === undefined)
      return { text: say.noAnswer({ raw: `#${options.question}.${options.answer}` }) };
    return {
      text: wordsOf(asked, question, answer, answer.text.length),
      buttons: buttonsOf(asked, question, answer),
    };
  },
});

export async function listFor(
  asked: Asked,
  sql: Reading['sql'],
  id: number,
  page: number,
): Promise<Reply> {
  const { community, say } = asked;
  const question = await loadQuestion(sql, community.id, id);
  if (question === undefined) return { text: say.noQuestion({ raw: `#${id}` }) };
  if (question.answers === 0) return { text: say.noAnswersYet({ id }) };
  const pages = pagesOf(question.answers, ANSWERS_A_PAGE);
  const all = await answersOf(sql, id, Math.min(page, pages));
  const texts = all.map((one) => wordsOf(asked, question, one, EXCERPT));
  return {
    title: say.answersTitle({ id, page: Math.min(page, pages), pages }),
    text: texts.join('\n\n'),
    buttons: [
      ...all.flatMap((one) => [...reading(asked, id, one), ...buttonsOf(asked, question, one)]),
      ...turning(asked, id, Math.min(page, pages), pages),
    ],
  };
}

function wordsOf({ say }: Asked, question: Shown, one: ShownAnswer, most: number): string {
  const { number, text, author, votes, expert, edited } = one;
  const accepted = question.accepted === number;
  const name = author === '' ? say.theAsker : author;
  return `${say.answerHead({ name: `#${question.id}.${number}`, votes, accepted, expert, edited })}\n${shorten(text, most)}\n${say.askedBy({ name })}`;
}

function buttonsOf(asked: Asked, question: Shown, one: ShownAnswer): Button[] {
  const { say, member } = asked;
  const { number, votes } = one;
  const isOwn = one.authorId === member.id;
  const mayAccept = member.id === question.askerId || helps(asked);
  const judged = mayAccept && question.accepted !== number && question.state !== 'closed';
  const name = `${question.id}.${number}`;
  return [
    ...(isOwn
      ? []
      : [
          {
            ...({ does: 'press', label: say.helpfulCount({ name, votes }) } as const),
            press: pressOf('q-vote', question.id, number),
          },
        ]),
    ...(judged
      ? [
          {
            ...({ does: 'press', label: say.acceptThis({ name }) } as const),
            press: pressOf('q-accept', question.id, number),
          },
        ]
      : []),
  ];
}

/** One that is not shown whole can be read. */
function reading({ say }: Asked, id: number, { number, text }: ShownAnswer): Button[] {
  if (text.length <= EXCERPT) return [];
  const label = say.readThis({ name: `${id}.${number}` });
  return [{ does: 'press', label, press: pressOf('q-read', id, number) }];
}

function turning({ say }: Asked, id: number, page: number, pages: number): Button[] {
  const to = (label: string, other: number): Button[] =>
    other < 1 || other > pages
      ? []
      : [{ does: 'press', label, press: pressOf('q-page', id, other) }];
  return [...to(say.before, page - 1), ...to(say.next, page + 1)];
}
