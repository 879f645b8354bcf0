import type { Posted } from '../../src/chat/deliver.ts';
import { type Delivered, failed } from '../../src/chat/failure.ts';
import { removeEach, rewrite } from '../../src/chat/rewrite.ts';
import type { Api, Result } from './api.ts';
import type { Delivery } from './deliver.ts';
import { failedRepeatable } from './failure.ts';
import { readReference } from './origin.ts';

const gone = failed({ is: 'gone' });

/** What may be done about messages that stand there; all of it may be done twice. */
export function posted(api: Api, out: Delivery): Posted {
  async function removeOne(reference: string): Promise<Delivered> {
    const at = readReference(reference);
    if (at === undefined) return gone;
    const deleted = await api('deleteMessage', { chat_id: at.chat, message_id: at.message });
    return outcome(deleted, reference);
  }
  const remove = (messages: readonly string[]) => removeEach(messages, removeOne);

  return {
    edit: (messages, reply) =>
      rewrite(messages, out.fitted(reply, false), { change: out.change, remove }),
    remove,
    async pin(reference) {
      const at = readReference(reference);
      if (at === undefined) return gone;
      const { chat: chat_id, message: message_id } = at;
      const pinned = await api('pinChatMessage', {
        chat_id,
        message_id,
        disable_notification: true,
      });
      return outcome(pinned, reference);
    },
  };
}

function outcome(result: Result<unknown>, reference: string): Delivered {
  return result.ok ? { ok: true, message: reference } : failedRepeatable(result.refusal);
}
