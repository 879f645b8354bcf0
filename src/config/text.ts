import { readFile } from 'node:fs/promises';
import { inWords, type Problem } from './problem.ts';

/** What stands in a file, or the system's code for why it cannot be read. */
export type Text = string | { readonly code: string };

/** Undefined when there is no such file, or it went away between two looks. */
export async function readText(path: string): Promise<Text | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (isAbsence(code)) return undefined;
    return { code: String(code) };
  }
}

export const isAbsence = (code: unknown) =>
  code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR';

export function unreadable(file: string, code: string): Problem {
  const denied = code === 'EACCES' || code === 'EPERM';
  const message = inWords((say) => say.unreadable({ why: denied ? say.noRight : code }));
  return { file, line: 1, column: 1, message };
}

/** Where a text is none: what is not UTF-8 was read as `\ufffd`. */
export function faultOfText(text: string): Omit<Problem, 'file'> | undefined {
  const at = text.search(/[\ufffd\0]/);
  if (at === -1) return undefined;
  const lines = text.slice(0, at).split('\n');
  const message = inWords((say) => say.yaml.notUtf8);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message };
}
