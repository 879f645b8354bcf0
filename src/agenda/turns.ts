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
  let following: { readonly call: Promise<void>; readonly begin: (() => void)[] } | undefined;
  let closed = false;

  async function call(begin: readonly (() => void)[]): Promise<void> {
    // What comes in one turn of the event loop shares a call.
    await new Promise<void>((resolve) => setImmediate(resolve));
    await current?.catch(() => undefined);
    following = undefined;
    if (closed) return;
    for (const one of begin) one();
    const own = run().finally(() => {
      if (current === own) current = undefined;
    });
    current = own;
    await own;
  }

  return {
    next(begins) {
      if (following === undefined) {
        const begin: (() => void)[] = [];
        following = { begin, call: call(begin) };
      }
      following.begin.push(begins);
      return following.call;
    },
    running: () => current !== undefined,
    async close() {
      closed = true;
      await current?.catch(() => undefined);
    },
  };
}
