import type { Update } from 'telegraf/types';
import type { Log } from '../../src/log.ts';
import type { Errands } from './errands.ts';
import { laneOf } from './receive.ts';
import type { Hearing } from './update.ts';

/** Takes updates as getUpdates gives them, and knows which are kept. */
export type Batches = {
  /** what the next request confirms; 0 confirms nothing */
  readonly offset: () => number;
  /** False when the offset could not move. */
  readonly take: (updates: readonly Update[]) => Promise<boolean>;
};

/**
 * Chats of one batch are heard at the same time, each in order. An update that was not kept holds
 * back the offset and its own chat: it comes again with the next batch, where those after it that
 * were kept already are passed over.
 */
export function openBatches(hear: Hearing, errands: Errands, log: Log): Batches {
  const kept = new Set<number>();
  let offset = 0;

  async function takeChat(chat: string, updates: readonly Update[]): Promise<void> {
    for (const update of updates) {
      try {
        errands.run(chat, await hear(update));
        kept.add(update.update_id);
      } catch (err) {
        log.error({ err, update: update.update_id }, 'a Telegram update was not kept');
        return;
      }
    }
  }

  return {
    offset: () => offset,
    async take(updates) {
      // All before are confirmed. After a quiet week ids start anywhere, also below this offset.
      if (updates.length === 0) {
        offset = 0;
        return true;
      }
      const fresh = byChat(updates.filter(({ update_id }) => !kept.has(update_id)));
      await Promise.all([...fresh].map(([chat, ofChat]) => takeChat(chat, ofChat)));
      const before = offset;
      for (const { update_id } of updates) {
        if (!kept.delete(update_id)) break;
        offset = update_id + 1;
      }
      return offset !== before;
    },
  };
}

function byChat(updates: readonly Update[]): ReadonlyMap<string, readonly Update[]> {
  const chats = new Map<string, Update[]>();
  for (const update of updates) {
    const chat = laneOf(update);
    const others = chats.get(chat);
    if (others) others.push(update);
    else chats.set(chat, [update]);
  }
  return chats;
}
