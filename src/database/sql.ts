/**
 * The only handle a store gets: SQL for Postgres 15 with `$1`-style parameters, the same text for both databases.
 *
 * What comes back: `bigint` and `count(*)` as `number` (a value beyond 2^53 throws), `timestamptz` as `Date`, `date`
 * as 'YYYY-MM-DD', `jsonb` as the value it holds, arrays as arrays of these, `numeric` as `string`. The `sum` of a
 * bigint column is a numeric: write `sum(amount)::bigint`.
 *
 * What to pass: `string`, `number`, `bigint`, `boolean`, `null`, `Date` (for timestamptz), 'YYYY-MM-DD' (for date),
 * JSON text with `$1::jsonb`, and an array of these for `unnest($1::int[])` or `= any($1::text[])`; nulls may stand
 * in it. Cast an array parameter always, and pass strings to text, numbers to int. Many jsonb values go as text:
 * `unnest($1::text[])`, then `::jsonb`.
 */
export type Sql = {
  /** Runs one statement and returns its rows. A function without a result (`pg_advisory_xact_lock`) needs `execute`. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Runs one statement and returns how many rows it touched. */
  execute(text: string, values?: readonly unknown[]): Promise<number>;
};
