import type { Place } from '../../chat/incoming.ts';
import { loadMoves, saveMove } from '../../outbox/space.ts';
import type { Core } from './core.ts';

type Parts = Pick<Core, 'registry' | 'database' | 'log'>;

/** A chat has a new address: its spaces are found there, from now on and after a restart. */
export async function followMove(
  { registry, database, log }: Parts,
  { platform, chat }: Pick<Place, 'platform' | 'chat'>,
  to: string,
): Promise<void> {
  for (const { communityId, space, configured } of registry.moved(platform, chat, to)) {
    log.info(
      { community: communityId, space, to },
      'a chat has a new address: please update the config',
    );
    await saveMove(database, { communityId, space, platform, from: configured, to });
  }
}

/** What moved before this process started, or before the config had the space. */
export async function recallMoves({ registry, database }: Omit<Parts, 'log'>): Promise<void> {
  for (const { platform, from, to } of await loadMoves(database))
    registry.moved(platform, from, to);
}
