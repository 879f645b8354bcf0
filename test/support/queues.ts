import { setTimeout } from 'node:timers/promises';
import { pino } from 'pino';
import { bullmqQueue } from '../../src/agenda/bullmq.ts';
import { inProcessQueue } from '../../src/agenda/in-process.ts';
import type { Queue } from '../../src/agenda/queue.ts';
import { systemClock } from '../../src/clock.ts';
import { virtualClock } from './clock.ts';
import { PATIENCE_MS } from './patience.ts';
import { redis } from './services/redis.ts';

const log = pino({ level: 'silent' });

type Settings = { closeWithinMs?: number };

/** A queue's driver and the time it lives in: one suite of cases runs against each. */
export type Driver = {
  readonly name: Queue['kind'];
  readonly open: (settings?: Settings) => Queue;
  /** so many ms from this driver's now; negative is past */
  readonly at: (ms: number) => Date;
  /** Lets this driver's time pass. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets it pass until this holds. */
  readonly until: (holds: () => boolean | Promise<boolean>) => Promise<void>;
};

export async function inProcessDriver(): Promise<Driver> {
  const clock = virtualClock('2026-03-01T08:00:00Z');
  const pass = (ms: number) => clock.advance({ ms });
  return {
    name: 'in-process',
    open: (settings) => inProcessQueue({ clock, log, ...settings }),
    at: (ms) => new Date(clock.now().getTime() + ms),
    pass,
    until: (holds) => repeat(holds, () => pass(10)),
  };
}

let server: ReturnType<typeof redis> | undefined;
let prefixes = 0;

/** On a Redis that the file's tests share; each driver has keys of its own. */
export async function bullmqDriver(
  url?: string,
): Promise<Driver & { url: string; prefix: string }> {
  server ??= redis();
  const shared = { url: url ?? (await server).url, prefix: `test-${process.pid}-${prefixes++}` };
  return {
    name: 'bullmq',
    ...shared,
    open: (settings) => bullmqQueue({ ...shared, clock: systemClock, log, ...settings }),
    at: (ms) => new Date(Date.now() + ms),
    pass: (ms) => setTimeout(ms),
    until: (holds) => repeat(holds, () => setTimeout(10)),
  };
}

async function repeat(
  holds: () => boolean | Promise<boolean>,
  step: () => Promise<void>,
): Promise<void> {
  const started = Date.now();
  while (!(await holds())) {
    if (Date.now() - started > PATIENCE_MS) throw new Error(`waited for ${PATIENCE_MS} ms in vain`);
    await step();
  }
}

/**
 * Timers' rows as a database would keep them: `run` claims what is due, once. `work` is done in each call, with the
 * names of what it claimed.
 */
export function timerRows(
  driver: Pick<Driver, 'at'>,
  work: (claimed: readonly string[]) => Promise<void> = async () => {},
) {
  const rows = new Map<string, Date>();
  const calls: (readonly string[])[] = [];
  return {
    calls,
    claimed: () => calls.flat(),
    put: (name: string, dueAt: Date) => void rows.set(name, dueAt),
    /** What a reconciler arms. */
    times: () => [...rows.values()],
    async run() {
      const now = driver.at(0);
      const due = [...rows].filter(([, dueAt]) => dueAt <= now).map(([name]) => name);
      for (const name of due) rows.delete(name);
      calls.push(due);
      await work(due);
    },
  };
}

export const drivers: readonly (readonly [Driver['name'], () => Promise<Driver>])[] = [
  ['in-process', inProcessDriver],
  ['bullmq', bullmqDriver],
];

const open: Queue[] = [];

/** Closed after the test. */
export function keep(queue: Queue): Queue {
  open.push(queue);
  return queue;
}

export async function closeQueues(): Promise<void> {
  await Promise.all(open.splice(0).map((queue) => queue.close()));
}

/** A started queue, and rows that it wakes for; `work` is done in each call. */
export async function started(
  driverOf: () => Promise<Driver>,
  { work, ...settings }: Settings & { work?: (claimed: readonly string[]) => Promise<void> } = {},
) {
  const driver = await driverOf();
  const queue = keep(driver.open(settings));
  const rows = timerRows(driver, work);
  await queue.start(rows.run);
  /** Sets timers and arms their times. */
  const set = (dues: Readonly<Record<string, Date>>) => {
    for (const [name, dueAt] of Object.entries(dues)) rows.put(name, dueAt);
    return queue.arm(Object.values(dues));
  };
  return { driver, queue, set, ...rows };
}
