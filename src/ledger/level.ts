import type { Account } from './account.ts';

/** A member came to another level. Levels are counted from 1; 0 is below the first. */
export type Crossing = {
  readonly memberId: number;
  readonly was: number;
  readonly is: number;
  /** the member was never told of it */
  readonly isNews: boolean;
};

/** How many of the sums at which levels begin somebody has reached. @param levels the lowest first */
export function levelAt(earned: number, levels: readonly number[]): number {
  return levels.filter((from) => earned >= from).length;
}

/**
 * What a changed sum means for a member's level, and the account with what is told of it noted. Levels
 * that the config got since are news with the next change.
 */
export function crossed(
  before: Account,
  after: Account,
  levels: readonly number[],
): { readonly account: Account; readonly crossing: Crossing | undefined } {
  const is = levelAt(after.earned, levels);
  const told = levelAt(after.levelFrom, levels);
  const isNews = is > told;
  const held = levelAt(before.earned, levels);
  const was = isNews ? Math.min(held, told) : held;
  const account = isNews ? { ...after, levelFrom: levels[is - 1] ?? 0 } : after;
  const crossing = was === is ? undefined : { memberId: after.memberId, was, is, isNews };
  return { account, crossing };
}

/** One crossing for each member, from where they were at first to where they are at last. */
export function netCrossings(all: readonly Crossing[]): readonly Crossing[] {
  const members = new Map<number, Crossing>();
  for (const one of all) {
    const first = members.get(one.memberId);
    const isNews = one.isNews || first?.isNews === true;
    members.set(one.memberId, { ...one, was: first?.was ?? one.was, isNews });
  }
  return [...members.values()].filter(({ was, is }) => was !== is);
}
