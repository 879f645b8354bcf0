import { z } from 'zod';
import type { Operation } from '../../src/bot/command.ts';
import { operation } from '../../src/bot/operation.ts';
import { choice, integer, optional, space, text } from '../../src/bot/option.ts';
import { bothTexts, days, hoursOfDay } from '../../src/bot/setting.ts';

const texts = {
  about: 'about',
  options: { bank: 'which bank', questions: 'how many', pace: 'how fast', to: 'where' },
};

const checkIn = operation({
  name: 'check-in',
  settings: z.strictObject({
    points: z.int().min(0).max(1000).default(5),
    streaks: z
      .record(z.string().regex(/^\d+$/, { error: 'a number of days' }), z.int())
      .default({}),
    makeUp: z.strictObject({ price: z.int().min(0), within: days }).optional(),
    title: bothTexts.optional(),
    quiet: hoursOfDay.optional(),
  }),
  texts: { en: texts, zh: texts },
});

const quiz = operation({
  name: 'quiz',
  settings: z.strictObject({ seconds: z.int().min(5).max(300).default(30) }),
  texts: { en: texts, zh: texts },
});

/** Two operations as small as they can be, for tests about what stands around them. */
export const smallOperations: readonly Operation[] = [
  checkIn.with({
    commands: [
      checkIn.command({
        name: 'checkin',
        texts: () => ({ about: 'check in', options: {} }),
        for: 'member',
        answers: 'privately',
        options: {},
        run: async () => ({ text: '' }),
      }),
      checkIn.command({
        name: 'checkin card',
        texts: () => ({ about: 'show the card', options: {} }),
        for: 'planner',
        answers: 'openly',
        options: {},
        run: async () => ({ text: '' }),
      }),
    ],
  }),
  quiz.with({
    commands: [
      quiz.command({
        name: 'quiz start',
        texts: (say) => say,
        for: 'planner',
        answers: 'openly',
        options: {
          bank: text({ max: 20 }),
          questions: integer({ min: 1, max: 50 }),
          pace: optional(choice({ slow: [], fast: [] })),
          to: optional(space()),
        },
        run: async () => ({ text: '' }),
      }),
    ],
  }),
];
