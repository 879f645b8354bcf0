import { pausedEntries } from '../../bot/timetable/coming.ts';
import { TIMETABLE } from '../../bot/timetable/timetable.ts';
import type { Sql } from '../../database/sql.ts';
import type { Table } from '../../database/table.ts';

/** What an entry of the timetable is apart from what its config says. */
export type EntryState = {
  readonly communityId: string;
  readonly name: string;
  readonly pausedAt: Date | undefined;
  readonly pausedBy: number | undefined;
};

type EntryKey = Pick<EntryState, 'communityId' | 'name'>;

type StateRow = {
  community_id: string;
  name: string;
  paused_at: Date | null;
  paused_by: number | null;
};

/** Entries have a row from when their config is taken into force. */
export const entryStates: Table<EntryKey, EntryState> = {
  name: 'timetable_entry',
  id: ({ communityId, name }) => JSON.stringify([communityId, name]),
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<StateRow>(
      `select e.community_id, e.name, e.paused_at, e.paused_by
       from unnest($1::text[], $2::text[]) as a(community_id, name)
       join timetable_entry e on e.community_id = a.community_id and e.name = a.name
       order by e.community_id, e.name for no key update of e`,
      [keys.map(({ communityId }) => communityId), keys.map(({ name }) => name)],
    );
    return rows.map((row) => ({
      communityId: row.community_id,
      name: row.name,
      pausedAt: row.paused_at ?? undefined,
      pausedBy: row.paused_by ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update timetable_entry e set paused_at = a.paused_at, paused_by = a.paused_by
       from unnest($1::text[], $2::text[], $3::timestamptz[], $4::int[])
         as a(community_id, name, paused_at, paused_by)
       where e.community_id = a.community_id and e.name = a.name`,
      [
        rows.map(({ communityId }) => communityId),
        rows.map(({ name }) => name),
        rows.map(({ pausedAt }) => pausedAt ?? null),
        rows.map(({ pausedBy }) => pausedBy ?? null),
      ],
    );
  },
};

/** How an entry's last run ended. */
export type LastRun = {
  readonly state: 'done' | 'skipped' | 'failed';
  readonly reason: string | undefined;
  readonly at: Date;
};

export type Kept = {
  readonly paused: ReadonlySet<string>;
  /** by the entry's name */
  readonly last: ReadonlyMap<string, LastRun>;
};

export async function loadKept(sql: Sql, communityId: string): Promise<Kept> {
  const [paused, last] = await Promise.all([
    pausedEntries(sql, communityId),
    sql.query<{
      entry: string;
      state: LastRun['state'];
      reason: string | null;
      at: Date;
    }>(
      `select distinct on (payload->>'entry') payload->>'entry' as entry, state, reason,
         coalesce(ended_at, due_at) as at
       from timer where community_id = $1 and name = $2 and state in ('done', 'skipped', 'failed')
       order by payload->>'entry', coalesce(ended_at, due_at) desc, id desc`,
      [communityId, TIMETABLE],
    ),
  ]);
  return {
    paused,
    last: new Map(
      last.map(({ entry, reason, ...run }) => [entry, { ...run, reason: reason ?? undefined }]),
    ),
  };
}
