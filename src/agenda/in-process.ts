import { type Clock, pause } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Batches, openBatches } from './batches.ts';
import { BATCH, CLOSE_WITHIN_MS, type Queue } from './queue.ts';
import { wakeHeap } from './wake-heap.ts';

export type InProcessSettings = {
  readonly clock: Clock;
  readonly log: Log;
  /** ids a call of `run` gets at most */
  readonly most?: number;
  readonly closeWithinMs?: number;
};

/** For one process without Redis: a heap and one timer. Forgets everything at its end. */
export function inProcessQueue(settings: InProcessSettings): Queue {
  const { clock, log, most = BATCH, closeWithinMs = CLOSE_WITHIN_MS } = settings;
  const heap = wakeHeap();
  let batches: Batches | undefined;
  let closing: Promise<void> | undefined;
  let failed = 0;
  let timer: { readonly at: number; readonly cancel: () => void } | undefined;

  function setTimer(): void {
    const at = heap.first()?.at;
    if (!batches || closing || timer?.at === at) return;
    timer?.cancel();
    timer = undefined;
    if (at === undefined) return;
    timer = { at, cancel: clock.after(at - clock.now().getTime(), handOver) };
  }

  function handOver(): void {
    timer = undefined;
    const now = clock.now().getTime();
    for (let first = heap.first(); first && first.at <= now; first = heap.first()) {
      heap.take();
      batches?.add(first.id, (failure) => {
        if (failure) failed += 1;
      });
    }
    // A timer may come a millisecond early; then the same wake is waited for again.
    setTimer();
  }

  async function end(): Promise<void> {
    timer?.cancel();
    batches?.drop();
    await Promise.race([batches?.idle(), pause(clock, closeWithinMs)]);
  }

  return {
    kind: 'in-process',
    async start(run) {
      batches = openBatches(run, { most, log });
      setTimer();
    },
    async arm(wakes) {
      for (const { id, dueAt } of wakes) heap.put({ id, at: dueAt.getTime() });
      setTimer();
    },
    async disarm(ids) {
      for (const id of ids) heap.remove(id);
      setTimer();
    },
    health: () => (batches && !closing ? { ready: true } : { ready: false, why: 'not running' }),
    counts: async () => ({
      waiting: heap.size(),
      due: batches?.waiting() ?? 0,
      running: batches?.running() ?? 0,
      failed,
    }),
    close: () => {
      closing ??= end();
      return closing;
    },
  };
}
