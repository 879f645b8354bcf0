import type { Clock } from '../clock.ts';
import type { Sql } from '../database/sql.ts';
import { startLoop } from '../loop.ts';
import { foldBoards } from './board.ts';

/**
 * Ranks by what members earned in their lifetime, for answers given by the thousand: a rank costs a
 * binary search, however many members there are. It is a moment old: how many have each sum is counted and read
 * again after commits, and never for more than a small share of the time. `/top` and `/points` read exactly.
 */
export type Standings = {
  /** 1 is the highest; equal sums share a rank */
  readonly rank: (communityId: string, earned: number) => number;
  /** sums were changed */
  readonly changed: () => void;
  readonly settled: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Sums from the highest down, and how many members have more than each. */
type Scale = { readonly sums: number[]; readonly above: number[] };

/** Counting and reading may take one part in so many of the time: the more members earn, the more is counted at once. */
const SHARE = 50;

export function openStandings(options: {
  readonly sql: Sql;
  readonly clock: Clock;
  readonly failed: (error: unknown) => void;
}): Standings {
  const { sql, clock, failed } = options;
  let scales: ReadonlyMap<string, Scale> = new Map();
  let isStale = true;
  let restsUntil = 0;

  async function pass(): Promise<Date | undefined> {
    if (!isStale) return undefined;
    const rest = restsUntil - clock.elapsed();
    if (rest > 0) return new Date(clock.now().getTime() + rest);
    isStale = false;
    const began = clock.elapsed();
    await foldBoards(sql);
    scales = await readScales(sql);
    restsUntil = clock.elapsed() + SHARE * (clock.elapsed() - began);
    return undefined;
  }

  const loop = startLoop({ clock, pass, everyMs: 60_000, failed });
  loop.wake();
  return {
    rank: (communityId, earned) => {
      const scale = scales.get(communityId);
      return scale === undefined ? 1 : 1 + countAbove(scale, earned);
    },
    changed() {
      isStale = true;
      loop.wake();
    },
    settled: loop.settled,
    stop: loop.stop,
  };
}

async function readScales(sql: Sql): Promise<Map<string, Scale>> {
  const rows = await sql.query<{ community_id: string; earned: number; members: number }>(
    `select community_id, prefix as earned, members from board_count
     where board = 'all' and period = 0 and level = 0 and members > 0
     order by community_id, prefix desc`,
  );
  const scales = new Map<string, Scale & { total: number }>();
  for (const { community_id, earned, members } of rows) {
    const scale = scales.get(community_id) ?? { sums: [], above: [], total: 0 };
    scale.sums.push(earned);
    scale.above.push(scale.total);
    scales.set(community_id, { ...scale, total: scale.total + members });
  }
  for (const { above, total } of scales.values()) above.push(total);
  return scales;
}

/** How many have more: `sums` fall, so the first that is not more marks the place. */
function countAbove({ sums, above }: Scale, earned: number): number {
  let low = 0;
  let high = sums.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > earned) low = middle + 1;
    else high = middle;
  }
  return above[low] ?? 0;
}
