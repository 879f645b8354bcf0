import { addDays, type Day } from '../../src/agenda/day.ts';
import {
  type CheckIn,
  checkIn,
  type Freeze,
  lastOf,
  type Pay,
  type Streak,
} from '../../src/operations/check-in/rule.ts';

export const FIRST = '2026-03-01';
export const day = (n: number): Day => addDays(FIRST, n);
export const noon = (one: Day) => new Date(`${one}T12:00:00Z`);
export const dayAt = (at: Date) => at.toISOString().slice(0, 10);
export const pay: Pay = {
  points: 5,
  first: 0,
  streaks: { 2: 10, 4: 40, 7: 70 },
  backfill: 'never',
};
export const nobody = () => false;

export type State = {
  readonly streak: Streak | undefined;
  readonly freezes: readonly Freeze[];
  readonly rows: readonly CheckIn[];
};
export const NEW: State = { streak: undefined, freezes: [], rows: [] };
export type Rules = {
  readonly pay: Pay;
  readonly excused: (one: Day) => boolean;
  readonly terms?: { most: number; lasts: number; earnedEvery?: number };
};

/** One check-in as the handler does it. */
export function comes(state: State, today: Day, rules: Rules): State {
  const outcome = checkIn(
    {
      ...{ memberId: 1, today, now: noon(today), before: state.streak },
      ...{ last: lastOf(state.streak, dayAt), isFirst: false },
      ...{ pay: rules.pay, terms: rules.terms },
    },
    { excused: rules.excused, freezes: state.freezes },
  );
  if (outcome.is === 'already') return state;
  const { streak, points, tiers, follows } = outcome;
  const row: CheckIn = {
    ...{ memberId: 1, communityId: 'tea', day: today, at: noon(today), kind: 'day' },
    ...{ streak: streak.length, points, tiers, follows },
  };
  return { streak, freezes: outcome.freezes, rows: [...state.rows, row] };
}

export function lived(days: readonly number[], rules: Partial<Rules> = {}): State {
  return days.reduce((state, n) => comes(state, day(n), { pay, excused: nobody, ...rules }), NEW);
}
