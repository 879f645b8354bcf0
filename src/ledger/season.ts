import type { Table } from '../database/table.ts';

/** The number that a community's points are counted under now. */
export type SeasonNumber = { readonly communityId: string; readonly number: number };

/**
 * Read in each unit of work, never kept: another process may have begun the next season. Nothing is
 * locked, since every crowd asks for it.
 */
export const seasonNumbers: Table<string, SeasonNumber> = {
  name: 'community',
  id: (communityId) => communityId,
  keyOf: ({ communityId }) => communityId,
  async load(sql, ids) {
    const rows = await sql.query<{ id: string; season: number }>(
      'select id, season from community where id = any($1::text[])',
      [ids],
    );
    return rows.map(({ id, season }) => ({ communityId: id, number: season }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update community set season = a.season from unnest($1::text[], $2::int[]) as a(id, season)
       where community.id = a.id`,
      [rows.map(({ communityId }) => communityId), rows.map(({ number }) => number)],
    );
  },
};
