import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import { checkFile, type Library, libraryOf, readLibrary } from './files.ts';
import { type Beside, type Loaded, loadCommunity } from './load.ts';
import { picturesIn } from './pictures.ts';
import { byPlace, type Problem, type Words } from './problem.ts';
import type { Source } from './source.ts';
import { addressOf } from './spaces.ts';
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
  const good: Good[] = [];
  const { library, problems } = await loadLibrary(folder, operations);
  for (const [name, text] of await readTexts(folder)) {
    const beside = { library, pictures: picturesIn(folder) };
    const loaded = refuseTaken(loadText(join(folder, name), text, operations, beside), good);
    if (loaded.ok) good.push(loaded);
    else problems.push(...loaded.problems);
  }
  return {
    communities: good.map(({ community }) => community),
    library,
    problems: problems.toSorted(byPlace),
    warnings: good.flatMap(({ warnings }) => warnings),
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

export type Good = Loaded & { readonly ok: true };

/** Refuses a community whose id or places another file has already. */
export function refuseTaken(loaded: Loaded, others: readonly Good[]): Loaded {
  if (!loaded.ok) return loaded;
  const problems = others.flatMap((other) => clashes(loaded, other));
  return problems.length === 0 ? loaded : { ok: false, problems };
}

function clashes({ community, source }: Good, other: Good): Problem[] {
  const taken = new Map(other.community.spaces.map((space) => [addressOf(space), space.name]));
  const places = community.spaces.flatMap((space) => {
    const name = taken.get(addressOf(space));
    if (name === undefined) return [];
    const { file } = other.source;
    const words: Words = (say) => say.taken({ name: space.name, other: name, file });
    return [source.problem(['spaces', space.name], words, 'key')];
  });
  return community.id === other.community.id ? [sameId(source, other), ...places] : places;
}

function sameId(source: Source, { source: { file } }: Good): Problem {
  return source.problem(['community'], (say) => say.sameId({ file }));
}
