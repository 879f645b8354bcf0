import { type Job, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Log } from '../log.ts';
import { openBatches } from './batches.ts';
import type { Run } from './queue.ts';
import { WAKES } from './wake-jobs.ts';

type WakeJob = Job<number, void, 'wake'>;

type Settings = { readonly prefix: string; readonly log: Log; readonly most: number };

/**
 * Takes due jobs and hands them to `run` in batches. BullMQ runs jobs one by one, so many are taken
 * at a time and each waits for its batch; their ends are written, and the next taken, together.
 */
export function openWakeWorker(connection: Redis, run: Run, { prefix, log, most }: Settings) {
  const batches = openBatches(run, { most, log });
  const process = (job: WakeJob) =>
    new Promise<void>((resolve, reject) => {
      batches.add(job.data, (failure) => (failure ? reject(failure) : resolve()));
    });
  const worker = new Worker<number, void, 'wake'>(WAKES, process, {
    connection,
    prefix,
    // While one batch runs, the next is taken.
    concurrency: 2 * most,
    lockDuration: 15_000,
    stalledInterval: 5000,
    maxStalledCount: 2,
    // Kept for whoever looks into the queue.
    removeOnComplete: { age: 3600 },
    removeOnFail: { age: 24 * 3600 },
  });
  worker.on('error', (error) => log.debug({ err: error }, 'queue worker'));

  return {
    /** Ends when what was taken has run and is written: not at all while Redis is unreachable. */
    close: () => worker.close(),
    /** Jobs that run are taken over by another worker when their locks end. */
    async abandon(): Promise<void> {
      const blocking = await worker.getBackend().blockingClient;
      blocking?.disconnect();
    },
  };
}
