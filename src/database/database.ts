import type { Sql } from './sql.ts';

/** An open database whose tables are up to date. */
export type Database = Sql & {
  kind: 'postgres' | 'embedded';
  /**
   * Runs `run` in one READ COMMITTED transaction: committed when it resolves, rolled back when it rejects. What
   * `run` asked for without waiting for the answer is part of it, and fails it too. Only the
   * handle it is given may be used inside; a query of the database itself would wait for the transaction's end on
   * the embedded database. Rejects with what `run` threw, or with an error that `errors.ts` can classify.
   */
  transaction<T>(run: (tx: Sql) => Promise<T>): Promise<T>;
  /**
   * The files of the embedded database as they stand between two transactions, as a tar. Unpacked into an empty
   * `<folder>/database` it is that database again. Postgres has pg_dump for this.
   */
  dump?(): Promise<Blob>;
  close(): Promise<void>;
};

export type DatabaseOptions = {
  /** postgres://… ; without it the embedded database is used. */
  url?: string | undefined;
  /** The data folder of the embedded database, made when it is missing. */
  folder: string;
  /** Throws where there is no embedded database yet, instead of making one. */
  mustExist?: boolean;
  /** Most Postgres connections held at once, 16 by default. */
  connections?: number | undefined;
};

/**
 * Opens Postgres when a url is given, else the embedded database in its folder, and applies the migrations it lacks.
 * @throws when the database cannot be reached, the folder is in use by another process, has no database and should, or a migration fails.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  // Only the one that is used is loaded.
  if (options.url === undefined) {
    const { openEmbedded } = await import('./embedded.ts');
    return openEmbedded(options);
  }
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(options.url, { connections: options.connections });
}
