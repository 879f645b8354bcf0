import { z } from 'zod';
import { type Both, inBoth, type Locale } from '../chat/locale.ts';
import { en } from './texts/en.ts';
import { zh } from './texts/zh.ts';

/**
 * How schemas of a config say what is wrong, in both languages. The `error` of a kind of value is a
 * phrase that completes "it should be …"; a refinement's is a whole sentence. zod carries one string,
 * so both languages stand in it: `wording` puts them in, `worded` takes them out.
 */
export function wording<Texts>(texts: Readonly<Record<Locale, Texts>>) {
  return (pick: (say: Texts, locale: Locale) => string): string =>
    JSON.stringify(inBoth((locale) => pick(texts[locale], locale)));
}

export function worded(message: string): Both {
  const both = /^\{"en":/.test(message) ? (JSON.parse(message) as Both) : undefined;
  return both ?? inBoth(() => message);
}

/** For kinds of values that more than one operation asks for. */
export const shared = wording({ en: en.settings, zh: zh.settings });

const LENGTHS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** `30m`, `2h30m`, `1d`. Read as milliseconds. */
export const duration = z
  .string({ error: shared((say) => say.duration) })
  .regex(/^(?=\d)(\d{1,4}d)?(\d{1,4}h)?(\d{1,4}m)?(\d{1,5}s)?$/)
  .transform((written) =>
    [...written.matchAll(/(\d+)([dhms])/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * LENGTHS[unit as keyof typeof LENGTHS],
      0,
    ),
  );

/** `7d`. Read as a number of days. */
export const days = z
  .string({ error: shared((say) => say.days) })
  .regex(/^\d{1,4}d$/)
  .transform((written) => Number.parseInt(written, 10));

const TIME = '([01]\\d|2[0-3]):[0-5]\\d';

/** `04:00`. Read as minutes after midnight. */
export const timeOfDay = z
  .string({ error: shared((say) => say.timeOfDay) })
  .regex(new RegExp(`^${TIME}$`))
  .transform(minutesOf);

/** `22:00-08:00`, over midnight when it ends earlier than it starts. Read as minutes after midnight. */
export const hoursOfDay = z
  .string({ error: shared((say) => say.hoursOfDay) })
  .regex(new RegExp(`^${TIME}-${TIME}$`))
  .transform((written) => {
    const [from = '', to = ''] = written.split('-');
    return { from: minutesOf(from), to: minutesOf(to) };
  });

function minutesOf(written: string): number {
  const [hours, minutes] = written.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

const someText = z
  .string()
  .trim()
  .min(1, { error: shared((say) => say.someText) });

/** A text in both languages, or one that serves for both. */
export const bothTexts = z
  .union([someText, z.strictObject({ en: someText, zh: someText })])
  .transform((written): Both => (typeof written === 'string' ? inBoth(() => written) : written));
