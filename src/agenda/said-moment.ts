import { NUMERALS, wholeNumber } from '../chat/numerals.ts';
import type { Moment, SaidDay } from './moment.ts';

const MINUTE = 60_000;
const N = `(\\d{1,4}|[${NUMERALS}]{1,6})`;

/**
 * A moment as people say it, in Chinese or English: `3d`, `1h30m`, `三天后`, `2 hours`, `2026-12-24T20:00`,
 * `明天晚上八点`, `下周三 19:30`, `12月24日 20点`, `tomorrow 8pm`. Undefined for anything else.
 */
export function saidMoment(raw: string): Moment | undefined {
  const plain = raw.normalize('NFKC').trim().toLowerCase();
  return lengthOf(plain) ?? dayAndTime(plain);
}

const LENGTHS: readonly (readonly [unit: string, minutes: number])[] = [
  ['(?:w|weeks?|个?星期|周)', 7 * 24 * 60],
  ['(?:d|days?|天|日)', 24 * 60],
  ['(?:h|hours?|个?小时|个?钟头)', 60],
  ['(?:m|min|minutes?|分钟?)', 1],
];
const LENGTH = new RegExp(
  `^(?:in )?(?=[\\d${NUMERALS}])${LENGTHS.map(([unit]) => `(?:${N} ?${unit}(半)?)?`).join('')}(?: ?(?:之后|以后|后))?$`,
);

function lengthOf(plain: string): Moment | undefined {
  const half = /^(?:半个?(?:小时|钟头))(?:之后|以后|后)?$/.test(plain);
  if (half) return { is: 'after', ms: 30 * MINUTE };
  // 两个半小时 is two hours and a half, 一天半 a day and a half.
  const parts = LENGTH.exec(plain.replace(/个半(小时|钟头)/, '个$1半'));
  if (parts === null) return undefined;
  const minutes = LENGTHS.reduce((sum, [, size], n) => {
    const count = wholeNumber(parts[2 * n + 1] ?? '0') ?? Number.NaN;
    return sum + (count + (parts[2 * n + 2] === undefined ? 0 : 0.5)) * size;
  }, 0);
  return Number.isFinite(minutes) ? { is: 'after', ms: minutes * MINUTE } : undefined;
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const NEAR: Readonly<Record<string, number>> = {
  ...{ 大后天: 3, 后天: 2, 明天: 1, 明日: 1, 明: 1, 今天: 0, 今日: 0, 今: 0 },
  ...{ today: 0, tonight: 0, tomorrow: 1 },
};

const AHEAD = `(?:\\d{1,4}|[${NUMERALS}]{1,6}) ?[天日](?:之后|以后|后)`;
const DAYS = [
  '(?:\\d{4}[年./-])?\\d{1,2}[月./-]\\d{1,2}(?:[日号]|(?!\\d))',
  `[${NUMERALS}]{1,2}月[${NUMERALS}]{1,3}[日号]`,
  '(?:下个?|这个?|本)?(?:周|星期|礼拜)[一二三四五六日天]',
  '(?:next |this )?(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?',
  ...[AHEAD, ...Object.keys(NEAR)],
];
const PERIOD = '凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚|夜里';
const CLOCK = `(?:(?<h>\\d{1,2}):(?<mm>\\d\\d)|${N.replace('(', '(?<hour>')} ?[点时](?:整|钟|(?<half>半)|(?<quarter>[一三])刻| ?(?<min>\\d{1,2}|[${NUMERALS}]{1,3})分?)?|(?<bare>\\d{1,2})) ?(?<meridiem>am|pm)?`;
const SAID = new RegExp(
  `^(?<day>${DAYS.join('|')})?(?:t|,? ?(?:的|at )?)(?<period>${PERIOD})? ?${CLOCK}$`,
);
type Said = Readonly<
  Partial<
    Record<
      'day' | 'period' | 'h' | 'mm' | 'hour' | 'half' | 'quarter' | 'min' | 'bare' | 'meridiem',
      string
    >
  >
>;

function dayAndTime(plain: string): Moment | undefined {
  const said: Said | undefined = SAID.exec(plain.replaceAll(/\s+/g, ' '))?.groups;
  if (said === undefined || !isTime(said)) return undefined;
  const { day = '', period, h, hour, bare, meridiem } = said;
  const part = meridiem ?? period ?? (day === 'tonight' ? '晚' : '');
  return timed(day, hourOf(wholeNumber(h ?? hour ?? bare ?? '') ?? 99, part), minuteOf(said));
}

/** 8 alone is no time, 8pm is; 20:00 alone could be a length. */
function isTime({ day, period, hour, bare, meridiem }: Said): boolean {
  if (hour !== undefined || meridiem !== undefined) return true;
  return bare === undefined && (day ?? period) !== undefined;
}

function minuteOf({ half, quarter, mm, min }: Said): number {
  if (half !== undefined) return 30;
  if (quarter !== undefined) return quarter === '一' ? 15 : 45;
  return wholeNumber(mm ?? min ?? '0') ?? 99;
}

function timed(day: string, hour: number, minute: number): Moment | undefined {
  const minutes = hour * 60 + minute;
  const on = minute > 59 || minutes > 24 * 60 ? undefined : dayOf(day);
  return on && { is: 'on', day: on, minutes };
}

/** 晚上 12 点 is the midnight that ends the day. */
function hourOf(said: number, part: string): number {
  const isTwelve = said === 12;
  if (/^(am|凌晨|清晨)$/.test(part)) return isTwelve ? 0 : said;
  const [from, to] = laterFrom(part);
  return said >= from && said <= to ? said + 12 : said;
}

/** Which hours of the clock's face are meant in the second half of the day. */
function laterFrom(part: string): readonly [from: number, to: number] {
  if (/^(晚上?|夜里)$/.test(part)) return [5, 12];
  if (part === '中午') return [1, 3];
  return /^(pm|下午|傍晚)$/.test(part) ? [1, 11] : [99, 99];
}

function dayOf(said: string): SaidDay | undefined {
  if (said === '') return { is: 'next' };
  const days = NEAR[said] ?? wholeNumber(daysAhead.exec(said)?.[1] ?? '');
  if (days !== undefined) return { is: 'in', days };
  const weekday = weekdayOf(said);
  return weekday === undefined ? dateOf(said) : { is: 'weekday', weekday, week: weekOf(said) };
}

const daysAhead = new RegExp(`^${N} ?[天日](?:之后|以后|后)$`);

function weekOf(said: string): 'coming' | 'this' | 'next' {
  if (/^(下|next)/.test(said)) return 'next';
  return /^(这|本|this)/.test(said) ? 'this' : 'coming';
}

/** Monday is 1. */
function weekdayOf(said: string): number | undefined {
  const sign = /(?:周|星期|礼拜)(.)$/.exec(said)?.[1];
  if (sign !== undefined) return '一二三四五六日'.indexOf(sign === '天' ? '日' : sign) + 1;
  const found = WEEKDAYS.findIndex((name) => said.replace(/^(?:next|this) /, '').startsWith(name));
  return found === -1 ? undefined : found + 1;
}

function dateOf(said: string): SaidDay | undefined {
  const numbers = said
    .split(/[年月日号./-]/)
    .filter((part) => part !== '')
    .map(wholeNumber);
  const [day = 0, month = 0, year] = numbers.toReversed();
  return isDate(year ?? 2023, month, day) ? { is: 'date', year, month, day } : undefined;
}

/** 29 February needs its year. */
function isDate(year: number, month: number, day: number): boolean {
  const read = new Date(Date.UTC(year, month - 1, day));
  return read.getUTCMonth() === month - 1 && read.getUTCDate() === day;
}
