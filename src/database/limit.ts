import type { Clock } from '../clock.ts';

/** How long tasks may wait for what is not the database. */
export type Limit = { readonly clock: Pick<Clock, 'after'>; readonly ms: number };

/** Bounds the waiting for tasks that run one after the other, with one timer for all of them. */
export type Bounds = {
  /** Resolves as the task does. @throws when the task waits for something that does not come */
  readonly within: <T>(task: Promise<T>) => Promise<T>;
  readonly lift: () => void;
};

export const unbounded: Bounds = { within: (task) => task, lift: () => {} };

/**
 * @param busy the database is at work: that takes as long as it takes, and is nobody's fault. Without
 * it a task gets no further only when it waits for something else.
 */
export function boundsOf({ clock, ms }: Limit, busy: () => boolean): Bounds {
  let callOff = () => {};
  let over: Promise<never>;

  function arm(): void {
    over = new Promise((_, reject) => {
      const look = () => {
        if (busy()) {
          callOff = clock.after(ms, look);
          return;
        }
        reject(new Error(`a task did not end within ${ms} ms`));
        arm();
      };
      callOff = clock.after(ms, look);
    });
    over.catch(() => undefined);
  }

  arm();
  return {
    within: (task) => Promise.race([task, over]),
    lift: () => callOff(),
  };
}
