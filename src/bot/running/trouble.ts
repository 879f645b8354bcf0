import { createHash } from 'node:crypto';
import type { Trouble } from '../../outbox/trouble.ts';
import { reasonIn } from '../texts/reasons.ts';
import { instantOf } from '../work.ts';
import { type Core, say } from './core.ts';
import { tellAdmins } from './tell-admins.ts';

/** More than this many causes a process meets in its life are asked of the database again. */
const REMEMBERED = 2000;

/**
 * Tells admins what the outbox could not do, and what to do about it: once for each cause and day,
 * however many messages met it. Never rejects: the row keeps its reason all the same.
 */
export function troubleTeller(core: Core): (trouble: Trouble) => Promise<void> {
  const told = new Set<string>();

  return async (trouble) => {
    const community = core.registry.get(trouble.communityId)?.community;
    if (community === undefined) return;
    const { today } = instantOf(community, core.clock.now());
    const key = `trouble/${digest(trouble)}/${today}`;
    const once = `${community.id}/${key}`;
    if (told.has(once)) return;
    if (told.size >= REMEMBERED) told.clear();
    told.add(once);
    try {
      await tellAdmins(core, community.id, key, (locale) => ({
        text: say(locale).trouble({ ...trouble, reason: reasonIn(locale, trouble.reason) }),
      }));
    } catch (error) {
      told.delete(once);
      core.log.error({ err: error, community: community.id }, 'admins could not be told');
    }
  };
}

function digest({ is, does, space, reason }: Trouble): string {
  return createHash('sha1')
    .update(JSON.stringify([is, does, space, reason]))
    .digest('base64url');
}
