import { addDays, type Day } from '../../agenda/day.ts';
import { type Role, roles } from '../../bot/role.ts';

export type DropState = 'scheduled' | 'open' | 'gone' | 'over' | 'stopped';
export type CouponState = 'free' | 'claimed' | 'redeemed' | 'void';

/** For whom a drop is. */
export type Segment =
  | { readonly is: 'all' }
  | { readonly is: 'level' | 'streak' | 'newcomers'; readonly least: number }
  | { readonly is: 'role'; readonly role: Role };

/** What is known of a member when a segment asks for it. */
export type Facts = {
  readonly roles: ReadonlySet<Role>;
  readonly level: number;
  /** days in a row up to today or yesterday */
  readonly streak: number;
  readonly joinedAt: Date;
};

/** How each is written. */
export const SEGMENTS = ['all', 'level 2', 'role helper', 'streak 7', 'newcomers 7'] as const;

const DAY = 86_400_000;

/** `all`, `level 2`, `role helper`, `streak 7`, `newcomers 7` or `newcomers 7d`. */
export function readSegment(raw: string): Segment | undefined {
  const [, word, count, name] =
    /^([a-z]+)[\s:_-]*(?:(\d{1,4})d?|([a-z]+))?$/.exec(raw.trim().toLowerCase()) ?? [];
  if (word === 'all' && count === undefined && name === undefined) return { is: 'all' };
  if (word === 'role') {
    const role = roles.find((one) => one === name);
    return role && { is: 'role', role };
  }
  if (word !== 'level' && word !== 'streak' && word !== 'newcomers') return undefined;
  const least = Number(count ?? 0);
  return least > 0 ? { is: word, least } : undefined;
}

/** As `readSegment` reads it. */
export function writtenSegment(segment: Segment): string {
  if (segment.is === 'all') return 'all';
  return `${segment.is} ${segment.is === 'role' ? segment.role : segment.least}`;
}

export function belongs(segment: Segment, facts: Facts, now: Date): boolean {
  switch (segment.is) {
    case 'all':
      return true;
    case 'level':
      return facts.level >= segment.least;
    case 'streak':
      return facts.streak >= segment.least;
    case 'newcomers':
      return now.getTime() - facts.joinedAt.getTime() <= segment.least * DAY;
    case 'role':
      return facts.roles.has(segment.role);
  }
}

/** What of a drop decides whether somebody gets a code. */
export type Terms = {
  readonly state: DropState;
  readonly opensAt: Date;
  readonly closesAt: Date | undefined;
  readonly segment: Segment;
  readonly left: number;
};

export type Judged = 'open' | 'not-yet' | 'over' | 'not-for-you' | 'gone';

/** Whether somebody who has no code of it yet may have one. By its times, however late a timer rings. */
export function judge({ state, ...terms }: Terms, facts: Facts, now: Date): Judged {
  if (state === 'over' || state === 'stopped') return 'over';
  if (state === 'scheduled' || now < terms.opensAt) return 'not-yet';
  if (!belongs(terms.segment, facts, now)) return 'not-for-you';
  if (state === 'gone' || terms.left === 0) return 'gone';
  return terms.closesAt !== undefined && now >= terms.closesAt ? 'over' : 'open';
}

/** A streak counts as long as checking in today would lengthen it. */
export function streakNow(
  run: { readonly lastDay: Day; readonly length: number } | undefined,
  today: Day,
): number {
  return run !== undefined && run.lastDay >= addDays(today, -1) ? run.length : 0;
}

/** Whether a drop still has something before it. */
export function isRunning(state: DropState): boolean {
  return state === 'scheduled' || state === 'open';
}

export type Redeemable = 'good' | 'already' | 'expired' | 'unclaimed';

export function redeemable(
  coupon: { readonly state: Exclude<CouponState, 'void'>; readonly expiresAt: Date | undefined },
  now: Date,
): Redeemable {
  if (coupon.state === 'redeemed') return 'already';
  if (coupon.state === 'free') return 'unclaimed';
  return isExpired(coupon, now) ? 'expired' : 'good';
}

export function isExpired(it: { readonly expiresAt: Date | undefined }, now: Date): boolean {
  return it.expiresAt !== undefined && it.expiresAt <= now;
}

/** Until when a code handed out now may be redeemed: as it was imported, else as its pool says. */
export function expiryOf(
  imported: Date | undefined,
  validMs: number | undefined,
  now: Date,
): Date | undefined {
  if (imported !== undefined) return imported;
  return validMs === undefined ? undefined : new Date(now.getTime() + validMs);
}

/** Minutes after midnight; over midnight when they end earlier than they begin. */
export type Hours = { readonly from: number; readonly to: number };

/** @param local `2026-12-24T22:30` */
export function isWithin({ from, to }: Hours, local: string): boolean {
  const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Lines on one page. */
export const PAGE = 10;
