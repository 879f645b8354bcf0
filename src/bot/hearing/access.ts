import type { Person } from '../../chat/incoming.ts';
import type { Community } from '../community.ts';
import type { Role } from '../role.ts';

/**
 * What a person may be at this moment: asked anew for every update, so that somebody who lost a
 * role in the middle of a flow is refused. Platform administrators are admins.
 */
export function rolesOf(
  community: Community,
  person: Pick<Person, 'platform' | 'id' | 'roles' | 'administers'>,
): ReadonlySet<Role> {
  const held = new Set<Role>(['member']);
  if (person.administers) held.add('admin');
  for (const { role, platform, account, platformRole } of community.roles) {
    if (platform !== person.platform) continue;
    const byAccount = account !== undefined && account === person.id;
    const byRole = platformRole !== undefined && person.roles.includes(platformRole);
    if (byAccount || byRole) held.add(role);
  }
  return held;
}
