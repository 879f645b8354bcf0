import { addDays, type Day } from '../../../agenda/day.ts';

/** Where check-ins stand: the last day, how many in a row up to it, the most ever in a row, and all. */
export type Streak = {
  readonly lastDay: Day;
  readonly length: number;
  readonly best: number;
  readonly total: number;
};

/**
 * The streak of two members who are one person: from the days that are theirs now, and from what
 * their streaks said before. A streak so long that ends on a day names the days it went over, so a
 * check-in whose row is written a moment later counts as well. What was the best stays the best.
 */
export function streakOf(days: readonly Day[], known: readonly Streak[]): Streak | undefined {
  const named = known.flatMap(({ lastDay, length }) =>
    Array.from({ length }, (_, n) => addDays(lastDay, -n)),
  );
  const all = [...new Set([...days, ...named])].sort((a, b) => (a < b ? -1 : 1));
  const lastDay = all.at(-1);
  if (lastDay === undefined) return undefined;
  let length = 0;
  let best = 0;
  for (const [n, day] of all.entries()) {
    length = n > 0 && all[n - 1] === addDays(day, -1) ? length + 1 : 1;
    best = Math.max(best, length);
  }
  return {
    lastDay,
    length,
    best: Math.max(best, ...known.map((streak) => streak.best)),
    total: all.length,
  };
}
