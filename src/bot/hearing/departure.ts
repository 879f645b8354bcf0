import type { Incoming } from '../../chat/incoming.ts';
import { memberOf } from '../../members/leaving.ts';
import type { Community } from '../community.ts';
import { tellLevels } from '../levels.ts';
import type { Core } from '../running/core.ts';
import { findNobody, housePerson } from '../running/house.ts';
import { workOn } from '../work.ts';

/**
 * Lets operations do what is to be done when a member left. Rejects when the database stayed
 * away, so that the platform tells it again.
 */
export async function tellDeparture(
  core: Core,
  community: Community,
  { from, key, at }: Pick<Incoming, 'from' | 'key' | 'at'>,
): Promise<void> {
  const { departures = [] } = community;
  const standing = core.registry.get(community.id)?.standing;
  if (departures.length === 0 || standing === undefined) return;
  const memberId = await memberOf(core.database, community.id, from);
  if (memberId === undefined) return;
  const outcome = await core.crowd.join({
    arrival: { communityId: community.id, person: housePerson(community), key, at },
    async run(drafts) {
      const work = workOn(drafts, core, { community, standing, now: at, key, find: findNobody });
      for (const { run } of departures) await run(memberId, { community }, work);
      await tellLevels(community, work);
      return undefined;
    },
  });
  if (outcome.ok) return;
  core.count.failure('departure');
  core.log.error({ err: outcome.error, key, community: community.id }, 'a departure failed');
}
