import { isDeepStrictEqual } from 'node:util';
import type { Log } from '../../src/log.ts';
import type { Coming, ComingRow } from './protocol.ts';

export type Timetables = ReturnType<typeof openTimetables>;

/** What is to come in each community, as the pages were last told. */
export function openTimetables(
  coming: (community: string) => Promise<readonly Coming[]>,
  log: Log,
) {
  const told = new Map<string, readonly ComingRow[]>();
  const underWay = new Map<string, Promise<unknown>>();
  const waiting = new Set<string>();

  /** Undefined when it could not be read. */
  async function read(community: string): Promise<readonly ComingRow[] | undefined> {
    try {
      const next = await coming(community);
      return next.map((run) => ({ ...run, at: run.at.toISOString() }));
    } catch (err) {
      log.warn({ err, community }, 'the playground could not read the timetable');
      return undefined;
    }
  }

  return {
    /** For a page that comes; those that are here know what was told to all. */
    async rows(community: string): Promise<readonly ComingRow[]> {
      const rows = await read(community);
      if (rows !== undefined && !told.has(community)) told.set(community, rows);
      return rows ?? told.get(community) ?? [];
    },
    /**
     * Undefined when it is as it was at the last call, or could not be read. One read follows another, so that
     * the last that is told is the latest; all that ask during one share the next, which the first of them tells.
     */
    async changed(community: string): Promise<readonly ComingRow[] | undefined> {
      if (waiting.has(community)) return undefined;
      waiting.add(community);
      await underWay.get(community);
      waiting.delete(community);
      const reading = read(community);
      underWay.set(community, reading);
      const next = await reading;
      if (next === undefined || isDeepStrictEqual(told.get(community), next)) return undefined;
      told.set(community, next);
      return next;
    },
  };
}
