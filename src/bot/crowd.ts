import type { Reply } from '../chat/reply.ts';
import { isDown } from '../database/errors.ts';
import type { Drafts } from '../database/table.ts';
import type { Done } from '../database/unit-of-work.ts';
import type { Admitted, Arrival } from '../members/admission.ts';
import { type CommitOptions, committer } from './commit.ts';

/** What one update, timer or command of the shell causes. `run` runs more than once. */
export type Unit = {
  readonly arrival: Arrival;
  readonly run: (drafts: Drafts, admitted: Admitted) => Promise<Reply | undefined>;
};

export type Outcome = { readonly admitted: Admitted; readonly done: Done<Reply | undefined> };

/** Commits together what arrives together. */
export type Crowd = {
  /**
   * Resolves when the unit is committed, or threw (then nothing of it is kept). Rejects when the
   * database stayed away: nobody may be told that it was received.
   */
  readonly join: (unit: Unit) => Promise<Outcome>;
};

type Seat = {
  readonly unit: Unit;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (why: unknown) => void;
};

const LARGEST = 128;

export function openCrowd(
  options: CommitOptions & { readonly observe: (size: number) => void },
): Crowd {
  const commit = committer(options);
  const waiting: Seat[] = [];
  const present = new Map<string, Promise<Outcome>>();
  let running = false;

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const seats = waiting.splice(0, LARGEST);
      options.observe(seats.length);
      await serve(commit, seats);
    }
    running = false;
  }

  function sit(unit: Unit): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      waiting.push({ unit, resolve, reject });
      if (!running) setImmediate(() => void run());
      running = true;
    });
  }

  return {
    async join(unit) {
      const { key } = unit.arrival;
      if (key === undefined) return sit(unit);
      // Delivered again while the first is still under way: it shares what becomes of that.
      const first = present.get(key) ?? sit(unit);
      present.set(key, first);
      try {
        return await first;
      } finally {
        present.delete(key);
      }
    },
  };
}

async function serve(
  commit: (units: readonly Unit[]) => Promise<readonly Outcome[]>,
  seats: readonly Seat[],
): Promise<void> {
  const outcomes = await commit(seats.map(({ unit }) => unit)).catch((error: unknown) => ({
    error,
  }));
  if (!('error' in outcomes)) {
    for (const [n, seat] of seats.entries()) seat.resolve(outcomes[n] as Outcome);
  } else if (seats.length > 1 && !isDown(outcomes.error)) {
    // One of them may be the reason: alone, each harms no other.
    for (const seat of seats) await serve(commit, [seat]);
  } else {
    for (const seat of seats) seat.reject(outcomes.error);
  }
}
