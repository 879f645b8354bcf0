import { z } from 'zod';
import { days, duration, wording } from '../../bot/setting.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const right = wording({ en: en.settings, zh: zh.settings });

const points = z.int().min(0).max(100_000);

export const settings = z.strictObject({
  points: points.default(5).describe('for each day'),
  first: points.default(0).describe('more for whoever is first on a day'),
  streaks: z
    .record(
      z.string().regex(
        /^[1-9]\d{0,3}$/,
        right((say) => say.days),
      ),
      points,
    )
    .default({})
    .describe('more on the day a streak is this many days long, once a streak'),
  backfill: z
    .enum(['never', 'next'])
    .default('never')
    .describe(
      'a bonus added later, to streaks that are longer already: never paid, or with the next check-in',
    ),
  makeUp: z
    .strictObject({
      price: points.default(20).describe('in points'),
      perMonth: z.int().min(1).max(31).default(2).describe('for each member'),
      within: days.prefault('7d').describe('what was missed longer ago cannot be made up'),
      points: points.default(0).describe('what a day pays that was made up'),
    })
    .optional()
    .describe('missed days can be made up for points; not when this is absent'),
  freezes: z
    .strictObject({
      price: points.default(30).describe('in points'),
      most: z.int().min(1).max(30).default(2).describe('held at one time'),
      lasts: days.prefault('30d').describe('so long a freeze can be of use'),
      earnedEvery: days.optional().describe('so many check-ins in a row earn one'),
    })
    .optional()
    .describe('got ahead, a freeze is spent by itself on a missed day; none when this is absent'),
  proof: z
    .union(
      [z.enum(['none', 'photo']), z.strictObject({ keyword: z.string().trim().min(1).max(50) })],
      { error: right((say) => say.proof) },
    )
    .default('none')
    .describe('what a check-in must come with'),
  notes: z
    .boolean()
    .default(true)
    .describe('what members write with a check-in stands on the card, the latest three'),
  outage: duration
    .prefault('6h')
    .describe('a day on which the bot was away for so long breaks no streak'),
});

export type Settings = z.output<typeof settings>;
