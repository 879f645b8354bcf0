import type { Reply } from '../../chat/reply.ts';
import { isDown } from '../../database/errors.ts';
import type { Drafts } from '../../database/table.ts';
import type { Admitted, Arrival } from '../../members/admission.ts';
import { type CommitOptions, committer } from './commit.ts';

/** What one update, timer or command of the shell causes. `run` runs more than once. */
export type Unit = {
  readonly arrival: Arrival;
  readonly run: (drafts: Drafts, admitted: Admitted) => Promise<Reply | undefined>;
};

/** `ok: false`: it threw, or the database refused what it wrote. Nothing of it is kept. */
export type Outcome =
  | { readonly ok: true; readonly reply: Reply | undefined; readonly admitted: Admitted }
  | { readonly ok: false; readonly error: unknown };

/** Commits together what arrives together. */
export type Crowd = {
  /**
   * Resolves when the unit is committed, or failed by itself. Rejects when the database stayed
   * away: nobody may be told that it was received.
   */
  readonly join: (unit: Unit) => Promise<Outcome>;
};

type Seat = {
  readonly unit: Unit;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (why: unknown) => void;
};

const LARGEST = 256;

export function openCrowd(
  options: CommitOptions & { readonly observe: (size: number) => void },
): Crowd {
  const commit = committer(options);
  const waiting: Seat[] = [];
  const present = new Map<string, Promise<Outcome>>();
  let running = false;

  /** While one crowd commits the next is under way: what both touch it waits for in the database. */
  async function run(): Promise<void> {
    let before = Promise.resolve();
    while (waiting.length > 0) {
      const seats = waiting.splice(0, LARGEST);
      options.observe(seats.length);
      const { served, flushed } = begin(commit, seats);
      await Promise.race([served, flushed]);
      await before;
      before = served;
    }
    await before;
    running = false;
    if (waiting.length > 0) start();
  }

  function start(): void {
    running = true;
    setImmediate(() => void run());
  }

  function sit(unit: Unit): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      waiting.push({ unit, resolve, reject });
      if (!running) start();
    });
  }

  return {
    join(unit) {
      const { key } = unit.arrival;
      if (key === undefined) return sit(unit);
      // Delivered again while the first is still under way: it shares what becomes of that.
      const first = present.get(key);
      if (first !== undefined) return first;
      const seated = sit(unit);
      present.set(key, seated);
      const leave = () => present.delete(key);
      seated.then(leave, leave);
      return seated;
    },
  };
}

type Commit = (units: readonly Unit[], flushed: () => void) => Promise<readonly Outcome[]>;

function begin(commit: Commit, seats: readonly Seat[]) {
  let tell = () => {};
  const flushed = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return { served: serve(commit, seats, tell), flushed };
}

async function serve(commit: Commit, seats: readonly Seat[], flushed: () => void): Promise<void> {
  try {
    const outcomes = await commit(
      seats.map(({ unit }) => unit),
      flushed,
    );
    for (const [n, seat] of seats.entries()) seat.resolve(outcomes[n] as Outcome);
  } catch (error) {
    await apart(commit, seats, error);
  }
}

/** One of them may be the reason that all failed: alone, each harms no other. */
async function apart(commit: Commit, seats: readonly Seat[], error: unknown): Promise<void> {
  const [only, ...others] = seats;
  if (isDown(error)) for (const seat of seats) seat.reject(error);
  else if (others.length > 0)
    for (const seat of seats) await serve(commit, [seat], () => undefined);
  else only?.resolve({ ok: false, error });
}
