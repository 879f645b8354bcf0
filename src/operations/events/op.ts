import { z } from 'zod';
import type { Community } from '../../bot/community.ts';
import { operation } from '../../bot/operation.ts';
import { days, duration, shared } from '../../bot/setting.ts';
import { type Locale, localeOf } from '../../chat/locale.ts';
import { MOST_REMINDERS } from './rule.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

export const ATTENDING = ['button', 'code', 'off'] as const;
export type Attending = (typeof ATTENDING)[number];

const settings = z.strictObject({
  length: duration.prefault('1h').describe('how long an event is when nothing is said'),
  reminders: z
    .array(duration)
    .max(MOST_REMINDERS)
    .prefault(['1d', '1h'])
    .transform((all) => [...new Set(all)].sort((a, b) => b - a))
    .describe('how long before it begins those who come are reminded'),
  attend: z
    .enum(ATTENDING)
    .default('button')
    .describe('how members show that they are there: a button on the card, or a code only'),
  points: z.int().min(0).max(1_000_000).default(0).describe('for being there'),
  coupon: z
    .string({ error: shared((say) => say.pool) })
    .optional()
    .describe('the pool of coupons that being there brings one of'),
  doors: duration.prefault('15m').describe('so long before it begins, members may show up'),
  survey: z.boolean().default(false).describe('whether those who came are asked how it was'),
  ahead: days.prefault('56d').describe('how far ahead the events of a series are made'),
});
export type Settings = z.infer<typeof settings>;

const texts: Readonly<Record<Locale, Texts>> = { en, zh };
export const op = operation({ name: 'events', settings, texts });

/** For who is written to without having asked: in their own language, else the community's. */
export function wordsFor(language: string | undefined, { language: ours }: Community): Texts {
  return texts[localeOf(language) ?? ours];
}
