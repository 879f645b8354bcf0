import type { FileRef } from '../chat/incoming.ts';
import type { Kind, Option } from './option.ts';

/** What is given for a photo whose bytes nobody will ask for: that there was one. */
export const PHOTO = 'photo';
const SENT = `${PHOTO}:`;
const FILE = 'file:';

/** What is given for a photo or a file: where its platform keeps it. */
export const photoAs = (photo: FileRef): string => SENT + written(photo);
export const fileAs = (file: FileRef): string => FILE + written(file);
const written = ({ id, name, bytes }: FileRef) => JSON.stringify({ id, name, bytes });

/** Photos and files come along; whatever is typed for one is none. */
export function isTyped({ is }: Kind): boolean {
  return is !== 'photo' && is !== 'file';
}

/** Whether this stands for a photo or a file, and says nothing to who reads it. */
export function isSent(raw: string): boolean {
  return raw === PHOTO || raw.startsWith(SENT) || raw.startsWith(FILE);
}

/** Whether something was given that can be for this. A file that is no picture is none for a photo. */
export function isGiven({ is }: Kind, raw: string): boolean {
  return raw.trim() !== '' && !(is === 'photo' && raw.startsWith(FILE));
}

/** That a photo was sent along. It stays on its platform. */
export function photo(): Option<true> {
  const isPhoto = (raw: string) => (raw === PHOTO || raw.startsWith(SENT) ? true : undefined);
  return sent({ is: 'photo' }, isPhoto);
}

/** A photo whose bytes will be asked for. */
export function sentPhoto(): Option<FileRef> {
  return sent({ is: 'photo' }, (raw) => refIn(raw, SENT));
}

export function file(): Option<FileRef> {
  return sent({ is: 'file' }, (raw) => refIn(raw, FILE));
}

function sent<T>(
  kind: Extract<Kind, { is: 'photo' | 'file' }>,
  find: (raw: string) => T | undefined,
): Option<T> {
  const wrong = kind.is === 'photo' ? 'not-a-photo' : 'not-a-file';
  return {
    kind,
    required: true,
    read: (raw) => {
      const value = find(raw);
      if (value !== undefined) return { ok: true, value };
      return { ok: false, why: { is: isGiven(kind, raw) ? wrong : 'missing' } };
    },
  };
}

function refIn(raw: string, start: string): FileRef | undefined {
  if (!raw.startsWith(start)) return undefined;
  try {
    return JSON.parse(raw.slice(start.length)) as FileRef;
  } catch {
    return undefined;
  }
}
