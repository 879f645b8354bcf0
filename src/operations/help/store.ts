import type { Command } from '../../bot/command.ts';
import type { Community } from '../../bot/community.ts';
import type { Role } from '../../bot/role.ts';
import { allowed } from './rule.ts';

/** Help keeps nothing: what there is to know stands in the community as it is in force. */
export function commandsFor(
  community: Pick<Community, 'commands'>,
  roles: ReadonlySet<Role>,
): readonly Command[] {
  return allowed(community.commands, roles);
}
