import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { FileContent, Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import { checkFile, libraryOf, readLibrary, type Written } from './files.ts';
import { loadText, readTexts, type Texts } from './folder.ts';
import type { Loaded } from './load.ts';
import { picturesIn, picturesStamp } from './pictures.ts';
import type { Problem } from './problem.ts';
import { type Good, refusals } from './taken.ts';
import type { Text } from './text.ts';

export type Change =
  | {
      readonly kind: 'changed';
      readonly file: string;
      readonly community: Community;
      readonly warnings: readonly Problem[];
    }
  /** the file is not taken over; what was in force before stays */
  | { readonly kind: 'refused'; readonly file: string; readonly problems: readonly Problem[] }
  /** a community's file is gone; its id, if it was in force */
  | { readonly kind: 'removed'; readonly file: string; readonly id?: string }
  /** a file that an operation reads is right now, or gone; the communities are told of anew */
  | { readonly kind: 'file'; readonly file: string };

/** What is followed, and who is told. */
export type Followed = {
  readonly folder: string;
  readonly operations: readonly Operation[];
  /** Told one after another; the next waits until this is done. */
  readonly tell: (change: Change) => Promise<void> | void;
};

/** What earlier looks found. */
export type State = {
  /** by file name: as it was last read */
  readonly read: Map<string, Read>;
  /** by file name: what is in force */
  readonly good: Map<string, Good>;
  /** gone at the last look */
  readonly missing: Set<string>;
  /** by path, what operations read: as it was last seen, and what of it is in force */
  readonly files: Map<string, Known>;
};

type Read = {
  readonly hash: string;
  /** what it says by itself, whatever others say */
  readonly loaded: Loaded;
  /** it was told that it is refused */
  readonly isRefused: boolean;
};

type Known = Pick<Written, 'operation' | 'file'> & {
  readonly hash: string;
  readonly content: FileContent | undefined;
};

export const nothingSeen = (): State => ({
  read: new Map(),
  good: new Map(),
  missing: new Set(),
  files: new Map(),
});

/** Looks at the folder, and tells what is otherwise than it was. */
export async function compare(followed: Followed, state: State): Promise<void> {
  await tellFiles(followed, state);
  const texts = await readTexts(followed.folder);
  const stamp = await picturesStamp(followed.folder);
  await tellRemoved(texts, followed, state);
  for (const [name, text] of texts) {
    state.missing.delete(name);
    const hash = createHash('sha256').update(JSON.stringify(text)).update(stamp).digest('hex');
    if (state.read.get(name)?.hash === hash) continue;
    const loaded = loadNow(name, text, followed, state);
    state.read.set(name, { hash, loaded, isRefused: false });
  }
  await tellChanged(texts, followed, state);
}

async function tellFiles({ folder, operations, tell }: Followed, state: State): Promise<void> {
  const { files } = state;
  const all = await readLibrary(folder, operations);
  for (const written of all) {
    const { operation, file } = written;
    const known = files.get(file);
    const hash = hashOf(written);
    if (known?.hash === hash) continue;
    const checked = checkFile(written);
    if (checked.ok) await tell({ kind: 'file', file });
    else await tell({ kind: 'refused', file, problems: checked.problems });
    const content = checked.ok ? checked.content : known?.content;
    files.set(file, { operation, file, hash, content });
    if (checked.ok) readAnew(state);
  }
  for (const file of [...files.keys()].filter((known) => all.every((one) => one.file !== known))) {
    await tell({ kind: 'file', file });
    files.delete(file);
    readAnew(state);
  }
}

/** Communities hold what their operations read. */
function readAnew({ read }: State): void {
  for (const [name, known] of read) read.set(name, { ...known, hash: '' });
}

/** The pictures belong to it. */
function hashOf({ text, pictures }: Written): string {
  const hash = createHash('sha256').update(JSON.stringify(text));
  for (const [name, bytes] of pictures) hash.update(`\n${name}\n`).update(bytes);
  return hash.digest('hex');
}

function libraryInForce({ files }: State) {
  return libraryOf(
    [...files.values()].flatMap(({ content, ...one }) => (content ? [{ ...one, content }] : [])),
  );
}

function loadNow(name: string, text: Text, { folder, operations }: Followed, state: State): Loaded {
  const beside = { library: libraryInForce(state), pictures: picturesIn(folder) };
  return loadText(join(folder, name), text, operations, beside);
}

/** What is not in force as it was read. One that cannot be taken over keeps no other waiting. */
async function tellChanged(texts: Texts, followed: Followed, state: State): Promise<void> {
  const all = [...texts.keys()].flatMap((name) => {
    const loaded = state.read.get(name)?.loaded;
    return loaded === undefined || loaded === state.good.get(name) ? [] : [{ name, loaded }];
  });
  const good = all.flatMap(({ name, loaded }) => (loaded.ok ? [[name, loaded] as const] : []));
  const refused = refusals(new Map(good), state.good, state.missing);
  const failures: unknown[] = [];
  for (const { name, loaded } of all) {
    const problems = loaded.ok ? refused.get(name) : loaded.problems;
    const told =
      loaded.ok && problems === undefined
        ? takeOver(name, loaded, followed, state)
        : refuse(name, problems ?? [], followed, state);
    await told.catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

async function takeOver(name: string, loaded: Good, { folder, tell }: Followed, { good }: State) {
  const { community, warnings } = loaded;
  await tell({ kind: 'changed', file: join(folder, name), community, warnings });
  good.set(name, loaded);
}

/** Once. Without problems it waits for what a missing file has. */
async function refuse(
  name: string,
  problems: readonly Problem[],
  { folder, tell }: Followed,
  { read }: State,
) {
  const known = read.get(name);
  if (known === undefined || known.isRefused || problems.length === 0) return;
  await tell({ kind: 'refused', file: join(folder, name), problems });
  read.set(name, { ...known, isRefused: true });
}

async function tellRemoved(texts: Texts, { folder, tell }: Followed, state: State): Promise<void> {
  for (const name of [...state.read.keys()].filter((known) => !texts.has(known))) {
    if (!state.missing.has(name)) {
      state.missing.add(name);
      continue;
    }
    const gone = state.good.get(name);
    const id = gone && { id: gone.community.id };
    await tell({ kind: 'removed', file: join(folder, name), ...id });
    for (const kept of [state.missing, state.read, state.good]) kept.delete(name);
  }
}
