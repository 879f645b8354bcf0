import type { Community } from '../../bot/community.ts';
import { written } from '../../bot/option.ts';
import { type Prize, readPrize, readRewards } from './prize.ts';
import type { Texts } from './texts/en.ts';

/** Rewards by rank, as they are typed: `50, 30 + tea, 20`. */
export const byRank = () => written({ max: 200, like: '50, 30 + tea, 20', read: readRewards });
/** One for everybody: `2`, `tea` or `2 + tea`. */
export const forAll = () => written({ max: 50, like: '2 + tea', read: readPrize });

/** What is wrong with a promise: a coupon that nobody here can give. */
export function badPromise(
  { community: { givers = [] }, say }: { readonly community: Community; readonly say: Texts },
  prizes: readonly Prize[],
): string | undefined {
  const pools = givers.find(({ kind }) => kind === 'coupon')?.names ?? [];
  const name = prizes.flatMap(({ coupon = [] }) => coupon).find((one) => !pools.includes(one));
  return name === undefined ? undefined : say.noPool({ name, pools });
}
