import { type Clock, pause } from '../clock.ts';
import type { Log } from '../log.ts';
import { CLOSE_WITHIN_MS, type Queue, type Run } from './queue.ts';
import { openRedisLink, type RedisLink } from './redis-link.ts';
import { wakeJobs } from './wake-jobs.ts';
import { openWakeWorker } from './wake-worker.ts';

export type BullmqSettings = {
  readonly url: string;
  /** what the keys of this deployment begin with, as several may share a Redis */
  readonly prefix: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly closeWithinMs?: number;
};

/** Redis was away, or unfit, at the start: it is asked again so often. */
const AGAIN_MS = 2000;

/** Wakes in Redis: they survive a restart of the process, and several processes share them. */
export function bullmqQueue(settings: BullmqSettings): Queue {
  const { clock, closeWithinMs = CLOSE_WITHIN_MS } = settings;
  const link = openRedisLink(settings.url, settings);
  const jobs = wakeJobs(link.commands, settings);
  const taking = takeover(settings, link);

  let closing: Promise<void> | undefined;

  function close(): Promise<void> {
    closing ??= end();
    return closing;
  }

  async function end(): Promise<void> {
    await Promise.race([taking.close(), pause(clock, closeWithinMs)]);
    link.close();
    taking.abandon();
  }

  return {
    kind: 'bullmq',
    async start(run) {
      try {
        await taking.begin(run);
      } catch (error) {
        await close();
        throw error;
      }
      link.watch();
    },
    arm: (times) => absorb(link, () => jobs.add(times)),
    health() {
      const why = taking.hindrance();
      return why === undefined ? link.health() : { ready: false, why };
    },
    counts: () => absorb(link, jobs.counts),
    close,
  };
}

/** Starts the worker once Redis is there and fit, which may be later than the process's start. */
function takeover({ clock, log, prefix }: BullmqSettings, link: RedisLink) {
  let worker: ReturnType<typeof openWakeWorker> | undefined;
  let hindrance: string | undefined = 'not running';
  let cancel = () => {};
  let closed = false;

  async function begin(run: Run): Promise<void> {
    const found = await link.inspect();
    if (closed) return;
    if (found === 'fit') worker = openWakeWorker(link.patient(), run, { prefix, log });
    else cancel = clock.after(AGAIN_MS, () => void beginLate(run));
    hindrance = worker ? undefined : 'waits for Redis';
  }

  async function beginLate(run: Run): Promise<void> {
    try {
      await begin(run);
    } catch (error) {
      const { message } = error as Error;
      if (hindrance !== message) log.error(message);
      hindrance = message;
      cancel = clock.after(AGAIN_MS, () => void beginLate(run));
    }
  }

  return {
    begin,
    hindrance: () => hindrance,
    async close() {
      closed = true;
      hindrance = 'closed';
      cancel();
      await worker?.close();
    },
    abandon: () => void worker?.abandon().catch((error) => log.debug({ err: error }, 'closing')),
  };
}

/** What fails is the reconciler's to do again; `health` and the log tell of it. */
async function absorb<T>(link: RedisLink, task: () => Promise<T>): Promise<T | undefined> {
  try {
    return await task();
  } catch (error) {
    link.failed(error as Error);
    return undefined;
  }
}
