import { type Clock, systemClock } from '../../../src/clock.ts';

/** Real time, so many times as fast: for waits of minutes beside a real database. */
export function fastClock(times: number): Clock {
  const start = systemClock.now().getTime();
  const began = systemClock.elapsed();
  const passed = () => (systemClock.elapsed() - began) * times;
  return {
    now: () => new Date(start + passed()),
    elapsed: passed,
    after: (ms, then) => systemClock.after(ms / times, then),
  };
}
