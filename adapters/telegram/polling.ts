import { type Clock, pause } from '../../src/clock.ts';
import type { Health } from '../../src/health.ts';
import type { Log } from '../../src/log.ts';
import { type Api, allowedUpdates, type Refusal } from './api.ts';
import { openBatches } from './batches.ts';
import type { Errands } from './errands.ts';
import { whyNot } from './failure.ts';
import type { Hearing } from './update.ts';

/** A way by which updates come in. */
export type Receiving = {
  readonly health: () => Health;
  /** Polling ends the waiting at once and confirms what was kept. */
  readonly stop: () => Promise<void>;
};

type Around = {
  readonly api: Api;
  readonly hear: Hearing;
  readonly errands: Errands;
  readonly clock: Clock;
  readonly log: Log;
};

/** Telegram holds a request without news so long; the call itself may take a little longer. */
const LONG_POLL_SECONDS = 50;
const POLL_PATIENCE_MS = 65_000;
const LAST_REQUEST_MS = 1000;
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** Asks for updates for as long as it is not stopped. */
export function startPolling({ api, hear, errands, clock, log }: Around): Receiving {
  const ended = new AbortController();
  const end = new Promise<void>((resolve) => {
    ended.signal.addEventListener('abort', () => resolve());
  });
  const batches = openBatches(hear, errands, log);
  let health: Health = { ready: false, why: 'the first request for updates is under way' };

  function ask(timeout: number, limit: number, patience: { ms: number; signal?: AbortSignal }) {
    const how = { offset: batches.offset(), timeout, limit, allowed_updates: allowedUpdates };
    return api('getUpdates', how, patience);
  }

  function fell(refusal: Refusal): void {
    const why = whyNot(refusal);
    if (health.why !== why) log.warn({ why }, 'Telegram gives no updates');
    health = { ready: false, why };
  }

  /** False when nothing went forward, so that the next round had better wait. */
  async function round(): Promise<boolean> {
    const patience = { ms: POLL_PATIENCE_MS, signal: ended.signal };
    // The first answer, and the first after a failure, shall come at once: it says that all is well.
    const got = await ask(health.ready ? LONG_POLL_SECONDS : 0, 100, patience);
    if (got.ok) {
      health = { ready: true };
      return batches.take(got.value);
    }
    if (!ended.signal.aborted) fell(got.refusal);
    return false;
  }

  async function run(): Promise<void> {
    let wait = SHORTEST_WAIT_MS;
    while (!ended.signal.aborted) {
      const moved = await round();
      wait = moved ? SHORTEST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
      if (!moved) await Promise.race([pause(clock, wait), end]);
    }
  }

  const running = run();
  return {
    health: () => health,
    async stop() {
      ended.abort();
      await running;
      if (batches.offset() > 0) await ask(0, 1, { ms: LAST_REQUEST_MS });
    },
  };
}
