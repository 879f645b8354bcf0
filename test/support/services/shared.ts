import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';

/** A fresh folder of this run, removed at its end. */
export async function ownFolder(name: string): Promise<string> {
  const folder = path.join(
    inject('services'),
    `${name}-${process.pid}-${Math.random().toString(36).slice(2, 8)}`,
  );
  await mkdir(folder, { recursive: true });
  return folder;
}

type Made<T> = { value: T } | { error: string };

/** Makes something once a run, by the worker that asks first; the others wait for it. The value goes through JSON. */
export async function onceARun<T>(name: string, make: () => Promise<T>): Promise<T> {
  const file = path.join(inject('services'), `${name}.json`);
  const isFirst = await mkdir(`${file}.claim`).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const made: Made<T> = await make().then(
      (value) => ({ value }),
      (error: unknown) => ({ error: String(error) }),
    );
    await writeFile(`${file}.part`, JSON.stringify(made));
    await rename(`${file}.part`, file);
  }
  while (!existsSync(file)) await setTimeout(20);
  const made: Made<T> = JSON.parse(await readFile(file, 'utf8'));
  if ('error' in made) throw new Error(made.error);
  return made.value;
}
