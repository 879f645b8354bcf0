/** A post may be this long, in UTF-16 units; platforms that take less get it in parts. */
export const LONGEST = 10_000;

const BETWEEN = '\n\n— — —\n\n';

export type Post =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'empty' }
  | { readonly is: 'too-long'; readonly length: number };

/** One message: the text, and below it the same in the other language when there is one. */
export function postOf(text: string, also: string | undefined): Post {
  if (!isVisible(text)) return { is: 'empty' };
  const whole = [text, also ?? ''].filter(isVisible).join(BETWEEN);
  return whole.length > LONGEST
    ? { is: 'too-long', length: whole.length }
    : { is: 'text', text: whole };
}

/** Platforms refuse messages of nothing but blanks and marks without a shape. */
function isVisible(text: string): boolean {
  return /[^\s\p{Cf}\u2800\u3164\uFFA0\u115F\u1160]/u.test(text);
}
