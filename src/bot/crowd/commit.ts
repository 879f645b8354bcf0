import { type Clock, pause } from '../../clock.ts';
import type { Database } from '../../database/database.ts';
import { isDown, isUnique, mayRetry } from '../../database/errors.ts';
import { OUTAGE } from '../../database/outlast.ts';
import { type Changes, together } from '../../database/unit-of-work.ts';
import { type Admitted, admit } from '../../members/admission.ts';
import type { Keeping } from '../../outbox/keeping.ts';
import type { Outcome, Unit } from './crowd.ts';
import { once } from './receipt.ts';

export type CommitOptions = {
  readonly database: Database;
  readonly clock: Clock;
  readonly keeping: Keeping;
  /** called after each commit */
  readonly onCommit: (changes: Changes) => void;
};

/** How long a handler may wait for something that is not the database; no handler should. */
const LONGEST_MS = 10_000;

/** How often units are run again when they lost a race against another process. */
const RACES = 3;

/**
 * Commits units in one transaction, again where that may help: units leave receipts, so what did
 * commit after all is not done twice. Rejects with the database's error; nothing is kept then.
 * Calls `flushed` when all is asked of the database, and COMMIT is about to leave.
 */
export function committer(options: CommitOptions) {
  const spare = new Map<string, number[]>();

  return async function commit(
    units: readonly Unit[],
    flushed: () => void,
  ): Promise<readonly Outcome[]> {
    const patience = patient();
    for (;;) {
      try {
        return await attempt(options, units, spare, flushed);
      } catch (error) {
        await pause(options.clock, patience(error));
      }
    }
  };
}

/** How long to wait before another try, in ms; throws the error when another would not help. */
function patient(): (error: unknown) => number {
  const races = Array<number>(RACES).fill(0);
  const outages: number[] = [...OUTAGE];
  return (error) => {
    const waits = isDown(error) ? outages : mayRetry(error) || isUnique(error) ? races : [];
    const wait = waits.shift();
    if (wait === undefined) throw error;
    return wait;
  };
}

async function attempt(
  { database, clock, keeping, onCommit }: CommitOptions,
  units: readonly Unit[],
  spare: Map<string, number[]>,
  flushed: () => void,
): Promise<readonly Outcome[]> {
  const { outcomes, changes, written } = await database.transaction(async (tx) => {
    const admitted = await admit(
      tx,
      units.map(({ arrival }) => arrival),
    );
    const seated = units.map((unit, n) => ({ unit, admitted: admitted[n] as Admitted }));
    const all = await together(
      tx,
      spare,
      seated.map(({ unit, admitted }) => once(unit, admitted, keeping)),
      { clock, ms: LONGEST_MS },
    );
    const outcomes = all.done.map(
      (done, n): Outcome =>
        done.ok ? { ok: true, reply: done.value, admitted: admitted[n] as Admitted } : done,
    );
    flushed();
    return { outcomes, changes: all.changes, written: all.written };
  });
  await written;
  onCommit(changes);
  return outcomes;
}
