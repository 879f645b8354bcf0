import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

const FOLDERS = ['src', 'adapters', 'test', 'bench', 'prisma', 'bin', 'communities', '.ci'];
const WRITTEN = /\.(tsx?|m?js|css|html|json|jsonc|yaml|md|sql|prisma|toml|svg)$|\/run$|\.npmrc$/;

/** Everything that people wrote here, as paths from the checkout with slashes. */
export const written: readonly string[] = [
  ...readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name),
  ...FOLDERS.flatMap(below),
].filter((file) => WRITTEN.test(`/${file}`));

function below(folder: string): string[] {
  const entries = readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'));
}

export const code: readonly string[] = written.filter((file) => /\.tsx?$/.test(file));

export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

/** Of these files, those whose text matches, with the first place: `file:line: text`. */
export function matches(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) => {
    const lines = read(file).split('\n');
    const at = lines.findIndex((line) => pattern.test(line));
    return at < 0 ? [] : [`${file}:${at + 1}: ${lines[at]?.trim()}`];
  });
}
