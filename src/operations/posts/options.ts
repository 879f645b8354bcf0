import { optional, picture, text, written } from '../../bot/option.ts';
import { sentPhoto } from '../../bot/sent.ts';
import { LIKE, readButtons } from './buttons.ts';
import { LONGEST } from './rule.ts';

/** What a post is made of, beside its text. */
export const parts = {
  also: optional(text({ max: LONGEST, long: true })),
  buttons: optional(written({ max: 1000, like: LIKE, read: readButtons })),
  picture: optional(picture()),
  alt: optional(text({ max: 1000 })),
  photo: optional(sentPhoto()),
};

export const words = text({ max: LONGEST, long: true });
