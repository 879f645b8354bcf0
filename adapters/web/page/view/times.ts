import type { Locale } from '../../../../src/chat/locale.ts';
import { systemClock } from '../../../../src/clock.ts';
import type { Texts } from '../texts/en.ts';

const tags: Record<Locale, string> = { en: 'en-GB', zh: 'zh-CN' };

/** Making a format takes far longer than using it, and a room uses it for each message. */
const made = new Map<string, Intl.DateTimeFormat>();

function format(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([tag, options]);
  const known = made.get(key) ?? new Intl.DateTimeFormat(tag, options);
  made.set(key, known);
  return known;
}

/** '20:00', in a zone; the reader's own when none is given. */
export function clockIn(at: string, zone?: string): string {
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone } as const;
  return format('en-GB', clock).format(new Date(at));
}

/** '2026-12-21', in a zone; the reader's own when none is given. */
export function dayIn(at: string | Date, zone?: string): string {
  return format('en-CA', { timeZone: zone }).format(new Date(at));
}

export function dayLabel(day: string, zone: string | undefined, lang: Locale, say: Texts): string {
  const now = systemClock.now().getTime();
  const label = format(tags[lang], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00Z`));
  if (day === dayIn(new Date(now), zone)) return `${say.today} · ${label}`;
  if (day === dayIn(new Date(now + 86_400_000), zone)) return `${say.tomorrow} · ${label}`;
  return label;
}

/** An instant for the reader, in their own zone. */
export function fullTime(at: string, lang: Locale): string {
  return format(tags[lang], {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at));
}
