import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { QueueCounts, Wake } from './queue.ts';

/** The queue's name: with the deployment's prefix it begins every key. */
export const WAKES = 'wakes';

/** Commands sent together: each has its 1.5 s from when it is written. */
const CHUNK = 500;

/** Wakes as BullMQ's jobs. All of it rejects when Redis does not answer. */
export type WakeJobs = {
  /** Returns those that run at this moment and so could not get their new time. */
  readonly replace: (wakes: readonly Wake[]) => Promise<readonly Wake[]>;
  readonly remove: (ids: readonly number[]) => Promise<void>;
  readonly counts: () => Promise<QueueCounts>;
};

type Settings = { readonly prefix: string; readonly clock: Clock; readonly log: Log };

export function wakeJobs(connection: Redis, { prefix, clock, log }: Settings): WakeJobs {
  const queue = new Queue<number, void, 'wake'>(WAKES, {
    connection,
    prefix,
    // Both would wait for Redis, and what they ask has been asked.
    skipWaitingForReady: true,
    skipVersionCheck: true,
    // Nobody reads this stream; BullMQ writes it.
    streams: { events: { maxLen: 1000 } },
  });
  queue.on('error', (error) => log.debug({ err: error }, 'queue'));

  function add(wakes: readonly Wake[]): Promise<unknown> {
    const timestamp = clock.now().getTime();
    const opts = ({ id, dueAt }: Wake) => ({
      jobId: jobId(id),
      timestamp,
      delay: Math.max(0, dueAt.getTime() - timestamp),
    });
    return queue.addBulk(wakes.map((wake) => ({ name: 'wake', data: wake.id, opts: opts(wake) })));
  }

  /** 0 for each that runs at this moment, 1 for each that is no longer there */
  function remove(ids: readonly number[]): Promise<number[]> {
    return Promise.all(ids.map((id) => queue.remove(jobId(id), { removeChildren: false })));
  }

  return {
    // Adding an id that waits keeps its old time, and one that ended is ignored: so remove, then add.
    async replace(wakes) {
      const running: Wake[] = [];
      for (const chunk of chunks(wakes)) {
        const removed = await remove(chunk.map(({ id }) => id));
        await add(chunk.filter((_, index) => removed[index] === 1));
        running.push(...chunk.filter((_, index) => removed[index] !== 1));
      }
      return running;
    },
    async remove(ids) {
      for (const chunk of chunks(ids)) await remove(chunk);
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

/** BullMQ takes no id that is all digits, or has a colon. */
const jobId = (id: number) => `wake-${id}`;

function* chunks<T>(list: readonly T[]): Iterable<readonly T[]> {
  for (let from = 0; from < list.length; from += CHUNK) yield list.slice(from, from + CHUNK);
}
