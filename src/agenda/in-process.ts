import { type Clock, pause } from '../clock.ts';
import type { Log } from '../log.ts';
import { CLOSE_WITHIN_MS, type Queue, type Run } from './queue.ts';
import { takeTurns } from './turns.ts';

export type InProcessSettings = {
  readonly clock: Clock;
  readonly log: Log;
  readonly closeWithinMs?: number;
};

/** For one process without Redis: the times, and a timer for the first of them. Forgets everything at its end. */
export function inProcessQueue(settings: InProcessSettings): Queue {
  const { clock, closeWithinMs = CLOSE_WITHIN_MS } = settings;
  let caller: Caller | undefined;
  const times = awaitedTimes(clock, (count) => caller?.call(count));
  let closing: Promise<void> | undefined;

  async function end(): Promise<void> {
    times.stop();
    await Promise.race([caller?.close(), pause(clock, closeWithinMs)]);
  }

  return {
    kind: 'in-process',
    async start(run) {
      caller = callerOf(run, settings.log);
      times.start();
    },
    arm: async (all) => times.add(all),
    health: () => (caller && !closing ? { ready: true } : { ready: false, why: 'not running' }),
    counts: async () => ({
      waiting: times.waiting(),
      ...(caller?.counts() ?? { due: 0, running: 0, failed: 0 }),
    }),
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}

function awaitedTimes(clock: Clock, come: (count: number) => void) {
  /** ms since 1970 */
  const times = new Set<number>();
  let timer: { readonly at: number; readonly cancel: () => void } | undefined;
  let started = false;

  /** Set anew each time: since the last, the clock may have been put forward, or the machine have slept. */
  function waitFor(time: number): void {
    const first = Math.min(time, timer?.at ?? Number.POSITIVE_INFINITY);
    if (!started || first === Number.POSITIVE_INFINITY) return;
    timer?.cancel();
    timer = { at: first, cancel: clock.after(first - clock.now().getTime(), ring) };
  }

  /** A timer may come a millisecond early; then the same time is waited for again. */
  function ring(): void {
    timer = undefined;
    const now = clock.now().getTime();
    const past = [...times].filter((at) => at <= now);
    for (const at of past) times.delete(at);
    if (past.length > 0) come(past.length);
    waitFor(earliest(times));
  }

  return {
    add(all: readonly Date[]): void {
      for (const at of all) times.add(at.getTime());
      waitFor(earliest(all.map((at) => at.getTime())));
    },
    waiting: () => times.size,
    start(): void {
      started = true;
      waitFor(earliest(times));
    },
    stop(): void {
      started = false;
      timer?.cancel();
    },
  };
}

type Caller = ReturnType<typeof callerOf>;

/** Calls `run`, and counts in times. */
function callerOf(run: Run, log: Log) {
  const turns = takeTurns(run);
  let due = 0;
  let failed = 0;
  return {
    call(count: number): void {
      due += count;
      const began = () => {
        due -= count;
      };
      turns.next(began).catch((error: unknown) => {
        failed += count;
        log.error({ err: error }, 'due timers failed');
      });
    },
    counts: () => ({ due, running: turns.running() ? 1 : 0, failed }),
    close: turns.close,
  };
}

function earliest(times: Iterable<number>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const at of times) first = Math.min(first, at);
  return first;
}
