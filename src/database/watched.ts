import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Database } from './database.ts';
import { isDown } from './errors.ts';

/** Errors of an outage that was told already. */
const told = new WeakSet<Error>();

/** Whether an error, or what caused it, is of an outage that the log was told of. */
export function isTold(error: unknown): boolean {
  return error instanceof Error && (told.has(error) || isTold(error.cause));
}

const AGAIN_MS = 60_000;

type Outage = { readonly since: number; toldAt: number; failed: number };

/**
 * The same database, whose outage is told in the log once, then once a minute, and when it is over: all that works
 * on it fails meanwhile, and would say the same again and again.
 */
export function watched(
  database: Database,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Database {
  let outage: Outage | undefined;
  let failures = 0;

  function failed(error: unknown): void {
    if (!isDown(error)) return;
    failures += 1;
    const now = clock.elapsed();
    outage ??= { since: now, toldAt: Number.NEGATIVE_INFINITY, failed: 0 };
    outage.failed += 1;
    if (now - outage.toldAt >= AGAIN_MS) {
      log.error({ err: error, failed: outage.failed, ...lasting(outage) }, AWAY);
      outage.toldAt = now;
    }
    told.add(error as Error);
  }

  function answered(failuresBefore: number): void {
    // What was asked before the last failure proves nothing.
    if (outage === undefined || failures !== failuresBefore) return;
    log.info({ failed: outage.failed, ...lasting(outage) }, 'the database answers again');
    outage = undefined;
  }

  const lasting = ({ since }: Outage) => ({
    seconds: Math.round((clock.elapsed() - since) / 1000),
  });

  async function watch<T>(work: Promise<T>): Promise<T> {
    const before = failures;
    try {
      const value = await work;
      answered(before);
      return value;
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  return {
    ...database,
    query: (text, values) => watch(database.query(text, values)),
    execute: (text, values) => watch(database.execute(text, values)),
    transaction: (run) => watch(database.transaction(run)),
  };
}

const AWAY =
  'the database does not answer; all is tried again by itself, and no update is confirmed meanwhile';
