import type { Clock } from './clock.ts';

/** Work that is done again and again: when something woke it, when its next piece is due, and now and then anyway. */
export type Loop = {
  /** There is something to do. */
  readonly wake: () => void;
  /** Resolves when what was to do by now is done. */
  readonly settled: () => Promise<void>;
  /** Ends after the pass under way, which is told so. */
  readonly stop: () => Promise<void>;
};

/**
 * @param pass does what is due and returns when the next piece is (undefined: nobody knows of one). A
 * long one looks now and then whether it is to end.
 * Passes never overlap. One that throws is told to `failed` and tried again at the next turn.
 */
export function startLoop(options: {
  readonly clock: Clock;
  readonly pass: (ending: () => boolean) => Promise<Date | undefined>;
  /** also looked at this often, for what other processes left */
  readonly everyMs: number;
  readonly failed: (error: unknown) => void;
}): Loop {
  const { clock, pass, everyMs, failed } = options;
  let callOff = () => {};
  let current: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function run(): Promise<void> {
    let due: Date | undefined;
    do {
      again = false;
      due = await pass(() => stopped).catch((error: unknown) => {
        failed(error);
        return undefined;
      });
    } while (again && !stopped);
    current = undefined;
    if (!stopped) sleep(due);
  }

  function sleep(due: Date | undefined): void {
    const ms = due === undefined ? everyMs : due.getTime() - clock.now().getTime();
    callOff();
    callOff = clock.after(Math.max(0, Math.min(ms, everyMs)), wake);
  }

  function wake(): void {
    if (stopped) return;
    if (current === undefined) current = run();
    else again = true;
  }

  sleep(undefined);
  return {
    wake,
    settled: async () => {
      while (current !== undefined) await current;
    },
    stop: async () => {
      stopped = true;
      callOff();
      await current;
    },
  };
}
