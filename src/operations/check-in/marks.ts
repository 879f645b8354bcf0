import { addDays, type Day } from '../../agenda/day.ts';
import type { Book } from './book.ts';
import type { CheckIn } from './rule.ts';

/** What a day was for a member. */
export type Mark =
  | 'checked-in'
  | 'made-up'
  | 'frozen'
  | 'amnesty'
  | 'outage'
  /** a changed time zone took it away */
  | 'jumped'
  | 'missed'
  /** before the first check-in, today as long as it may still come, or later */
  | 'none';

export function marksOf({ rows, standing, reasonOf }: Book, today: Day): (day: Day) => Mark {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const frozen = new Set(standing.freezes.map(({ spentOn }) => spentOn));
  const first = rows[0]?.day;
  /** of a day without check-in, which nothing excuses */
  const without = (day: Day): Mark => {
    if (first === undefined || day < first || day >= today) return 'none';
    if (frozen.has(day)) return 'frozen';
    return isJumped(rows, day) ? 'jumped' : 'missed';
  };
  return (day) => {
    const row = byDay.get(day);
    if (row !== undefined) return row.kind === 'day' ? 'checked-in' : 'made-up';
    return reasonOf(day) ?? without(day);
  };
}

function isJumped(rows: readonly CheckIn[], day: Day): boolean {
  const next = rows.find((row) => row.kind === 'day' && row.day > day);
  return next?.follows !== undefined && day <= next.follows;
}

/** Days in a row that were alike. */
export type Span = { readonly from: Day; readonly to: Day; readonly mark: Mark };

export function spansOf(from: Day, to: Day, markOf: (day: Day) => Mark): Span[] {
  const spans: Span[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const mark = markOf(day);
    const last = spans.at(-1);
    if (last?.mark === mark) spans[spans.length - 1] = { ...last, to: day };
    else spans.push({ from: day, to: day, mark });
  }
  return spans;
}

export function lengthOfMonth(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 0)).getUTCDate();
}

/** 0 for Monday. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}
