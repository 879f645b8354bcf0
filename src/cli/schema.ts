import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Operation } from '../bot/command.ts';
import { schemaOf } from '../config/schema.ts';

/** Writes what editors check community files with. Returns the exit code. */
export async function schema(
  file: string,
  operations: readonly Operation[],
  print: (line: string) => void,
): Promise<number> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(schemaOf(operations), null, 2)}\n`);
  print(`wrote ${file}`);
  return 0;
}
