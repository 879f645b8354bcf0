import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import { checkFile, type Library, libraryOf, readLibrary } from './files.ts';
import { type Beside, type Loaded, loadCommunity } from './load.ts';
import { picturesIn } from './pictures.ts';
import { byPlace, type Problem } from './problem.ts';
import { type Good, refusals } from './taken.ts';
import { readText, type Text, unreadable } from './text.ts';

/** Each config file, by its name within the folder. */
export type Texts = ReadonlyMap<string, Text>;

export type Loadings = {
  readonly communities: readonly Community[];
  /** what operations read beside them */
  readonly library: Library;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/** Reads all communities of a folder. A file with problems is left out whole. Rejects when there is no folder. */
export async function loadFolder(
  folder: string,
  operations: readonly Operation[],
): Promise<Loadings> {
  const { library, problems } = await loadLibrary(folder, operations);
  const good = new Map<string, Good>();
  for (const [name, text] of await readTexts(folder)) {
    const beside = { library, pictures: picturesIn(folder) };
    const loaded = loadText(join(folder, name), text, operations, beside);
    if (loaded.ok) good.set(name, loaded);
    else problems.push(...loaded.problems);
  }
  for (const [name, told] of refusals(good)) {
    good.delete(name);
    problems.push(...told);
  }
  const all = [...good.values()];
  return {
    communities: all.map(({ community }) => community),
    library,
    problems: problems.toSorted(byPlace),
    warnings: all.flatMap(({ warnings }) => warnings),
  };
}

async function loadLibrary(folder: string, operations: readonly Operation[]) {
  const problems: Problem[] = [];
  const good = (await readLibrary(folder, operations)).flatMap((written) => {
    const checked = checkFile(written);
    if (checked.ok) return [{ ...written, content: checked.content }];
    problems.push(...checked.problems);
    return [];
  });
  return { library: libraryOf(good), problems };
}

export async function readTexts(folder: string): Promise<Texts> {
  const names = (await readdir(folder)).filter((name) => /^[^.].*\.ya?ml$/.test(name)).sort();
  const texts = await Promise.all(names.map((name) => readText(join(folder, name))));
  return new Map(
    names.flatMap((name, index) => {
      const text = texts[index];
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

/** A file that cannot be read is one file's problem: the others are in force all the same. */
export function loadText(
  file: string,
  text: Text,
  operations: readonly Operation[],
  beside: Partial<Beside>,
): Loaded {
  return typeof text === 'string'
    ? loadCommunity(file, text, operations, beside)
    : { ok: false, problems: [unreadable(file, text.code)] };
}
