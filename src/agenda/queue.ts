import type { Health } from '../health.ts';

/**
 * What runs timers when they fall due. It knows nothing but ids and times: the timer's row is the
 * truth, so a wake may be lost or come twice without harm. Whoever is woken claims the row first,
 * and a reconciler arms again what the rows say is still to come.
 */
export type Queue = {
  readonly kind: 'in-process' | 'bullmq';
  /**
   * From now on due wakes reach `run`, in batches, one call at a time, earliest first; what falls due
   * meanwhile forms the next batch. A `run` that rejects is logged and counted, and its wakes are
   * forgotten: the rows stay due, so the reconciler arms them again.
   *
   * Rejects only for what an operator must change (a Redis that evicts keys, a wrong password). A
   * Redis that does not answer yet is waited for, and `health` says so.
   */
  readonly start: (run: Run) => Promise<void>;
  /**
   * Wakes for these times; an id armed before gets the new time, one already past runs at once.
   * Never rejects and never waits long: what could not be armed is the reconciler's.
   */
  readonly arm: (wakes: readonly Wake[]) => Promise<void>;
  /** Unknown ids are fine. As `arm`: best effort, since a wake without a row does nothing. */
  readonly disarm: (ids: readonly number[]) => Promise<void>;
  readonly health: () => Health;
  /** undefined when Redis does not answer: unknown is not zero */
  readonly counts: () => Promise<QueueCounts | undefined>;
  /** Takes no more, lets the batch that runs end, and returns within the deadline whatever happens. */
  readonly close: () => Promise<void>;
};

/** The id of a timer's row and its time, nothing else. */
export type Wake = { readonly id: number; readonly dueAt: Date };

export type Run = (ids: readonly number[]) => Promise<void>;

export type QueueCounts = {
  /** armed for later */
  readonly waiting: number;
  /** due, not yet handed to `run` */
  readonly due: number;
  readonly running: number;
  /** those whose run rejected: since the start in process, of the last day in Redis */
  readonly failed: number;
};

/** A crowd of timers is one transaction: large enough to be few, small enough to stay short. */
export const BATCH = 500;

/** How long `close` waits for the batch that runs. */
export const CLOSE_WITHIN_MS = 5000;
