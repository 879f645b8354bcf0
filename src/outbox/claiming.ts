import { claim, type Letter, nextDue } from './letter.ts';
import type { Office } from './office.ts';
import type { Pacing } from './pacing.ts';

/** A platform that takes nothing is looked past, for what goes elsewhere, not oftener than this. */
const PAST_MS = 500;
/** Claiming one by one would cost more than sending: so much is waited for more room. */
const NAP_MS = 15;

/** Takes no more than the platforms take. */
export function claimer({ database, clock, claims }: Office, pacing: Pacing) {
  let past = Number.NEGATIVE_INFINITY;

  return {
    async claim(free: number): Promise<readonly Letter[]> {
      const { platforms } = pacing.full();
      const limit = Math.min(free, pacing.room());
      if (limit <= 0) return [];
      if (platforms.length > 0) {
        if (clock.elapsed() - past < PAST_MS) return [];
        past = clock.elapsed();
      }
      return claims.take((name) => claim(database, name, clock.now(), limit, platforms));
    },
    async next(): Promise<Date | undefined> {
      const { platforms, until } = pacing.full();
      const due = await nextDue(database, platforms);
      return claims.lookAgain(earliest([due, until && new Date(until.getTime() + NAP_MS)]));
    },
  };
}

function earliest(times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.filter((time) => time !== undefined).map((time) => time.getTime());
  return known.length === 0 ? undefined : new Date(Math.min(...known));
}
