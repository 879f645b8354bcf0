import type { Reply } from '../chat/reply.ts';
import { namedMembers } from '../members/find.ts';
import { outboxOn } from '../outbox/outbox.ts';
import type { Core } from './core.ts';
import { housePerson } from './house.ts';

/** Writes to everybody whom the config names as admin and who is known here, in private. Once a key. */
export async function tellAdmins(
  core: Core,
  communityId: string,
  key: string,
  reply: Reply,
): Promise<void> {
  const community = core.registry.get(communityId)?.community;
  if (community === undefined) return;
  const admins = community.roles.flatMap(({ role, platform, account }) =>
    role === 'admin' && account !== undefined
      ? [{ communityId, platform, id: account, handle: undefined }]
      : [],
  );
  const now = core.clock.now();
  const { keep } = core.keeping;
  await core.crowd.join({
    arrival: { communityId, person: housePerson(community), key: undefined, at: now },
    async run(drafts) {
      const found = await Promise.all(admins.map((admin) => drafts.get(namedMembers, admin)));
      const ids = new Set(found.flatMap((one) => (one ? [one.member.id] : [])));
      const outbox = outboxOn(drafts, { communityId, now, cause: key }, { keep });
      for (const memberId of ids)
        outbox.say({ key: `${key}/${memberId}`, to: { memberId }, reply });
      return undefined;
    },
  });
}
