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
  /** between passes, so that what wakes it a hundred times a second does not cost a hundred passes */
  readonly restMs?: number;
  readonly failed: (error: unknown) => void;
}): Loop {
  const { clock, pass, everyMs, restMs = 0, failed } = options;
  let callOff = () => {};
  let current: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let restsUntil = 0;

  async function run(): Promise<void> {
    again = false;
    const due = await pass(() => stopped).catch((error: unknown) => {
      failed(error);
      return undefined;
    });
    current = undefined;
    restsUntil = clock.elapsed() + restMs;
    if (stopped) return;
    if (again) wake();
    else sleep(due);
  }

  function begin(): void {
    callOff();
    current = run();
  }

  function sleep(due: Date | undefined): void {
    const ms = due === undefined ? everyMs : due.getTime() - clock.now().getTime();
    callOff();
    callOff = clock.after(Math.max(0, Math.min(ms, everyMs)), wake);
  }

  function wake(): void {
    if (stopped) return;
    const rest = restsUntil - clock.elapsed();
    if (current === undefined && rest <= 0) {
      begin();
      return;
    }
    again = true;
    if (current !== undefined) return;
    callOff();
    callOff = clock.after(rest, begin);
  }

  sleep(undefined);
  return {
    wake,
    settled: async () => {
      while (current !== undefined || again) {
        if (current === undefined) begin();
        await current;
      }
    },
    stop: async () => {
      stopped = true;
      again = false;
      callOff();
      await current;
    },
  };
}
