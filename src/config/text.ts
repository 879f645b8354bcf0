import { readFile } from 'node:fs/promises';
import type { Problem } from './problem.ts';

/** What stands in a file, or why it cannot be read. */
export type Text = string | { readonly why: string };

/** Undefined when there is no such file, or it went away between two looks. */
export async function readText(path: string): Promise<Text | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (isAbsence(code)) return undefined;
    return { why: code === 'EACCES' || code === 'EPERM' ? NO_RIGHT : String(code) };
  }
}

export const isAbsence = (code: unknown) =>
  code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';

const NO_RIGHT = 'the user that runs Emcee has no right to; give it with chmod or chown';

export function unreadable(file: string, why: string): Problem {
  return { file, line: 1, column: 1, message: `this file cannot be read: ${why}` };
}

/** Where a text is none: what is not UTF-8 was read as `\ufffd`. */
export function faultOfText(text: string): Omit<Problem, 'file'> | undefined {
  const at = text.search(/[\ufffd\0]/);
  if (at === -1) return undefined;
  const lines = text.slice(0, at).split('\n');
  const message =
    'this is not UTF-8 (but GBK or UTF-16, perhaps): save the file in the encoding UTF-8';
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message };
}
