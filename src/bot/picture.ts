import { createHash } from 'node:crypto';
import type { FoundPicture } from './community.ts';
import type { Opened } from './port.ts';

/** Telegram takes 10 MB and Discord as much; base64 and a JSON body lie in between. */
export const LARGEST_PICTURE = 5 * 1024 * 1024;

/** Of a PNG, and of a JPEG. */
const STARTS = ['89504e470d0a1a0a', 'ffd8ff'];

export function pictureOf(bytes: Buffer): FoundPicture {
  if (bytes.length > LARGEST_PICTURE) return { ok: false, why: 'too-large' };
  const start = bytes.subarray(0, 8).toString('hex');
  if (!STARTS.some((one) => start.startsWith(one))) return { ok: false, why: 'unknown' };
  const id = createHash('sha256').update(bytes).digest('base64url');
  return { ok: true, id, base64: bytes.toString('base64') };
}

/** A picture that was sent along; no more of it is read than may be kept. `missing`: it did not come. */
export async function receivePicture(opened: Opened): Promise<FoundPicture> {
  if (!opened.ok) return { ok: false, why: 'missing' };
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const piece of opened.content) {
      pieces.push(piece);
      length += piece.length;
      if (length > LARGEST_PICTURE) return { ok: false, why: 'too-large' };
    }
  } catch {
    return { ok: false, why: 'missing' };
  }
  return pictureOf(Buffer.concat(pieces));
}
