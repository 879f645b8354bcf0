import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { mayRetry } from '../database/errors.ts';
import { gathering } from '../database/gather.ts';
import { outlast } from '../database/outlast.ts';
import { type Settled, settle } from './letter.ts';

/**
 * Writes what became of letters: what ends while a write is under way goes with the next one. What was
 * sent is known here alone, so it is not forgotten because the database restarts.
 */
export function openSettling(
  database: Database,
  clock: Clock,
): (fate: Settled) => Promise<Settled> {
  return gathering(async (fates) => {
    await outlast(clock, () => persistently(() => settle(database, fates, clock.now())));
    return fates;
  });
}

const TRIES = 3;

/** Whoever edits posts locks the same rows, in an order of their own. */
export async function persistently<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1)
    try {
      return await run();
    } catch (error) {
      if (!mayRetry(error) || tries === TRIES) throw error;
    }
}
