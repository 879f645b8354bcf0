import type { Locale } from '../../chat/locale.ts';
import { isVisible, shorten } from '../../chat/text.ts';

/** A post may be this long, in UTF-16 units; platforms that take less get it in parts. */
export const LONGEST = 10_000;

const BETWEEN = '\n\n— — —\n\n';

/** A button as its author wrote it: a link, or a command that it says for whoever taps it. */
export type PostButton =
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly command: string };

/** What is posted, before it is known where. */
export type Content = {
  /** in the community's language */
  readonly text: string;
  /** the same in the other language */
  readonly also?: string;
  readonly buttons?: readonly PostButton[];
  readonly picture?: PostPicture;
};

export type PostPicture = {
  readonly id: string;
  readonly alt?: string;
};

export type Checked =
  | { readonly is: 'good' }
  | { readonly is: 'empty' }
  | { readonly is: 'too-long'; readonly length: number };

/** A post may do without words when it has a picture. */
export function check(content: Content): Checked {
  if (!isVisible(content.text) && content.picture === undefined) return { is: 'empty' };
  const { length } = bothOf(content);
  return length > LONGEST ? { is: 'too-long', length } : { is: 'good' };
}

/** Where a space is read. */
export type Reader = {
  /** of the community */
  readonly language: Locale;
  /** of the space; undefined: both are read there */
  readonly space: Locale | undefined;
};

/** What a space gets: its language alone where it has one, else both, the community's on top. */
export function textFor(content: Content, { language, space }: Reader): string {
  const { text, also = '' } = content;
  if (space === undefined || !isVisible(also)) return bothOf(content);
  return space === language ? text : also;
}

function bothOf({ text, also = '' }: Content): string {
  return [text, also].filter(isVisible).join(BETWEEN);
}

/** The key of what a space was told of a post. */
export const keyOf = (post: number, space: string) => `post/${post}/${space}`;

/** Lines on one page. */
export const PAGE = 8;

/** The beginning of a post, on one line. */
export function beginning({ text, also }: Content): string {
  return shorten((text.trim() === '' ? (also ?? '') : text).replaceAll(/\s+/g, ' ').trim(), 60);
}
