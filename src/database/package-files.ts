import { existsSync } from 'node:fs';
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

export const migrationsFolder = path.join(packageFolder(), 'prisma', 'migrations');

export const buildFolder = path.join(packageFolder(), 'dist');
