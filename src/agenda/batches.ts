import type { Log } from '../log.ts';
import type { Run } from './queue.ts';

export type Batches = {
  /** `done` is called once, with what `run` rejected with if it did. */
  readonly add: (id: number, done: (failure?: Error) => void) => void;
  readonly waiting: () => number;
  readonly running: () => number;
  /** Resolves when everything added so far has run. */
  readonly idle: () => Promise<void>;
  /** What waits will not be run, and its `done` is never called. */
  readonly drop: () => void;
};

type Entry = { readonly id: number; readonly done: (failure?: Error) => void };

/** Collects single ids into few calls: one at a time, up to `most` ids, in the order they came. */
export function openBatches(run: Run, { most, log }: { most: number; log: Log }): Batches {
  const waiting: Entry[] = [];
  let running = 0;
  let work: Promise<void> | undefined;

  async function runAll(): Promise<void> {
    // What is due together arrives within one turn of the event loop, though not in one call.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await runNext(waiting.splice(0, most));
    work = undefined;
  }

  async function runNext(batch: readonly Entry[]): Promise<void> {
    running = batch.length;
    const failure = await outcome(
      run,
      batch.map(({ id }) => id),
    );
    running = 0;
    if (failure) log.error({ err: failure, wakes: batch.length }, 'due timers failed');
    for (const { done } of batch) done(failure);
  }

  return {
    add(id, done) {
      waiting.push({ id, done });
      work ??= runAll();
    },
    waiting: () => waiting.length,
    running: () => running,
    idle: async () => work,
    drop: () => void waiting.splice(0),
  };
}

async function outcome(run: Run, ids: readonly number[]): Promise<Error | undefined> {
  try {
    await run(ids);
    return undefined;
  } catch (thrown) {
    return thrown instanceof Error ? thrown : new Error('not an Error was thrown');
  }
}
