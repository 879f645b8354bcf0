import type { Sequence } from './table.ts';

/**
 * The numbers of a table's `id`, as Postgres counts them.
 * @param ahead so many at a time, where one unit of work asks for many, one after the other; gaps are wider then
 */
export function serial(table: string, ahead = 1): Sequence {
  return {
    name: table,
    async take(sql, wanted) {
      const rows = await sql.query<{ id: number }>(
        `select nextval('${table}_id_seq') as id from generate_series(1, $1::int)`,
        [Math.max(wanted, ahead)],
      );
      return rows.map(({ id }) => id);
    },
  };
}
