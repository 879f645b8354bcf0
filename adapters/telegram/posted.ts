import type { Posted } from '../../src/chat/deliver.ts';
import type { Delivered } from '../../src/chat/failure.ts';
import { removeEach, rewrite } from '../../src/chat/rewrite.ts';
import type { Api, Result } from './api.ts';
import type { Delivery } from './deliver.ts';
import { failureOf } from './failures.ts';
import { readReference } from './origin.ts';

const gone: Delivered = { ok: false, failure: { is: 'gone' } };

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
  if (result.ok) return { ok: true, message: reference };
  const failure = failureOf(result.refusal);
  if (failure.is !== 'unsure') return { ok: false, failure };
  return { ok: false, failure: { is: 'down', reason: failure.reason } };
}
