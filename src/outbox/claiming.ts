import { randomUUID } from 'node:crypto';
import { claim, giveBack, type Letter, nextDue } from './letter.ts';
import type { Office } from './office.ts';
import type { Pacing } from './pacing.ts';

/** A platform that takes nothing is looked past, for what goes elsewhere, not oftener than this. */
const PAST_MS = 500;
/** Claiming one by one would cost more than sending: so much is waited for more room. */
const NAP_MS = 15;
/** Postgres may carry out a claim after its connection was lost; after so long it has ended. */
const DOUBT_MS = 60_000;
const DOUBTED_EVERY_MS = 1_000;

/** Takes no more than the platforms take. */
export function claimer({ database, clock, log }: Office, pacing: Pacing) {
  let past = Number.NEGATIVE_INFINITY;
  /** claims whose answer was lost, and until when they are doubted */
  const doubted = new Map<string, number>();

  /** What was claimed by a claim that nobody heard the answer of is not kept waiting, nor what follows it. */
  async function recover(): Promise<void> {
    if (doubted.size === 0) return;
    const back = await giveBack(database, [...doubted.keys()], clock.now());
    if (back > 0) log.info({ back }, 'messages of a claim that was lost wait again');
    for (const [name, until] of doubted) if (until < clock.elapsed()) doubted.delete(name);
  }

  async function take(limit: number, platforms: readonly string[]): Promise<readonly Letter[]> {
    const name = randomUUID();
    try {
      return await claim(database, name, clock.now(), limit, platforms);
    } catch (error) {
      doubted.set(name, clock.elapsed() + DOUBT_MS);
      throw error;
    }
  }

  return {
    recover,
    async claim(free: number): Promise<readonly Letter[]> {
      const { platforms } = pacing.full();
      const limit = Math.min(free, pacing.room());
      if (limit <= 0) return [];
      if (platforms.length > 0) {
        if (clock.elapsed() - past < PAST_MS) return [];
        past = clock.elapsed();
      }
      return take(limit, platforms);
    },
    async next(): Promise<Date | undefined> {
      const { platforms, until } = pacing.full();
      const due = await nextDue(database, platforms);
      const times = [due, until && new Date(until.getTime() + NAP_MS)];
      if (doubted.size > 0) times.push(new Date(clock.now().getTime() + DOUBTED_EVERY_MS));
      return earliest(times);
    },
  };
}

function earliest(times: readonly (Date | undefined)[]): Date | undefined {
  const known = times.filter((time) => time !== undefined).map((time) => time.getTime());
  return known.length === 0 ? undefined : new Date(Math.min(...known));
}
