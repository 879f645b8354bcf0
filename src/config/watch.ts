import { watch } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { compare, type Followed, nothingSeen } from './look.ts';

export type Watching = {
  /** Looks now. The first look tells every community there is. */
  readonly look: () => Promise<void>;
  /** Resolves when nothing will be told any more. */
  readonly stop: () => Promise<void>;
};

type Watched = Followed & {
  readonly clock: Clock;
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
  const state = nothingSeen();
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
