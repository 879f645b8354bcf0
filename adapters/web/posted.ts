import type { Posted } from '../../src/chat/deliver.ts';
import { type Delivered, failed } from '../../src/chat/failure.ts';
import type { Memory } from './memory.ts';

/** What may be done about messages that stand in a room. There are no pins: a room is one short list. */
export function posted(
  memory: () => Memory,
  edit: (message: string, reply: Parameters<Posted['edit']>[1]) => Promise<Delivered>,
): Posted {
  return {
    edit: (messages, reply) => edit(messages.at(-1) ?? '', reply),
    remove: async (messages) => {
      try {
        for (const message of messages) await removeOne(memory(), message);
        return { ok: true, message: messages.at(-1) ?? '' };
      } catch {
        return failed({ is: 'down', reason: 'the database did not keep the change' });
      }
    },
  };
}

async function removeOne(memory: Memory, message: string): Promise<void> {
  const row = /^\d{1,15}$/.test(message) ? await memory.find(Number(message)) : undefined;
  if (row !== undefined) await memory.remove(row);
}
