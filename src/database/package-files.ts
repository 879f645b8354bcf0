import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of package.json: this file runs from the sources and from the compiled copy of them, one folder deeper. */
function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`There is no package.json above ${import.meta.dirname}`);
    folder = parent;
  }
  return folder;
}

const folder = packageFolder();

export const migrationsFolder = path.join(folder, 'prisma', 'migrations');

export const buildFolder = path.join(folder, 'dist');

/** As package.json has it. */
export function readVersion(): string {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
}
