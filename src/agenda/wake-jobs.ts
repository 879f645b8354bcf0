import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { QueueCounts } from './queue.ts';

/** The queue's name: with the deployment's prefix it begins every key. */
export const WAKES = 'wakes';

/** Commands sent together: each has its 1.5 s from when it is written. */
const CHUNK = 500;

/** Times to wake at, as BullMQ's jobs. All of it rejects when Redis does not answer. */
export type WakeJobs = {
  readonly add: (times: readonly Date[]) => Promise<void>;
  readonly counts: () => Promise<QueueCounts>;
};

type Settings = { readonly prefix: string; readonly clock: Clock; readonly log: Log };

export function wakeJobs(connection: Redis, { prefix, clock, log }: Settings): WakeJobs {
  const queue = new Queue<0, void, 'wake'>(WAKES, {
    connection,
    prefix,
    // Both would wait for Redis, and what they ask has been asked.
    skipWaitingForReady: true,
    skipVersionCheck: true,
    // Nobody reads this stream; BullMQ writes it.
    streams: { events: { maxLen: 1000 } },
  });
  queue.on('error', (error) => log.debug({ err: error }, 'queue'));

  return {
    /** A job is named by its time, so adding it again changes nothing. Whatever is past is one job, due now. */
    async add(times) {
      const now = clock.now().getTime();
      const wakes = [...new Set(times.map((at) => Math.max(now, at.getTime())))];
      for (const chunk of chunks(wakes))
        await queue.addBulk(
          chunk.map((at) => ({
            name: 'wake',
            data: 0,
            opts: { jobId: `at-${at}`, timestamp: now, delay: at - now },
          })),
        );
    },
    async counts() {
      const found = await queue.getJobCounts('delayed', 'waiting', 'active', 'failed');
      const of = (state: string) => found[state] ?? 0;
      return {
        waiting: of('delayed'),
        due: of('waiting'),
        running: of('active'),
        failed: of('failed'),
      };
    },
  };
}

function* chunks<T>(list: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < list.length; from += CHUNK) yield list.slice(from, from + CHUNK);
}
