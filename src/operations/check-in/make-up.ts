import { addDays, type Day } from '../../agenda/day.ts';
import { recount } from './recount.ts';
import {
  type CheckIn,
  due,
  type Freeze,
  type Ground,
  type Pay,
  type Streak,
  union,
} from './rule.ts';

/** What a made-up day costs, and which may be. */
export type MakeUpTerms = {
  readonly price: number;
  /** so many in one month of the calendar */
  readonly perMonth: number;
  /** days: what is longer ago cannot be made up */
  readonly within: number;
  /** what the day itself pays */
  readonly points: number;
};

export type Case = {
  readonly today: Day;
  readonly rows: readonly CheckIn[];
  readonly excused: (day: Day) => boolean;
  readonly freezes: readonly Freeze[];
  readonly terms: MakeUpTerms;
  /** the day, by today's clock, on which something was done */
  readonly dayAt: (at: Date) => Day;
};

/** Why a day cannot be made up. */
export type WhyNot =
  | 'not-past'
  | 'too-old'
  | 'not-missed'
  | 'covered'
  | 'before-first'
  | 'used-up'
  | 'nothing-missed';

export type Judged = { readonly is: 'good'; readonly day: Day } | { readonly is: WhyNot };

/** Whether a day may be made up; without one, the latest that was missed. */
export function judge(wanted: Day | undefined, it: Case): Judged {
  const day = wanted ?? latestMissed(it);
  if (day === undefined) return { is: 'nothing-missed' };
  const why = whyNot(day, it);
  if (why !== undefined) return { is: why };
  return usedIn(it) >= it.terms.perMonth ? { is: 'used-up' } : { is: 'good', day };
}

function whyNot(day: Day, { today, rows, excused, freezes, terms }: Case) {
  if (day >= today) return 'not-past';
  if (rows.some((row) => row.day === day)) return 'not-missed';
  const [first] = rows;
  if (first === undefined || day < first.day) return 'before-first';
  if (day < addDays(today, -terms.within)) return 'too-old';
  return excused(day) || freezes.some(({ spentOn }) => spentOn === day) ? 'covered' : undefined;
}

function latestMissed(it: Case): Day | undefined {
  for (let day = addDays(it.today, -1); day >= addDays(it.today, -it.terms.within); ) {
    if (whyNot(day, it) === undefined) return day;
    day = addDays(day, -1);
  }
  return undefined;
}

/** How many were made up in the month that is running, whichever days they were. */
export function usedIn({ today, rows, dayAt }: Pick<Case, 'today' | 'rows' | 'dayAt'>): number {
  const month = today.slice(0, 7);
  return rows.filter(({ kind, at }) => kind === 'made-up' && dayAt(at).startsWith(month)).length;
}

export type MadeUp = {
  readonly row: CheckIn;
  readonly rows: readonly CheckIn[];
  readonly streak: Streak;
  readonly freezes: readonly Freeze[];
  readonly bonus: number;
};

/** The check-ins with one more, and the streak as it is with it, bonuses it reaches included. */
export function madeUp(
  made: Pick<CheckIn, 'memberId' | 'communityId' | 'day' | 'at'>,
  rows: readonly CheckIn[],
  ground: Ground,
  pay: Pick<Pay, 'streaks' | 'backfill'> & { readonly points: number },
): MadeUp {
  const bare = { streak: 0, points: 0, tiers: [], follows: undefined };
  const blank: CheckIn = { ...made, ...bare, kind: 'made-up' };
  const all = [...rows, blank].sort((a, b) => (a.day < b.day ? -1 : 1));
  const { streak, since, freezes } = recount(all, ground);
  if (streak === undefined || since === undefined) throw new Error('a made-up day counts');
  // A day of an earlier streak brings this one nothing.
  const isIn = made.day >= since;
  const { tiers, bonus } = isIn ? due(streak.length, streak, pay) : { tiers: [], bonus: 0 };
  const points = pay.points + bonus;
  const row: CheckIn = { ...blank, streak: isIn ? streak.length : 0, points, tiers };
  return {
    row,
    rows: all.map((one) => (one === blank ? row : one)),
    streak: {
      ...streak,
      reached: Math.max(streak.reached, row.streak),
      paid: union(streak.paid, tiers),
    },
    freezes,
    bonus,
  };
}
