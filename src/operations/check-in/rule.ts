import { addDays, type Day } from '../../agenda/day.ts';

/** Where a member's check-ins stand. */
export type Streak = {
  readonly memberId: number;
  readonly lastDay: Day;
  /** days in a row, up to and with `lastDay` */
  readonly length: number;
  readonly best: number;
  readonly total: number;
};

/** What a community pays. */
export type Pay = {
  readonly points: number;
  /** beside the points, for whoever is the first of a day */
  readonly first: number;
  /** beside the points, on the day a streak reaches this length */
  readonly streaks: Readonly<Record<string, number>>;
};

export type Outcome =
  | { readonly is: 'already'; readonly streak: Streak }
  | {
      readonly is: 'counted';
      readonly streak: Streak;
      readonly points: number;
      /** what of the points was for the streak's length, and for being first */
      readonly bonus: number;
      readonly first: number;
    };

/**
 * A member checks in once a day. A streak grows on consecutive days, and starts again at one after a
 * gap. A day that is not after the last one counts as that one: a clock that goes back gives nothing.
 */
export function checkIn(
  memberId: number,
  today: Day,
  before: Streak | undefined,
  isFirst: boolean,
  pay: Pay,
): Outcome {
  if (before !== undefined && before.lastDay >= today) return { is: 'already', streak: before };
  const follows = before?.lastDay === addDays(today, -1);
  const length = follows ? before.length + 1 : 1;
  const bonus = pay.streaks[String(length)] ?? 0;
  const first = isFirst ? pay.first : 0;
  return {
    is: 'counted',
    streak: {
      memberId,
      lastDay: today,
      length,
      best: Math.max(before?.best ?? 0, length),
      total: (before?.total ?? 0) + 1,
    },
    points: pay.points + bonus + first,
    bonus,
    first,
  };
}

/** The nearest longer streak that pays, and in how many days it is reached. */
export function nextTier(
  length: number,
  streaks: Pay['streaks'],
): { readonly length: number; readonly bonus: number } | undefined {
  const tiers = Object.entries(streaks)
    .map(([tier, bonus]) => ({ length: Number(tier), bonus }))
    .filter((tier) => tier.length > length)
    .sort((a, b) => a.length - b.length);
  return tiers[0];
}
