import { z } from 'zod';
import type { Community } from '../../bot/community.ts';
import { operation } from '../../bot/operation.ts';
import { duration, hoursOfDay, shared, wording } from '../../bot/setting.ts';
import type { Locale } from '../../chat/locale.ts';
import { LONGEST } from './code.ts';
import { en, type Texts } from './texts/en.ts';
import { zh } from './texts/zh.ts';

const texts: Readonly<Record<Locale, Texts>> = { en, zh };
const right = wording(texts);

export const poolName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u, {
  error: shared((say) => say.shortName),
});

/** Drawn codes are long enough that nobody guesses one. */
const making = z.strictObject({
  length: z.int().min(8).max(32).default(10),
  prefix: z
    .string({ error: right((say) => say.rightPrefix) })
    .regex(/^[A-Za-z0-9-]*$/)
    .max(Math.min(16, LONGEST - 32))
    .default(''),
});

const pool = z.strictObject({
  generate: making
    .optional()
    .describe('codes are drawn as they are needed; else they are imported'),
  valid: duration.optional().describe('how long a code may be redeemed after it was handed out'),
  value: z.string().min(1).max(100).optional().describe('what a code is worth, in words'),
});

const settings = z.strictObject({
  pools: z.record(poolName, pool).default({}),
  remind: duration.prefault('3d').describe('so long before it expires, a code is worth a reminder'),
  quiet: hoursOfDay.prefault('22:00-08:00').describe('nobody is reminded in these hours'),
});
export type Settings = z.infer<typeof settings>;

export const op = operation({ name: 'coupons', settings, texts });

export const textsIn = (locale: Locale): Texts => texts[locale];

/** For who is written to without having asked: in their own language, else the community's. */
export function wordsFor(language: Locale | undefined, { language: ours }: Community): Texts {
  return texts[language ?? ours];
}
