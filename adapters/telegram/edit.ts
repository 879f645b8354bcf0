import { type Delivered, failed } from '../../src/chat/failure.ts';
import type { FittedMessage } from '../../src/chat/fit.ts';
import type { Api, Result } from './api.ts';
import { failedRepeatable, hasNoText, isUnmodified, takesNoPhotos } from './failure.ts';
import { readReference, referTo } from './origin.ts';
import { type Pictures, withoutPicture } from './pictures.ts';
import { captionEdit, mediaEdit, textEdit } from './render.ts';

/**
 * Changes a message. A text that gets a picture becomes a picture message, under a reference of that
 * kind; a picture never goes away again, for Telegram cannot make a text of it. Where the group takes no
 * photos, the words are changed alone.
 */
export async function editMessage(
  api: Api,
  pictures: Pictures,
  reference: string,
  message: FittedMessage,
): Promise<Delivered> {
  const at = readReference(reference);
  if (at === undefined) return failed({ is: 'gone' });
  const edited = { chat_id: at.chat, message_id: at.message };
  const { picture } = message;
  if (picture !== undefined && !pictures.isShown(reference, picture.png)) {
    const result = await api('editMessageMedia', mediaEdit(edited, message, picture.png));
    const isRefused = !result.ok && takesNoPhotos(result.refusal);
    const now = isRefused ? reference : referTo(at.chat, at.message, true);
    if (result.ok || isRefused) pictures.shows(now, picture.png);
    if (!isRefused) return outcome(result, now);
  }
  if (!at.caption) {
    const result = await api('editMessageText', textEdit(edited, withoutPicture(message)));
    if (result.ok || !hasNoText(result.refusal)) return outcome(result, reference);
  }
  return outcome(await api('editMessageCaption', captionEdit(edited, message)), reference);
}

function outcome(result: Result<unknown>, reference: string): Delivered {
  if (result.ok || isUnmodified(result.refusal)) return { ok: true, message: reference };
  return failedRepeatable(result.refusal);
}
