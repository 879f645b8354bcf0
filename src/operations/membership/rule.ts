import { addDays, type Day } from '../../agenda/day.ts';

/** A code as it was drawn, however it was typed or pasted: `abcde-fghjk`, `/link ABCDEFGHJK`. */
export function readCode(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\/LINK/, '')
    .replaceAll(/[^0-9A-Z]/g, '');
}

/** A code that was asked for, as it is kept. */
export type LinkCode = {
  /** what is looked up instead of the code */
  readonly index: string;
  readonly communityId: string;
  readonly memberId: number;
  readonly expiresAt: Date;
  readonly used: boolean;
};

/** How long a code may be typed. */
export const VALID_MS = 10 * 60_000;

export type Judged =
  | { readonly is: 'good'; readonly memberId: number }
  | { readonly is: 'unknown' }
  | { readonly is: 'expired' }
  | { readonly is: 'own' };

/** Whether somebody may join the member whose code it is. */
export function judge(
  code: LinkCode | undefined,
  by: { readonly id: number; readonly communityId: string },
  now: Date,
): Judged {
  if (code === undefined || code.used || code.communityId !== by.communityId)
    return { is: 'unknown' };
  if (code.memberId === by.id) return { is: 'own' };
  if (code.expiresAt <= now) return { is: 'expired' };
  return { is: 'good', memberId: code.memberId };
}

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
