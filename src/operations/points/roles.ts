import type { Community } from '../../bot/community.ts';
import { roleNamed } from '../../bot/granted-role.ts';
import type { Work } from '../../bot/work.ts';
import type { Settings } from './settings.ts';
import { discordMembers } from './store.ts';

/** Whether a Discord role could reach this member at all. */
export async function mayHoldRoles(work: Work, memberId: number): Promise<boolean> {
  return (await work.get(discordMembers, memberId)) !== undefined;
}

/** Gives a role that the settings name, or takes it, once the work is committed. */
export function changeRole(
  work: Work,
  community: Community,
  it: {
    readonly key: string;
    readonly memberId: number;
    readonly role: string;
    readonly give: boolean;
  },
): void {
  const place = roleNamed(it.role, community);
  if (place !== undefined) work.outbox.role({ ...it, ...place });
}

/** The roles that levels and goods of the shop bring, as the settings write them. */
export const grantsOf = ({ levels, shop }: Settings): readonly string[] => [
  ...levels.flatMap(({ role }) => role ?? []),
  ...shop.flatMap(({ fulfil }) => (fulfil === undefined ? [] : (roleOf(fulfil) ?? []))),
];

/** What an item is fulfilled by, where that is a role. */
export const roleOf = (fulfil: string) => /^role:(.+)$/.exec(fulfil)?.[1];
