import { gathering } from '../database/gather.ts';
import type { Run } from './queue.ts';

/** One call of `run` at a time. */
export type Turns = {
  /** Resolves, or rejects, with a call that begins after this was asked for; all who wait share the next. */
  readonly next: (begins: () => void) => Promise<void>;
  readonly running: () => boolean;
  /** Resolves when the call under way has ended. Who waits for another is let go without one. */
  readonly close: () => Promise<void>;
};

export function takeTurns(run: Run): Turns {
  let current: Promise<void> | undefined;
  let closed = false;

  async function call(): Promise<void> {
    current = run();
    try {
      await current;
    } finally {
      current = undefined;
    }
  }

  return {
    next: gathering<() => void, void>(async (waiting) => {
      if (!closed) {
        for (const begins of waiting) begins();
        await call();
      }
      return waiting.map(() => undefined);
    }),
    running: () => current !== undefined,
    async close() {
      closed = true;
      await current?.catch(() => undefined);
    },
  };
}
