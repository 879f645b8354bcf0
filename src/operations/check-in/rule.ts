import { addDays, type Day } from '../../agenda/day.ts';

/** One member on one day. Never changed: a streak is explained from these. */
export type CheckIn = {
  readonly memberId: number;
  readonly day: Day;
  readonly communityId: string;
  readonly at: Date;
  /** `made-up`: paid for on a later day */
  readonly kind: 'day' | 'made-up';
  /** how long the member's streak was once this was counted */
  readonly streak: number;
  readonly points: number;
  /** lengths whose bonus it paid */
  readonly tiers: readonly number[];
  /**
   * A changed time zone may take days away, since it gives no second one: then this is the day that
   * the check-in before counts as by the clock in force now. Nobody missed the days between.
   */
  readonly follows: Day | undefined;
};

/** Where a member's check-ins stand: what their rows add up to, kept because it is asked all the time. */
export type Streak = {
  readonly memberId: number;
  readonly lastDay: Day;
  /** the instant of the latest check-in */
  readonly lastAt: Date | undefined;
  /** check-ins in a row, up to and with `lastDay`; days that are excused or frozen do not count */
  readonly length: number;
  readonly best: number;
  readonly total: number;
  /** the greatest length at which this streak's bonuses were looked at, and those it was paid */
  readonly reached: number;
  readonly paid: readonly number[];
  /** to be counted again from the rows: days were excused, or accounts joined */
  readonly stale: boolean;
};

/** Keeps a streak over one missed day. */
export type Freeze = {
  readonly n: number;
  readonly gotOn: Day;
  /** the first day it is of no use any more */
  readonly expiresOn: Day;
  readonly spentOn: Day | undefined;
  readonly how: 'bought' | 'earned';
};

/** What a community pays. */
export type Pay = {
  readonly points: number;
  /** beside the points, for whoever is the first of a day */
  readonly first: number;
  /** beside the points, once a streak, when it reaches this length */
  readonly streaks: Readonly<Record<string, number>>;
  /** what of a bonus that was added after a streak had passed its length: nothing, or all at the next check-in */
  readonly backfill: 'never' | 'next';
};

/** How freezes are earned; `most` and `lasts` hold for bought ones too. */
export type FreezeTerms = {
  readonly most: number;
  /** days */
  readonly lasts: number;
  /** so many check-ins in a row earn one */
  readonly earnedEvery?: number | undefined;
};

export type Ground = {
  readonly excused: (day: Day) => boolean;
  readonly freezes: readonly Freeze[];
};

/**
 * What the days between two check-ins do to a streak: an excused day does nothing, any other takes a
 * freeze, and the first that finds none breaks it. A broken streak takes no more freezes.
 */
export function bridge(
  after: Day,
  before: Day,
  { excused, freezes }: Ground,
): { readonly broke: Day | undefined; readonly freezes: readonly Freeze[] } {
  let held = freezes;
  for (let day = addDays(after, 1); day < before; day = addDays(day, 1)) {
    if (excused(day) || held.some(({ spentOn }) => spentOn === day)) continue;
    const freeze = held.filter((one) => covers(one, day)).sort(bySoonest)[0];
    if (freeze === undefined) return { broke: day, freezes: held };
    held = held.map((one) => (one === freeze ? { ...one, spentOn: day } : one));
  }
  return { broke: undefined, freezes: held };
}

const covers = ({ spentOn, gotOn, expiresOn }: Freeze, day: Day) =>
  spentOn === undefined && gotOn <= day && day < expiresOn;
const bySoonest = (a: Freeze, b: Freeze) =>
  a.expiresOn === b.expiresOn ? a.n - b.n : a.expiresOn < b.expiresOn ? -1 : 1;

/** Those that could still be spent. */
export function heldOn(today: Day, freezes: readonly Freeze[]): readonly Freeze[] {
  return freezes.filter((one) => covers(one, today)).sort(bySoonest);
}

export function withFreeze(
  freezes: readonly Freeze[],
  { today, lasts, how }: { today: Day; lasts: number; how: Freeze['how'] },
): readonly Freeze[] {
  const n = 1 + Math.max(0, ...freezes.map((one) => one.n));
  const expiresOn = addDays(today, lasts);
  return [...freezes, { n, gotOn: today, expiresOn, spentOn: undefined, how }];
}

export type Coming = {
  readonly memberId: number;
  readonly today: Day;
  readonly now: Date;
  readonly before: Streak | undefined;
  /** the day that the latest check-in counts as, see `lastOf` */
  readonly last: Day | undefined;
  readonly isFirst: boolean;
  readonly pay: Pay;
  readonly terms: FreezeTerms | undefined;
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
      readonly tiers: readonly number[];
      readonly follows: Day | undefined;
      readonly freezes: readonly Freeze[];
      readonly earned: boolean;
    };

/** The latest day that is taken: by its own date, and by its instant on the clock in force now. */
export function lastOf(streak: Streak | undefined, dayAt: (at: Date) => Day): Day | undefined {
  if (streak?.lastAt === undefined) return streak?.lastDay;
  const now = dayAt(streak.lastAt);
  if (now > streak.lastDay) return now;
  return streak.lastDay;
}

/** A member checks in once a day; a streak goes on when no day between was missed. */
export function checkIn(coming: Coming, ground: Ground): Outcome {
  const { memberId, today, now, before, last, pay, terms } = coming;
  if (before !== undefined && last !== undefined && last >= today)
    return { is: 'already', streak: before };
  const { kept, freezes } = carried(coming, ground);
  const length = kept.length + 1;
  const { tiers, bonus } = due(length, kept, pay);
  const first = coming.isFirst ? pay.first : 0;
  const earned = earns(length, kept.reached, terms, heldOn(today, freezes).length);
  return {
    is: 'counted',
    streak: {
      memberId,
      lastDay: today,
      lastAt: now,
      length,
      best: Math.max(before?.best ?? 0, length),
      total: (before?.total ?? 0) + 1,
      reached: Math.max(kept.reached, length),
      paid: union(kept.paid, tiers),
      stale: false,
    },
    points: pay.points + bonus + first,
    bonus,
    first,
    tiers,
    earned,
    follows: last === before?.lastDay ? undefined : last,
    freezes: earned && terms ? withFreeze(freezes, { today, ...terms, how: 'earned' }) : freezes,
  };
}

type Run = Pick<Streak, 'length' | 'reached' | 'paid'>;
const NONE: Run = { length: 0, reached: 0, paid: [] };

/** What of the streak goes on today, and the freezes that are left. */
function carried(
  { before, last, today }: Coming,
  ground: Ground,
): { readonly kept: Run; readonly freezes: readonly Freeze[] } {
  if (before === undefined || last === undefined) return { kept: NONE, freezes: ground.freezes };
  const { broke, freezes } = bridge(last, today, ground);
  return { kept: broke === undefined ? before : NONE, freezes };
}

/** The bonuses that a streak of this length gets now: each once a streak, when it is reached or passed. */
export function due(
  length: number,
  { reached, paid }: Pick<Streak, 'reached' | 'paid'>,
  { streaks, backfill }: Pick<Pay, 'streaks' | 'backfill'>,
): { readonly tiers: readonly number[]; readonly bonus: number } {
  const open = tiersOf(streaks).filter(
    (tier) =>
      tier.length <= length &&
      !paid.includes(tier.length) &&
      (backfill === 'next' || tier.length > reached),
  );
  return {
    tiers: open.map((tier) => tier.length),
    bonus: open.reduce((sum, tier) => sum + tier.bonus, 0),
  };
}

function earns(
  length: number,
  reached: number,
  terms: FreezeTerms | undefined,
  held: number,
): boolean {
  if (terms?.earnedEvery === undefined || held >= terms.most) return false;
  return Math.floor(length / terms.earnedEvery) > Math.floor(reached / terms.earnedEvery);
}

export type Tier = { readonly length: number; readonly bonus: number };

/** The shortest first. */
export function tiersOf(streaks: Pay['streaks']): Tier[] {
  return Object.entries(streaks)
    .map(([tier, bonus]) => ({ length: Number(tier), bonus }))
    .sort((a, b) => a.length - b.length);
}

/** The nearest longer streak that pays. */
export function nextTier(length: number, streaks: Pay['streaks']): Tier | undefined {
  return tiersOf(streaks).find((tier) => tier.length > length);
}

export function union(some: readonly number[], more: readonly number[]): readonly number[] {
  if (more.length === 0) return some;
  return [...new Set([...some, ...more])].sort((a, b) => a - b);
}
