import { z } from 'zod';
import { type Both, inBoth } from '../chat/locale.ts';

/**
 * Kinds of values an operator writes in more than one place. The `error` of each is a phrase that
 * completes "this should be …".
 */

const LENGTHS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

/** `30m`, `2h30m`, `1d`. Read as milliseconds. */
export const duration = z
  .string({ error: 'a length of time such as 30m, 2h, 2h30m or 7d' })
  .regex(/^(?=\d)(\d{1,4}d)?(\d{1,4}h)?(\d{1,4}m)?(\d{1,5}s)?$/)
  .transform((written) =>
    [...written.matchAll(/(\d+)([dhms])/g)].reduce(
      (sum, [, count, unit]) => sum + Number(count) * LENGTHS[unit as keyof typeof LENGTHS],
      0,
    ),
  );

/** `7d`. Read as a number of days. */
export const days = z
  .string({ error: 'a number of days such as 7d' })
  .regex(/^\d{1,4}d$/)
  .transform((written) => Number.parseInt(written, 10));

const TIME = '([01]\\d|2[0-3]):[0-5]\\d';

/** `04:00`. Read as minutes after midnight. */
export const timeOfDay = z
  .string({ error: 'a time of day such as "04:00"' })
  .regex(new RegExp(`^${TIME}$`))
  .transform(minutesOf);

/** `22:00-08:00`, over midnight when it ends earlier than it starts. Read as minutes after midnight. */
export const hoursOfDay = z
  .string({ error: 'hours of the day such as "22:00-08:00"' })
  .regex(new RegExp(`^${TIME}-${TIME}$`))
  .transform((written) => {
    const [from = '', to = ''] = written.split('-');
    return { from: minutesOf(from), to: minutesOf(to) };
  });

function minutesOf(written: string): number {
  const [hours, minutes] = written.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

const someText = z.string().trim().min(1, { error: 'some text' });

/** A text in both languages, or one that serves for both. */
export const bothTexts = z
  .union([someText, z.strictObject({ en: someText, zh: someText })])
  .transform((written): Both => (typeof written === 'string' ? inBoth(() => written) : written));
