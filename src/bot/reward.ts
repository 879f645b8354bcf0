import type { Both, Locale } from '../chat/locale.ts';
import type { Button, Reply } from '../chat/reply.ts';
import type { Sql } from '../database/sql.ts';
import type { Community } from './community.ts';
import type { Work } from './work.ts';

/** What one operation wants a member to get from another: a coupon, for a level or a place. */
export type Reward = {
  readonly kind: string;
  /** which of what there is: the pool */
  readonly of: string;
  readonly memberId: number;
  /** within the community; the same key never gives twice */
  readonly key: string;
  /** what it is for, as members know it */
  readonly title: Both;
};

export type Rewarded = {
  /** `owed`: there is none left just now, and a helper has it among the tasks */
  readonly is: 'given' | 'owed' | 'taken back';
  /** for the member alone, in their language */
  readonly reply: Reply;
};

/** `used`: it was redeemed before, and stays so. `nothing`: none was given by that key. */
export type TakenBack = 'taken back' | 'used' | 'nothing';

/** Something that a helper still has to give. */
export type Owed = {
  readonly at: Date;
  readonly text: string;
  readonly button: Extract<Button, { readonly does: 'press' }>;
};

/** What gives rewards of one kind, as the operation that has them declares it. */
export type Giver = {
  readonly kind: string;
  /** what `names` are names of, as a config's reader is told: `coupon pool` */
  readonly noun: Both;
  /** what of it the settings know */
  readonly names: readonly string[];
  /** One for each, in their order. However many there are, it takes the same number of statements. */
  readonly give: (
    rewards: readonly Reward[],
    community: Community,
    work: Work,
  ) => Promise<readonly Rewarded[]>;
  readonly takeBack: (
    it: Pick<Reward, 'key'> & { readonly by: { readonly id: number; readonly name: string } },
    community: Community,
    work: Work,
  ) => Promise<TakenBack>;
  /** the oldest first */
  readonly owed: (
    sql: Sql,
    community: Community,
    how: { readonly locale: Locale; readonly limit: number },
  ) => Promise<readonly Owed[]>;
};

/** A reward that the settings of an operation name, and where: checked when the config is loaded. */
export type Want = Pick<Reward, 'kind' | 'of'> & { readonly path: readonly (string | number)[] };

function giverOf({ givers = [] }: Community, kind: string): Giver {
  const giver = givers.find((one) => one.kind === kind);
  if (giver === undefined) throw new Error(`nobody here gives a ${kind}`);
  return giver;
}

/** Gives it within the unit of work. What to say of it is for the caller to say, to the member alone. */
export async function giveReward(
  community: Community,
  work: Work,
  reward: Reward,
): Promise<Rewarded> {
  const [given] = await giverOf(community, reward.kind).give([reward], community, work);
  if (given === undefined) throw new Error(`nothing came of a ${reward.kind}`);
  return given;
}

/** The same for many at once, all of one kind, and the members are told in private. */
export async function sendRewards(
  community: Community,
  work: Work,
  kind: string,
  rewards: readonly Omit<Reward, 'kind'>[],
): Promise<void> {
  if (rewards.length === 0) return;
  const all = rewards.map((reward) => ({ ...reward, kind }));
  const given = await giverOf(community, kind).give(all, community, work);
  for (const [n, { reply }] of given.entries()) {
    const { key, memberId } = all[n] as Reward;
    work.outbox.say({ key: `reward/${kind}/${key}`, to: { memberId }, reply });
  }
}

export function takeBackReward(
  community: Community,
  work: Work,
  { kind, ...it }: Pick<Reward, 'kind'> & Parameters<Giver['takeBack']>[0],
): Promise<TakenBack> {
  return giverOf(community, kind).takeBack(it, community, work);
}
