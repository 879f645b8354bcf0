import { addDays, type Day, dayOf, startOf } from '../../agenda/day.ts';
import { NUMERALS, wholeNumber } from '../../chat/numerals.ts';

/** Days that break nobody's streak: an admin said so, or the bot was not there. */
export type Excuses = {
  /** both ends included */
  readonly amnesties: readonly { readonly from: Day; readonly to: Day }[];
  readonly outages: readonly { readonly from: Date; readonly until: Date }[];
};

/** How a community counts its days, and how long the bot must be away for one not to count, in ms. */
export type Days = {
  readonly zone: string;
  /** minutes after midnight */
  readonly dayStarts: number;
  readonly outage: number;
};

export type Reason = 'amnesty' | 'outage';

/** Why a day is excused; undefined when it is not. */
export function reasons(excuses: Excuses, days: Days): (day: Day) => Reason | undefined {
  const away = outageDays(excuses.outages, days);
  return (day) => {
    if (excuses.amnesties.some(({ from, to }) => from <= day && day <= to)) return 'amnesty';
    return away.has(day) ? 'outage' : undefined;
  };
}

function outageDays(
  outages: Excuses['outages'],
  { zone, dayStarts, outage }: Days,
): ReadonlySet<Day> {
  const away = new Map<Day, number>();
  for (const { from, until } of outages)
    for (let day = dayOf(from, zone, dayStarts); ; day = addDays(day, 1)) {
      const starts = startOf(day, zone, dayStarts).getTime();
      if (starts >= until.getTime()) break;
      const ends = startOf(addDays(day, 1), zone, dayStarts).getTime();
      const ms = Math.min(ends, until.getTime()) - Math.max(starts, from.getTime());
      away.set(day, (away.get(day) ?? 0) + ms);
    }
  return new Set([...away].filter(([, ms]) => ms >= outage).map(([day]) => day));
}

/**
 * A day as people write it: `2026-03-01`, `3-1` (the latest such day), `1` (likewise), `昨天`. Undefined
 * when it is none.
 */
export function readDay(raw: string, today: Day): Day | undefined {
  const ago = AGO[raw.trim().toLowerCase()];
  if (ago !== undefined) return addDays(today, -ago);
  const numbers = numbersOf(raw);
  if (numbers === undefined || numbers.length > 3) return undefined;
  const [day = 0, month, year] = numbers.toReversed();
  if (year !== undefined && month !== undefined) return dayNamed(year, month, day);
  const thisYear = Number(today.slice(0, 4));
  const thisMonth = Number(today.slice(5, 7));
  const candidates =
    month === undefined
      ? [dayNamed(thisYear, thisMonth, day), dayNamed(...monthBefore(thisYear, thisMonth), day)]
      : [dayNamed(thisYear, month, day), dayNamed(thisYear - 1, month, day)];
  return candidates.find((one) => one !== undefined && one <= today);
}

/** Days before today. */
const AGO: Readonly<Record<string, number>> = {
  ...{ 今天: 0, today: 0, 昨天: 1, 昨日: 1, yesterday: 1, 前天: 2, 大前天: 3 },
};

const MONTHS_AGO: Readonly<Record<string, number>> = {
  ...{ 本月: 0, 这个月: 0, 上月: 1, 上个月: 1 },
};

/** `2026-03`, `上个月`, or `3` for the latest such month. */
export function readMonth(raw: string, today: Day): string | undefined {
  const ago = MONTHS_AGO[raw.trim()];
  if (ago !== undefined)
    return (ago === 0 ? today : addDays(`${today.slice(0, 7)}-01`, -1)).slice(0, 7);
  const numbers = numbersOf(raw);
  if (numbers === undefined || numbers.length > 2) return undefined;
  const [month = 0, year] = numbers.toReversed();
  const thisYear = Number(today.slice(0, 4));
  const last = month <= Number(today.slice(5, 7)) ? thisYear : thisYear - 1;
  return dayNamed(year ?? last, month, 1)?.slice(0, 7);
}

function numbersOf(raw: string): readonly number[] | undefined {
  const written = inDigits(raw.normalize('NFKC').trim());
  if (!/^\d{1,4}([-/.年月]\d{1,2}){0,2}[日号月]?$/.test(written)) return undefined;
  return (written.match(/\d+/g) ?? []).map(Number);
}

/** `三月一日` as `3月1日`. */
function inDigits(written: string): string {
  return written.replaceAll(new RegExp(`[${NUMERALS}]+`, 'g'), (number) =>
    String(wholeNumber(number) ?? number),
  );
}

function monthBefore(year: number, month: number): [year: number, month: number] {
  return month === 1 ? [year - 1, 12] : [year, month - 1];
}

function dayNamed(year: number, month: number, day: number): Day | undefined {
  const of = (value: number, digits: number) => String(value).padStart(digits, '0');
  const name = `${of(year, 4)}-${of(month, 2)}-${of(day, 2)}`;
  const ms = Date.parse(`${name}T00:00:00Z`);
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== name ? undefined : name;
}
