import { type Clock, pause } from '../clock.ts';
import { isDown } from './errors.ts';

/** How long a lost database is waited for, in steps of ms: a restart takes this long. */
export const OUTAGE = [100, 200, 400, 800, 1600, 3200] as const;

/** Runs what may be run again until the database answers; rejects when it stays away, or for another reason. */
export async function outlast<T>(clock: Clock, run: () => Promise<T>): Promise<T> {
  const waits: number[] = [...OUTAGE];
  for (;;) {
    try {
      return await run();
    } catch (error) {
      const wait = isDown(error) ? waits.shift() : undefined;
      if (wait === undefined) throw error;
      await pause(clock, wait);
    }
  }
}
