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
