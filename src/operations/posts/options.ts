import { choice, optional, picture, text, written } from '../../bot/option.ts';
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

/** What a post may lose again. A picture stays: no platform makes a message of words out of one. */
export const leftOut = choice({ also: ['译文', '另一种语言'], buttons: ['按钮'] });

export const words = text({ max: LONGEST, long: true });
