import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '../log.ts';
import type { Run } from './queue.ts';
import { takeTurns } from './turns.ts';
import { WAKES } from './wake-jobs.ts';

type Settings = { readonly prefix: string; readonly log: Log };

/** Jobs that are taken at a time: all of them share one call. */
const TOGETHER = 500;

/** Takes the jobs whose time has come. A call of `run` does all that is due, so many jobs end with one. */
export function openWakeWorker(connection: Redis, run: Run, { prefix, log }: Settings) {
  const turns = takeTurns(async () => {
    try {
      await run();
    } catch (error) {
      log.error({ err: error }, 'due timers failed');
      throw error instanceof Error ? error : new Error('not an Error was thrown');
    }
  });
  const worker = new Worker<0, void, 'wake'>(WAKES, () => turns.next(() => undefined), {
    connection,
    prefix,
    concurrency: TOGETHER,
    lockDuration: 15_000,
    stalledInterval: 5000,
    maxStalledCount: 2,
    // The time may be armed again.
    removeOnComplete: { count: 0 },
    // Kept for whoever looks into the queue.
    removeOnFail: { age: 24 * 3600 },
  });
  worker.on('error', (error) => log.debug({ err: error }, 'queue worker'));

  return {
    /** Ends when the call under way has ended and is written: not at all while Redis is unreachable. */
    async close(): Promise<void> {
      await Promise.all([turns.close(), worker.close()]);
    },
    /** Jobs that run are taken over by another worker when their locks end. */
    async abandon(): Promise<void> {
      const blocking = await worker.getBackend().blockingClient;
      blocking?.disconnect();
    },
  };
}
