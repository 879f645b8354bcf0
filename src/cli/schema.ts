import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Operation } from '../bot/command.ts';
import { type JsonSchema, schemaOf, schemasOfFiles } from '../config/schema.ts';

/**
 * Writes what editors check community files with, and beside it what they check the files of operations
 * with: `quizzes.schema.json`. Returns the exit code.
 */
export async function schema(
  file: string,
  operations: readonly Operation[],
  print: (line: string) => void,
): Promise<number> {
  const folder = dirname(file);
  await mkdir(folder, { recursive: true });
  const write = async (path: string, content: JsonSchema) => {
    await writeFile(path, `${JSON.stringify(content, null, 2)}\n`);
    print(`wrote ${path}`);
  };
  await write(file, schemaOf(operations));
  for (const one of schemasOfFiles(operations))
    await write(join(folder, `${one.folder}.schema.json`), one.schema);
  return 0;
}
