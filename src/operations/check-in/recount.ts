import { addDays, type Day } from '../../agenda/day.ts';
import {
  bridge,
  type CheckIn,
  type Freeze,
  type Ground,
  lastOf,
  type Streak,
  union,
} from './rule.ts';

/** What a member's rows add up to. */
export type Recounted = {
  readonly streak: Streak | undefined;
  /** the first day of that streak */
  readonly since: Day | undefined;
  /** the day that ended the streak before it */
  readonly brokeBefore: Day | undefined;
  readonly freezes: readonly Freeze[];
};

type Run = Pick<Streak, 'length' | 'reached' | 'paid'>;
const NONE: Run = { length: 0, reached: 0, paid: [] };

/**
 * A streak counted from nothing but the check-ins, the days that were excused and the freezes: the same
 * that it grew to day by day. Rows in the order of their days.
 */
export function recount(rows: readonly CheckIn[], { excused, freezes }: Ground): Recounted {
  const jumped = jumpedDays(rows);
  const without = (day: Day) => excused(day) || jumped.has(day);
  const start: Recounted = {
    streak: undefined,
    since: undefined,
    brokeBefore: undefined,
    freezes,
  };
  return rows.reduce((told, row) => withRow(told, row, without), start);
}

function withRow(told: Recounted, row: CheckIn, excused: Ground['excused']): Recounted {
  const { streak, freezes } = told;
  const { memberId, day, kind, at } = row;
  if (streak === undefined) {
    const { length, ...run } = grown(NONE, row);
    const lastAt = kind === 'day' ? at : undefined;
    const first = { ...run, memberId, lastDay: day, lastAt, length, best: 1, total: 1 };
    return { ...told, since: day, streak: { ...first, stale: false } };
  }
  const gap = bridge(streak.lastDay, day, { excused, freezes });
  const holds = gap.broke === undefined;
  const run = grown(holds ? streak : NONE, row);
  return {
    freezes: gap.freezes,
    since: holds ? told.since : day,
    brokeBefore: holds ? told.brokeBefore : gap.broke,
    streak: {
      ...streak,
      ...run,
      lastDay: day,
      lastAt: kind === 'day' ? at : streak.lastAt,
      best: Math.max(streak.best, run.length),
      total: streak.total + 1,
    },
  };
}

function grown({ length, reached, paid }: Run, row: CheckIn): Run {
  return {
    length: length + 1,
    reached: Math.max(reached, row.streak),
    paid: union(paid, row.tiers),
  };
}

/** Days that a changed time zone took away from this member. */
function jumpedDays(rows: readonly CheckIn[]): ReadonlySet<Day> {
  const jumped = new Set<Day>();
  let last: Day | undefined;
  for (const { kind, day, follows } of rows) {
    if (kind !== 'day') continue;
    if (last !== undefined && follows !== undefined)
      for (let one = addDays(last, 1); one <= follows; one = addDays(one, 1)) jumped.add(one);
    last = day;
  }
  return jumped;
}

/** How things stand on a day: what was missed since the last check-in is known. */
export type Standing = Recounted & {
  /** 0 once a day was missed */
  readonly current: number;
  /** the missed day that ended it */
  readonly broke: Day | undefined;
  /** the freezes as they were at the last check-in; `freezes` are as they are now */
  readonly counted: readonly Freeze[];
};

export function standingOn(
  today: Day,
  rows: readonly CheckIn[],
  ground: Ground,
  dayAt: (at: Date) => Day,
): Standing {
  const recounted = recount(rows, ground);
  const last = lastOf(recounted.streak, dayAt);
  if (recounted.streak === undefined || last === undefined)
    return { ...recounted, current: 0, broke: undefined, counted: recounted.freezes };
  const { broke, freezes } = bridge(last, today, { ...ground, freezes: recounted.freezes });
  const current = broke === undefined ? recounted.streak.length : 0;
  return { ...recounted, freezes, current, broke, counted: recounted.freezes };
}
