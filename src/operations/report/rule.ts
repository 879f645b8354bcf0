import { addDays, type Day, startOf } from '../../agenda/day.ts';
import type { Counted, FigureName, Stretch } from '../../bot/figures.ts';

/** What an operation counted, now and in as many days before. */
export type Chapter = {
  readonly operation: string;
  readonly figures: readonly {
    readonly name: FigureName;
    readonly value: number;
    readonly before: number;
  }[];
};

/** The last whole days, up to yesterday, and as many before them. */
export function stretchesUpTo(
  today: Day,
  days: number,
  { zone, dayStarts }: { readonly zone: string; readonly dayStarts: number },
): { readonly now: Stretch; readonly before: Stretch } {
  const endingBefore = (day: Day): Stretch => {
    const firstDay = addDays(day, -days);
    const [from, to] = [firstDay, day].map((one) => startOf(one, zone, dayStarts)) as [Date, Date];
    return { firstDay, lastDay: addDays(day, -1), from, to };
  };
  return { now: endingBefore(today), before: endingBefore(addDays(today, -days)) };
}

/** Nothing now and nothing before is nothing to tell; neither is a chapter without a figure. */
export function chapterOf(operation: string, now: Counted, before: Counted): Chapter | undefined {
  const figures = (Object.keys(now) as FigureName[])
    .map((name) => ({ name, value: now[name] ?? 0, before: before[name] ?? 0 }))
    .filter((one) => one.value !== 0 || one.before !== 0);
  return figures.length === 0 ? undefined : { operation, figures };
}
