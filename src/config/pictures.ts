import { readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FoundPicture, Pictures } from '../bot/community.ts';
import { LARGEST_PICTURE, pictureOf } from '../bot/picture.ts';

/** What was read last, as long as its file stays as it was. */
const KEPT = 16;

/**
 * Pictures of a folder of communities, read when they are asked for: a file that is replaced counts at
 * once. Only what lies in the folder is read, whatever the name says.
 */
export function picturesIn(folder: string): Pictures {
  const kept = new Map<string, FoundPicture>();

  function read(full: string): FoundPicture {
    const { size, mtimeMs } = statSync(full);
    if (size > LARGEST_PICTURE) return { ok: false, why: 'too-large' };
    const version = `${full} ${size} ${mtimeMs}`;
    const found = kept.get(version) ?? pictureOf(readFileSync(full));
    kept.set(version, found);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return found;
  }

  return (file) => {
    const full = path.resolve(folder, file);
    if (!full.startsWith(path.resolve(folder) + path.sep)) return { ok: false, why: 'elsewhere' };
    try {
      return read(full);
    } catch {
      return { ok: false, why: 'missing' };
    }
  };
}

/** Changes when a picture beside the files does: then what names it is looked at again. */
export async function picturesStamp(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => /\.(png|jpe?g)$/i.test(name)).sort();
  const stamps = names.map(async (name) => {
    const { size, mtimeMs } = await stat(path.join(folder, name)).catch(() => ({
      size: 0,
      mtimeMs: 0,
    }));
    return `${name} ${size} ${mtimeMs}`;
  });
  return (await Promise.all(stamps)).join('\n');
}
