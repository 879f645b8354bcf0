import { createHash } from 'node:crypto';
import type { FittedMessage } from '../../src/chat/fit.ts';
import { pieces } from '../../src/chat/text.ts';

/** Which picture a message shows, or could not show, so that an edit uploads only a new one. */
export type Pictures = {
  readonly shows: (reference: string, png: string) => void;
  /** False as well when it was forgotten: then the picture is sent anew, and is right again. */
  readonly isShown: (reference: string, png: string) => boolean;
};

/** More cards than are redrawn at a time. */
const REMEMBERED = 1000;

export function rememberPictures(): Pictures {
  const shown = new Map<string, string>();
  return {
    shows(reference, png) {
      shown.delete(reference);
      shown.set(reference, digest(png));
      const [oldest] = shown.keys();
      if (shown.size > REMEMBERED && oldest !== undefined) shown.delete(oldest);
    },
    isShown: (reference, png) => shown.get(reference) === digest(png),
  };
}

function digest(png: string): string {
  return createHash('sha256').update(png).digest('base64');
}

/** Where a group takes no photos, words stand for the picture: how it was described. */
export function withoutPicture(message: FittedMessage): FittedMessage {
  const { picture, ...rest } = message;
  const isBare = message.text.length === 0 && message.title === undefined;
  if (picture === undefined || (picture.alt === '' && !isBare)) return rest;
  const described = `🖼 ${picture.alt}`.trim();
  return { ...rest, text: isBare ? described : [...pieces(message.text), `\n\n${described}`] };
}
