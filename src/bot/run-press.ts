import { decoded, type PressRef, pressOf } from './press.ts';

/**
 * A button that says a command for whoever taps it: `/checkin`, `/buy bookmark`. It may stand on any
 * message. Anybody could type the same, and it is checked just as if they had.
 */
const RUN = '/';

/** Presses are parted by colons. @param words the command as it is typed, without slash */
export function runPress(words: string): string {
  return pressOf(RUN, words.replaceAll(/[%:]/g, encodeURIComponent));
}

/** The command that a press says; undefined when it is another press. */
export function runningIn({
  name,
  given,
}: PressRef): { readonly name: string; readonly typed: string } | undefined {
  const [words] = given;
  if (name !== RUN || words === undefined) return undefined;
  const [first = '', ...rest] = decoded(words).split(' ');
  return { name: first, typed: rest.join(' ') };
}
