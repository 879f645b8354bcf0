import { outboxOn } from '../../outbox/outbox.ts';
import { type News, tellRole } from '../tell-role.ts';
import type { Core } from './core.ts';
import { housePerson } from './house.ts';

/** Writes to everybody whom the config names as admin and who is known here, in private. Once a key. */
export async function tellAdmins(
  core: Core,
  communityId: string,
  key: string,
  news: News,
): Promise<void> {
  const community = core.registry.get(communityId)?.community;
  if (community === undefined) return;
  const now = core.clock.now();
  await core.crowd.join({
    arrival: { communityId, person: housePerson(community), key: undefined, at: now },
    async run(drafts) {
      const outbox = outboxOn(drafts, { communityId, now, cause: key }, core.keeping);
      await tellRole('admin', community, { get: drafts.get, outbox }, key, news);
      return undefined;
    },
  });
}
