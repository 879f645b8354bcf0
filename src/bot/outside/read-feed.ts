import type { DrawnFeed } from '../feed.ts';
import { findAddress } from '../feed-address.ts';
import type { Core } from '../running/core.ts';

/** Reads a feed by its secret; undefined for a secret that there is not, or no longer. */
export type ReadFeed = (feed: string, secret: string) => Promise<DrawnFeed | undefined>;

export function feedsOf({ database, seal, registry }: Core): ReadFeed {
  return async (name, secret) => {
    const found = await findAddress(database, name, seal.blindIndex(secret));
    const community = found && registry.get(found.communityId)?.community;
    const feed = community?.feeds?.find((one) => one.name === name);
    return found && community && feed?.draw(found, { community }, database);
  };
}
