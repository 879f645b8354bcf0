import type { Entry } from '../../agenda/entry.ts';
import { between } from '../../agenda/occurrences.ts';
import type { Sql } from '../../database/sql.ts';
import type { Community } from '../community.ts';

export type Coming = {
  readonly name: string;
  readonly at: Date;
  readonly run: string;
  readonly in: readonly string[];
  readonly lateMs: number;
  readonly paused: boolean;
};

/** An entry that runs every few minutes would hide the others. */
const MOST_PER_ENTRY = 20;

/** What a community's timetable will run, soonest first. */
export async function comingOf(
  sql: Sql,
  community: Community,
  from: Date,
  to: Date,
): Promise<Coming[]> {
  const paused = await pausedEntries(sql, community.id);
  const runs = (entry: Entry) =>
    between(entry, community.zone, from, to, MOST_PER_ENTRY).map((at) => ({
      name: entry.name,
      at,
      run: entry.run,
      in: entry.in,
      lateMs: entry.lateMs,
      paused: paused.has(entry.name),
    }));
  return community.timetable.flatMap(runs).sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** Names of the timetable's entries that are paused. */
export async function pausedEntries(sql: Sql, communityId: string): Promise<ReadonlySet<string>> {
  const rows = await sql.query<{ name: string }>(
    'select name from timetable_entry where community_id = $1 and paused_at is not null',
    [communityId],
  );
  return new Set(rows.map(({ name }) => name));
}
