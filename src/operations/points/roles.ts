import type { Community } from '../../bot/community.ts';
import type { Work } from '../../bot/work.ts';
import { discordMembers } from './store.ts';

/** A role as the settings write it: in the community's first Discord server, or `server/role`. */
function placeOf(written: string, { spaces }: Community) {
  const [role = '', guild] = written.split('/').toReversed();
  const server = guild ?? spaces.find(({ platform }) => platform === 'discord')?.guild;
  return server === undefined ? undefined : { platform: 'discord', guild: server, role };
}

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
  const place = placeOf(it.role, community);
  if (place !== undefined) work.outbox.role({ ...it, ...place });
}
