import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { FileContent, Operation } from '../bot/command.ts';
import type { Community } from '../bot/community.ts';
import type { Clock } from '../clock.ts';
import { checkFile, libraryOf, readLibrary, type Written } from './files.ts';
import { type Good, loadText, readTexts, refuseTaken, type Texts } from './folder.ts';
import { picturesIn, picturesStamp } from './pictures.ts';
import type { Problem } from './problem.ts';
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

export type Watching = {
  /** Looks now. The first look tells every community there is. */
  readonly look: () => Promise<void>;
  /** Resolves when nothing will be told any more. */
  readonly stop: () => Promise<void>;
};

type Watched = {
  readonly folder: string;
  readonly operations: readonly Operation[];
  readonly clock: Clock;
  /** Told one after another; the next waits until this is done. */
  readonly tell: (change: Change) => Promise<void> | void;
  /** The folder could not be read, or `tell` rejected: told here, and tried again. */
  readonly failed: (error: unknown) => void;
  /** A look went through. */
  readonly looked?: () => void;
};

/** An editor writes a file in several steps; they are over by then. */
const SETTLE_MS = 300;
/** Changes are noticed at once where the system tells them, and by looking where it does not. */
const LOOK_MS = 5000;

/**
 * Follows a folder of communities. Looks are compared by content, so it does not matter how a file is
 * replaced; a file that is gone must be missing at two looks, as editors rename for a moment.
 */
export function watchFolder(watched: Watched): Watching {
  const state: State = {
    hashes: new Map(),
    good: new Map(),
    missing: new Set(),
    clashing: new Set(),
    files: new Map(),
  };
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let callOff = () => {};

  const look = (): Promise<void> => {
    again = looking !== undefined;
    looking ??= compare(watched, state)
      .then(watched.looked, watched.failed)
      .finally(() => {
        looking = undefined;
        schedule(again || state.missing.size > 0 ? SETTLE_MS : LOOK_MS);
        again = false;
      });
    return looking;
  };
  const schedule = (ms: number) => {
    callOff();
    if (!stopped) callOff = watched.clock.after(ms, () => void look());
  };
  const closings = foldersOf(watched).map((one) => notice(one, () => schedule(SETTLE_MS)));
  schedule(LOOK_MS);
  return {
    look,
    async stop() {
      stopped = true;
      callOff();
      for (const close of closings) close();
      await looking;
    },
  };
}

const foldersOf = ({ folder, operations }: Watched) => [
  folder,
  ...operations.flatMap(({ files }) => (files ? [join(folder, files.folder)] : [])),
];

/** Where the system cannot watch (some network folders), looking now and then must do. */
function notice(folder: string, then: () => void): () => void {
  try {
    const watcher = watch(folder, { persistent: false }, then);
    watcher.on('error', () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => {};
  }
}

type State = {
  /** by file name: what was last seen, taken over or refused */
  readonly hashes: Map<string, string>;
  /** by file name: what is in force */
  readonly good: Map<string, Good>;
  readonly missing: Set<string>;
  /** refused because of another file, so worth another look when others change */
  readonly clashing: Set<string>;
  /** by path, what operations read: as it was last seen, and what of it is in force */
  readonly files: Map<string, Known>;
};

type Known = Pick<Written, 'operation' | 'file'> & {
  readonly hash: string;
  readonly content: FileContent | undefined;
};

async function compare(watched: Watched, state: State): Promise<void> {
  await tellFiles(watched, state);
  const texts = await readTexts(watched.folder);
  const stamp = await picturesStamp(watched.folder);
  await tellRemoved(texts, watched, state);
  for (const [name, text] of texts) {
    state.missing.delete(name);
    const hash = createHash('sha256').update(JSON.stringify(text)).update(stamp).digest('hex');
    if (state.hashes.get(name) === hash) continue;
    await tellChanged(name, text, watched, state);
    state.hashes.set(name, hash);
  }
}

async function tellFiles({ folder, operations, tell }: Watched, state: State): Promise<void> {
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
function readAnew({ hashes }: State): void {
  for (const name of hashes.keys()) hashes.set(name, '');
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

async function tellChanged(
  name: string,
  text: Text,
  { folder, operations, tell }: Watched,
  state: State,
): Promise<void> {
  const file = join(folder, name);
  const others = [...state.good].filter(([other]) => other !== name).map(([, good]) => good);
  const beside = { library: libraryInForce(state), pictures: picturesIn(folder) };
  const alone = loadText(file, text, operations, beside);
  const loaded = refuseTaken(alone, others);
  if (loaded.ok) {
    const { community, warnings } = loaded;
    await tell({ kind: 'changed', file, community, warnings });
    state.good.set(name, loaded);
    state.clashing.delete(name);
    forgetClashes(state);
  } else {
    await tell({ kind: 'refused', file, problems: loaded.problems });
    if (alone.ok) state.clashing.add(name);
  }
}

function forgetClashes({ clashing, hashes }: State): void {
  for (const name of clashing) hashes.delete(name);
  clashing.clear();
}

async function tellRemoved(texts: Texts, { folder, tell }: Watched, state: State): Promise<void> {
  for (const name of [...state.hashes.keys()].filter((known) => !texts.has(known))) {
    if (!state.missing.has(name)) {
      state.missing.add(name);
      continue;
    }
    const gone = state.good.get(name);
    const id = gone && { id: gone.community.id };
    await tell({ kind: 'removed', file: join(folder, name), ...id });
    for (const kept of [state.missing, state.hashes, state.good, state.clashing]) kept.delete(name);
    forgetClashes(state);
  }
}
