import type { Sequence } from './table.ts';

/** The numbers of a table's `id`, as Postgres counts them. */
export function serial(table: string): Sequence {
  return {
    name: table,
    async take(sql, wanted) {
      const rows = await sql.query<{ id: number }>(
        `select nextval('${table}_id_seq') as id from generate_series(1, $1::int)`,
        [wanted],
      );
      return rows.map(({ id }) => id);
    },
  };
}
