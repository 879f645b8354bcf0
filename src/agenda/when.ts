import type { Locale } from '../chat/locale.ts';
import type { Piece } from '../chat/text.ts';
import type { Day } from './day.ts';
import { localTime } from './zone.ts';

/** `2026-12-24 20:00`, on the community's clock. */
export function whenOf(at: Date, zone: string): string {
  return localTime(at, zone).replace('T', ' ');
}

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
};

/** `Thu 2026-12-24`, `2026-12-24 周四`: people decide by the weekday. */
export function datedOf(day: Day, locale: Locale): string {
  const weekday = WEEKDAYS[locale][new Date(day).getUTCDay()];
  return locale === 'zh' ? `${day} ${weekday}` : `${weekday} ${day}`;
}

/** `Thu 2026-12-24 20:00`, `2026-12-24 周四 20:00`, on the community's clock. */
export function dayAndTimeOf(at: Date, zone: string, locale: Locale): string {
  const [day = '', time = ''] = localTime(at, zone).split('T');
  return `${datedOf(day, locale)} ${time}`;
}

/** The same, which a platform may show in the reader's own zone. */
export function timeOf(at: Date, zone: string, locale: Locale): Piece {
  return { is: 'time', at: at.toISOString(), text: dayAndTimeOf(at, zone, locale) };
}

/** From when to when, with the day once where it is the same. */
export function spanOf(from: Date, to: Date, zone: string, locale: Locale): Piece[] {
  const [start, end] = [whenOf(from, zone), whenOf(to, zone)];
  const sameDay = start.slice(0, 10) === end.slice(0, 10);
  return [
    timeOf(from, zone, locale),
    '–',
    sameDay
      ? { is: 'time', at: to.toISOString(), text: end.slice(11), hour: true }
      : timeOf(to, zone, locale),
  ];
}

const HOUR = 60;
const DAY = 24 * HOUR;
/** In minutes, the longest first. */
const UNITS = [
  { of: DAY, en: 'day', zh: '天' },
  { of: HOUR, en: 'hour', zh: '小时' },
  { of: 1, en: 'minute', zh: '分钟' },
] as const;

/** A length of time (ms), to the minute: `2 hours 30 minutes`, `2 小时 30 分钟`. Never nothing. */
export function durationOf(ms: number, locale: Locale): string {
  let left = Math.max(1, Math.round(ms / 60_000));
  const parts = UNITS.flatMap((unit) => {
    const count = Math.floor(left / unit.of);
    left -= count * unit.of;
    const plural = locale === 'en' && count > 1 ? 's' : '';
    return count === 0 ? [] : [`${count} ${unit[locale]}${plural}`];
  });
  return parts.join(' ');
}
