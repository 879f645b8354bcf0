import { expect } from 'vitest';
import type { Problem } from '../../src/config/problem.ts';

/**
 * Problems as they are told in English, each with its file, line and column. Whatever faulty file a test
 * shows, the law holds: all of it is told in Chinese as well, in no sentence of English.
 */
export function rendered(problems: readonly Problem[]): string[] {
  for (const { message } of problems) expect(message.zh).toSatisfy(isChinese);
  return problems.map(
    ({ file, line, column, message }) => `${file}:${line}:${column}: ${message.en}`,
  );
}

/** Words of the file stand between quotes, and keys of YAML by themselves: three words in a row are English. */
export function isChinese(text: string): boolean {
  const own = text.replaceAll(/“[^”]*”|"[^"]*"/g, '');
  return /\p{Script=Han}/u.test(own) && !/[a-z]{2,}(?:[ ,]+[a-z]{2,}){2}/i.test(own);
}
