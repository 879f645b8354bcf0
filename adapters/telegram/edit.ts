import type { Delivered } from '../../src/chat/failure.ts';
import type { FittedMessage } from '../../src/chat/fit.ts';
import type { Api, Result } from './api.ts';
import { failureOf, hasNoText, isUnmodified } from './failures.ts';
import { readReference, referTo } from './origin.ts';
import type { Pictures } from './pictures.ts';
import { captionEdit, mediaEdit, textEdit } from './render.ts';

/**
 * Changes a message. A text that gets a picture becomes a picture message, under a reference of that
 * kind; a picture never goes away again, for Telegram cannot make a text of it.
 */
export async function editMessage(
  api: Api,
  pictures: Pictures,
  reference: string,
  message: FittedMessage,
): Promise<Delivered> {
  const at = readReference(reference);
  if (at === undefined) return { ok: false, failure: { is: 'gone' } };
  const edited = { chat_id: at.chat, message_id: at.message };
  const { picture } = message;
  if (picture !== undefined && !pictures.isShown(reference, picture.png)) {
    const result = await api('editMessageMedia', mediaEdit(edited, message, picture.png));
    const now = referTo(at.chat, at.message, true);
    if (result.ok) pictures.shows(now, picture.png);
    return outcome(result, now);
  }
  if (!at.picture) {
    const result = await api('editMessageText', textEdit(edited, message));
    if (result.ok || !hasNoText(result.refusal)) return outcome(result, reference);
  }
  return outcome(await api('editMessageCaption', captionEdit(edited, message)), reference);
}

/** An edit made twice is the same edit: where nobody knows, it may simply be tried again. */
function outcome(result: Result<unknown>, reference: string): Delivered {
  if (result.ok || isUnmodified(result.refusal)) return { ok: true, message: reference };
  const failure = failureOf(result.refusal);
  if (failure.is !== 'unsure') return { ok: false, failure };
  return { ok: false, failure: { is: 'down', reason: failure.reason } };
}
