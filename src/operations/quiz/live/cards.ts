import type { Community } from '../../../bot/community.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Both } from '../../../chat/locale.ts';
import type { Button, Reply } from '../../../chat/reply.ts';
import type { Piece } from '../../../chat/text.ts';
import { op } from '../op.ts';
import { letterOf, placesOf } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { BOARD, QUESTION } from './flow.ts';
import { loadQuiz, loadShown, type Place, placesIn, type Shown } from './reading/store.ts';
import type { Quiz } from './store.ts';

type Around = { readonly say: Texts; readonly community: Community };

export const questionCard = op.card({
  kind: QUESTION,
  load(sql, community, record) {
    const [quizId = 0, n = 0] = record.split('/').map(Number);
    return loadShown(sql, community.id, { quizId, n });
  },
  view: (shown, around) => questionReply(shown, around),
});

function questionReply(shown: Shown, { say, community: { language } }: Around): Reply {
  const { n, count, title, body, picture } = shown;
  const options = body.options.map((one, place) => `${letterOf(place)}. ${one[language]}`);
  const text: Piece[] = [{ is: 'strong', text: body.ask[language] }];
  if (options.length > 0) text.push(`\n\n${options.join('\n')}`);
  text.push(`\n\n${underneath(shown, { say, language })}`);
  return {
    title: say.questionTitle({ n, count, quiz: title[language] }),
    text,
    ...(picture !== undefined && { picture: { png: picture, alt: say.pictureOf({ n }) } }),
    ...(shown.state === 'open' && { buttons: buttonsOf(shown, say, language) }),
  };
}

type Language = keyof Both;

function underneath(
  shown: Shown,
  how: { readonly say: Texts; readonly language: Language },
): string {
  const { say } = how;
  const { state, seconds, body } = shown;
  switch (state) {
    case 'ahead':
      return say.soon;
    case 'open':
      return [
        ...(shown.again ? [say.openedAgain] : []),
        say.timeLimit({ seconds }),
        ...(body.kind === 'multiple' ? [say.howMultiple] : []),
        ...(body.kind === 'typed' ? [say.howTyped] : []),
      ].join('\n');
    case 'closed':
      return say.timeIsUp;
    case 'told':
    case 'void':
      return toldOf(shown, how);
  }
}

function toldOf(
  { told, state, body, answered, right }: Shown,
  { say, language }: { readonly say: Texts; readonly language: Language },
): string {
  const lines = [
    say.rightAnswer({ answer: rightOf(body, told, say, language) }),
    ...(told?.explain ? [told.explain[language]] : []),
    state === 'void' ? say.questionIsVoid : say.hadIt({ right, answered }),
  ];
  return lines.join('\n');
}

function rightOf(
  { kind, options }: Pick<Shown['body'], 'kind' | 'options'>,
  told: Shown['told'],
  say: Texts,
  language: Language,
): string {
  if (kind === 'typed') return (told?.answers ?? []).slice(0, 3).join(' / ');
  const places = told?.right ?? [];
  if (kind === 'truth') return places.map((place) => say.truth[place] ?? '').join();
  return places
    .map((place) => `${letterOf(place)}. ${options[place]?.[language] ?? ''}`)
    .join(say.between);
}

/** What stands beside the letter when all options are this short. */
const SHORT = 18;

function buttonsOf({ body }: Shown, say: Texts, language: Language): Button[] {
  const { kind, options } = body;
  if (kind === 'typed')
    return [
      { does: 'press', label: say.writeButton, press: pressOf('quiz-write'), tone: 'primary' },
    ];
  const short = options.every((one) => one[language].length <= SHORT);
  const label = (place: number) =>
    kind === 'truth'
      ? (say.truth[place] ?? '')
      : `${letterOf(place)}${short ? `. ${options[place]?.[language] ?? ''}` : ''}`;
  const picks = Array.from(
    { length: placesOf(body) },
    (_, place): Button => ({
      does: 'press',
      label: label(place),
      press: pressOf('quiz-pick', place),
    }),
  );
  if (kind !== 'multiple') return picks;
  const lock = { does: 'press', label: say.lockButton, press: pressOf('quiz-lock') } as const;
  return [...picks, { ...lock, tone: 'primary' }];
}

type Board = {
  readonly quiz: Quiz;
  readonly places: readonly Place[];
  readonly total: number;
};

export const board = op.card({
  kind: BOARD,
  async load(sql, community, record): Promise<Board | undefined> {
    const quiz = await loadQuiz(sql, community.id, Number(record));
    return quiz && { quiz, ...(await placesIn(sql, quiz.id, 1)) };
  },
  view: (row, around) => boardReply(row, around),
});

function boardReply({ quiz, places, total }: Board, { say, community }: Around): Reply {
  const { count, current, seconds, terms, state } = quiz;
  const title = say.boardTitle({ id: quiz.id, quiz: quiz.title[community.language] });
  const ranks = places.map((place) => say.place(place));
  const more = total > places.length ? [say.morePlaces({ count: total - places.length })] : [];
  const list = ranks.length > 0 ? ['', ...ranks, ...more] : [];
  const standing = {
    planned: say.soon,
    running: current === 0 ? say.startsSoon : say.progress({ n: current, count }),
    over: say.isOver({ players: quiz.players }),
    stopped: total === 0 ? say.isStoppedEmpty : say.isStopped,
  }[state];
  const rules =
    state === 'running' && current === 0
      ? [say.rules({ count, seconds, ...terms }), say.tieRule]
      : [];
  const paid = state === 'over' ? [say.paid({ ...terms, players: quiz.players })] : [];
  return {
    title,
    text: [standing, ...rules, ...paid, ...list].join('\n'),
    ...(total > 0 && {
      buttons: [
        { does: 'press', label: say.mineButton, press: pressOf('quiz-mine') },
        { does: 'press', label: say.ranksButton, press: pressOf('quiz-ranks') },
      ],
    }),
  };
}
