import { type Day, weekOf } from '../agenda/day.ts';
import type { Account } from './account.ts';

/** The day and season that a movement is counted in. */
export type Period = { readonly day: Day; readonly season: number };

/**
 * An account after so many points came (or, below zero, went). `earned` says whether they count
 * towards ranks and levels; a reversal counts in the periods of the entry it takes back, as far as
 * those are the ones the account is still in.
 */
export function moved(
  account: Account,
  amount: number,
  earned: boolean,
  now: Period,
  counted: Period = now,
): Account {
  const balance = account.balance + amount;
  if (!earned) return { ...account, balance };
  const today = opened(account, now);
  const when = (counts: boolean) => (counts ? amount : 0);
  return {
    ...today,
    balance,
    earned: today.earned + amount,
    dayEarned: today.dayEarned + when(counted.day === today.day),
    weekEarned: today.weekEarned + when(weekOf(counted.day) === today.week),
    seasonEarned: today.seasonEarned + when(counted.season === today.season),
  };
}

/** Whether a change would take the balance below zero where it may not go. */
export function short({ balance, overdraft }: Account, change: number): boolean {
  return change < 0 && balance + change < 0 && !overdraft;
}

/** The account as the community allows it to be from here on. */
export function allowed(account: Account, { overdraft }: { overdraft?: boolean }): Account {
  return overdraft === undefined ? account : { ...account, overdraft };
}

/** Both accounts after all of one went to the other, in each period what belongs to it. */
export function joined(
  from: Account,
  to: Account,
  now: Period,
): { readonly from: Account; readonly to: Account } {
  const day = later(from.day, later(to.day, now.day));
  const season = later(from.season, later(to.season, now.season));
  const [one, other] = [opened(from, { day, season }), opened(to, { day, season })];
  const none = { balance: 0, earned: 0, dayEarned: 0, weekEarned: 0, seasonEarned: 0 };
  return {
    from: { ...one, ...none },
    to: {
      ...other,
      balance: other.balance + one.balance,
      earned: other.earned + one.earned,
      dayEarned: other.dayEarned + one.dayEarned,
      weekEarned: other.weekEarned + one.weekEarned,
      seasonEarned: other.seasonEarned + one.seasonEarned,
      // What one of them owes may be owed by both.
      overdraft: other.overdraft || one.overdraft,
      levelFrom: Math.max(other.levelFrom, one.levelFrom),
    },
  };
}

/**
 * The account with its sums of periods that are over set to zero. Periods never go back: what came in
 * just before midnight may be handled after what came in just after.
 */
function opened(account: Account, now: Period): Account {
  const day = later(account.day, now.day);
  const week = weekOf(day);
  const season = later(account.season, now.season);
  return {
    ...account,
    day,
    dayEarned: account.day === day ? account.dayEarned : 0,
    week,
    weekEarned: account.week === week ? account.weekEarned : 0,
    season,
    seasonEarned: account.season === season ? account.seasonEarned : 0,
  };
}

function later<T extends string | number>(known: T | undefined, now: T): T {
  return known !== undefined && known > now ? known : now;
}
