import type { Log } from '../../src/log.ts';
import type { Coming, ComingRow } from './protocol.ts';

export type Timetables = ReturnType<typeof openTimetables>;

/** What is to come in each community, as the pages were last told. */
export function openTimetables(
  coming: (community: string) => Promise<readonly Coming[]>,
  log: Log,
) {
  const told = new Map<string, string>();

  async function rows(community: string): Promise<ComingRow[]> {
    try {
      const next = await coming(community);
      return next.map((run) => ({ ...run, at: run.at.toISOString() }));
    } catch (err) {
      log.warn({ err, community }, 'the playground could not read the timetable');
      return [];
    }
  }

  return {
    rows,
    /** Undefined when it is as it was at the last call. */
    async changed(community: string): Promise<ComingRow[] | undefined> {
      const next = await rows(community);
      const text = JSON.stringify(next);
      if (told.get(community) === text) return undefined;
      told.set(community, text);
      return next;
    },
  };
}
