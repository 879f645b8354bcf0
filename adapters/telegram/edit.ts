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
  const shown = await showPicture(api, pictures, reference, message);
  if (shown !== undefined) return shown;
  if (!at.caption) {
    const result = await api('editMessageText', textEdit(edited, withoutPicture(message)));
    if (result.ok || !hasNoText(result.refusal)) return outcome(result, reference);
  }
  return outcome(await api('editMessageCaption', captionEdit(edited, message)), reference);
}

/** Undefined where it is shown already, or may not be: then the words remain to be changed. */
async function showPicture(
  api: Api,
  pictures: Pictures,
  reference: string,
  message: FittedMessage,
): Promise<Delivered | undefined> {
  const { picture } = message;
  const at = readReference(reference);
  if (at === undefined || picture === undefined || pictures.isShown(reference, picture.png))
    return undefined;
  const edited = { chat_id: at.chat, message_id: at.message };
  const result = await api('editMessageMedia', mediaEdit(edited, message, picture.png));
  const isRefused = !result.ok && takesNoPhotos(result.refusal);
  const now = isRefused ? reference : referTo(at.chat, at.message, true);
  if (result.ok || isRefused) pictures.shows(now, picture.png);
  return isRefused ? undefined : outcome(result, now);
}

function outcome(result: Result<unknown>, reference: string): Delivered {
  if (result.ok || isUnmodified(result.refusal)) return { ok: true, message: reference };
  return failedRepeatable(result.refusal);
}
