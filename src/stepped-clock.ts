import type { Clock } from './clock.ts';

/** A clock that stands until it is moved; what falls due on the way runs in order, at its own time. */
export type SteppedClock = Clock & {
  advance(by: {
    days?: number;
    hours?: number;
    minutes?: number;
    seconds?: number;
    ms?: number;
  }): Promise<void>;
  set(now: string | Date): void;
};

type Waiting = { at: number; order: number; then: () => void };

/** @param settled resolves when what a timer started is done; by default, when promises have run on */
export function steppedClock(
  start: string | Date,
  settled: () => Promise<void> = settle,
): SteppedClock {
  let now = new Date(start).getTime();
  let order = 0;
  const waiting = new Set<Waiting>();
  const next = () => [...waiting].sort((a, b) => a.at - b.at || a.order - b.order)[0];

  return {
    now: () => new Date(now),
    elapsed: () => now,
    after(ms, then) {
      const entry = { at: now + Math.max(0, ms), order: order++, then };
      waiting.add(entry);
      return () => waiting.delete(entry);
    },
    async advance({ days = 0, hours = 0, minutes = 0, seconds = 0, ms = 0 }) {
      const until = now + ((days * 24 + hours) * 60 + minutes) * 60_000 + seconds * 1000 + ms;
      for (let due = next(); due && due.at <= until; due = next()) {
        waiting.delete(due);
        now = Math.max(now, due.at);
        due.then();
        await settled();
      }
      now = until;
      await settled();
    },
    set(to) {
      now = new Date(to).getTime();
    },
  };
}

/** Lets what was started run on: promises and the event loop's turns, not timers. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
