import { z } from 'zod';
import { climb, step as climbStep } from './climb/climb.ts';
import { countQuizzes } from './figures/store.ts';
import { league, reward } from './league/league.ts';
import { moveQuizzes } from './linking/store.ts';
import { answer, lockIn, pick, reply, write } from './live/answer.ts';
import { board, questionCard } from './live/cards.ts';
import { ASKS, askNext, BEGINS, beginPlanned, CLOSES, close, TALLIES, tally } from './live/flow.ts';
import { halt, rescore, voiding } from './live/manage.ts';
import { mine, ranks, results, turn } from './live/results.ts';
import { start } from './live/start.ts';
import { quizzes } from './live/store.ts';
import { op, wantsOf } from './op.ts';

const one = z.object({ quiz: z.int() });
const step = z.object({ quiz: z.int(), n: z.int() });

const begins = op.timer({
  name: BEGINS,
  payload: one,
  async run({ quiz: id }, { community, settings }, work) {
    const quiz = await work.get(quizzes, id);
    if (quiz?.state === 'planned') await beginPlanned(work, community, quiz, settings);
  },
});

const asks = op.timer({
  name: ASKS,
  payload: step,
  run: ({ quiz, n }, { community }, work) => askNext(work, community, { quizId: quiz, n }),
});

const closes = op.timer({
  name: CLOSES,
  payload: step,
  run: ({ quiz, n }, _, work) => close(work, { quizId: quiz, n }),
});

const tallies = op.timer({
  name: TALLIES,
  payload: step,
  run: ({ quiz, n }, { settings }, work) => tally(work, { quizId: quiz, n }, settings),
});

export const quizOperation = op.with({
  figures: countQuizzes,
  commands: [start, halt, voiding, rescore, results, answer, climb, league, reward],
  presses: [pick, lockIn, write, mine, ranks, turn, climbStep],
  cards: [board, questionCard],
  replies: [reply],
  timers: [begins, asks, closes, tallies],
  wants: wantsOf,
  moves: [moveQuizzes],
});
