import path from 'node:path';
import type { Operation } from '../../../src/bot/command.ts';
import { checkFile, type Library, libraryOf } from '../../../src/config/files.ts';
import { render } from '../../../src/config/problem.ts';

/**
 * Files that operations read beside the communities'. A picture is given in base64.
 * @throws with what is wrong in them
 */
export function libraryFrom(
  texts: Readonly<Record<string, string>>,
  operations: readonly Operation[],
): Library {
  const pictures = Object.entries(texts)
    .filter(([file]) => file.endsWith('.png'))
    .map(([file, base64]) => [path.basename(file), Buffer.from(base64, 'base64')] as const);
  const all = operations.flatMap(({ name: operation, files: kind }) =>
    Object.entries(texts).flatMap(([file, text]) =>
      kind !== undefined && path.dirname(file) === kind.folder && !file.endsWith('.png')
        ? [{ operation, kind, file, text, pictures: new Map(pictures) }]
        : [],
    ),
  );
  return libraryOf(
    all.map((written) => {
      const checked = checkFile(written);
      if (!checked.ok) throw new Error(checked.problems.map((one) => render(one, 'en')).join('\n'));
      return { ...written, content: checked.content };
    }),
  );
}
