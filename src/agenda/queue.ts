import type { Health } from '../health.ts';

/**
 * What wakes the process when timers fall due. It knows nothing but times: the timers' rows are the truth,
 * so a wake may be lost or come twice without harm. Whoever is woken claims the rows that are due, and a
 * reconciler arms again what the rows say is still to come.
 */
export type Queue = {
  readonly kind: 'in-process' | 'bullmq';
  /**
   * From now on `run` is called when a time has come that was armed: one call at a time, and one for all
   * that came during the last. A `run` that rejects is logged and counted; the rows stay due, so the
   * reconciler arms them again.
   *
   * Rejects only for what an operator must change (a Redis that evicts keys, a wrong password). A
   * Redis that does not answer yet is waited for, and `health` says so.
   */
  readonly start: (run: Run) => Promise<void>;
  /**
   * Times to wake at; a time armed twice wakes once, one already past wakes at once. There is no taking
   * back: a wake for which no row is due any more does nothing.
   * Never rejects and never waits long: what could not be armed is the reconciler's.
   */
  readonly arm: (times: readonly Date[]) => Promise<void>;
  readonly health: () => Health;
  /** undefined when Redis does not answer: unknown is not zero */
  readonly counts: () => Promise<QueueCounts | undefined>;
  /** Takes no more, lets the call that runs end, and returns within the deadline whatever happens. */
  readonly close: () => Promise<void>;
};

export type Run = () => Promise<void>;

/** Of times, not of timers: many may be due at one. */
export type QueueCounts = {
  /** armed for later */
  readonly waiting: number;
  /** come, not yet handed to `run` */
  readonly due: number;
  readonly running: number;
  /** those whose run rejected: since the start in process, of the last day in Redis */
  readonly failed: number;
};

/** How long `close` waits for the call that runs. */
export const CLOSE_WITHIN_MS = 5000;
