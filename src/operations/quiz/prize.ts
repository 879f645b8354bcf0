import type { Score } from './rule.ts';

/** What a place brings, or taking part: points, a coupon of a pool, or both. */
export type Prize = { readonly points: number; readonly coupon: string | undefined };

/** What a quiz pays, and from how many players on. */
export type Terms = {
  /** for the first, the second … */
  readonly rewards: readonly Prize[];
  /** for everybody who answered */
  readonly part: Prize;
  /** players needed for any rewards */
  readonly least: number;
  /** most points that being fast adds to a right answer; 0: nothing */
  readonly speed: number;
};

/** All that one player gets of a quiz. */
export type Due = { readonly points: number; readonly coupons: readonly string[] };

const NOTHING: Prize = { points: 0, coupon: undefined };
export const isSomething = ({ points, coupon }: Prize) => points > 0 || coupon !== undefined;

/** A rank is paid only to who had something right. */
export function rewardFor(
  { rank, points }: Pick<Score, 'rank' | 'points'>,
  players: number,
  { rewards, part, least }: Pick<Terms, 'rewards' | 'part' | 'least'>,
): Due {
  if (players < least) return { points: 0, coupons: [] };
  const own = points > 0 ? (rewards[rank - 1] ?? NOTHING) : NOTHING;
  return {
    points: part.points + own.points,
    coupons: [own.coupon, part.coupon].filter((pool) => pool !== undefined),
  };
}

export const MOST_POINTS = 1_000_000;
export const MOST_RANKS = 50;

/** `30`, `tea` or `30 + tea`: points, a pool of coupons, or both. Undefined: it is none of these. */
export function readPrize(raw: string): Prize | undefined {
  const parts = raw
    .normalize('NFKC')
    .split('+')
    .map((part) => part.trim());
  const [points, more] = parts.filter(isNumber);
  const [coupon, other] = parts.filter((part) => !isNumber(part));
  if (more !== undefined || other !== undefined || Number(points ?? 0) > MOST_POINTS)
    return undefined;
  if (coupon !== undefined && !/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u.test(coupon)) return undefined;
  return { points: Number(points ?? 0), coupon };
}

const isNumber = (part: string) => /^\d+$/.test(part);

/** `50, 30 + tea, 20`: for the first, the second, the third. Undefined: it is no such list. */
export function readRewards(raw: string): readonly Prize[] | undefined {
  const parts = raw
    .normalize('NFKC')
    .replaceAll(/\s*\+\s*/g, '+')
    .split(/[\s,、/]+/)
    .filter((part) => part !== '');
  const prizes = parts.map(readPrize).filter((prize) => prize !== undefined);
  const isGood = prizes.length === parts.length && parts.length > 0 && parts.length <= MOST_RANKS;
  return isGood ? prizes : undefined;
}

/** Quizzes that were started before there were coupons to win wrote points alone. */
export function termsOf(
  kept: Omit<Terms, 'rewards' | 'part'> & {
    readonly rewards: readonly (Prize | number)[];
    readonly part: Prize | number;
  },
): Terms {
  const prize = (one: Prize | number) =>
    typeof one === 'number' ? { points: one, coupon: undefined } : one;
  return { ...kept, rewards: kept.rewards.map(prize), part: prize(kept.part) };
}
