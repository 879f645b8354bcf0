import net from 'node:net';
import pg from 'pg';
import type { Database } from './database.ts';
import { type Connection, migrate, readMigrations } from './migrate.ts';
import { migrationsFolder } from './package-files.ts';
import { type Session, sessionOn } from './pg-session.ts';
import { postgresFault } from './postgres-fault.ts';
import type { Sql } from './sql.ts';
import { inTransaction, type Kept } from './transaction.ts';
import { instant, literal } from './value.ts';

export type PostgresOptions = {
  connections?: number | undefined;
  /** Most ms that a connection in use may stay silent before it is given up; longer than a statement may take. */
  silence?: number | undefined;
};

/** ms; a crowd's statement takes a few, so whatever takes this long hangs. */
const STATEMENT = 15_000;
const SILENCE = 20_000;
const IDLE = 10_000;
const CONNECT = 5_000;

/** Opens a pool on a Postgres server of version 15 or later and brings its tables up to date. */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Database> {
  await migrateServer(url);
  const config: pg.PoolConfig = {
    connectionString: withSettings(url),
    max: options.connections ?? 16,
    pipeline: true,
    idleTimeoutMillis: IDLE,
    connectionTimeoutMillis: CONNECT,
    stream: () => impatientSocket(options.silence ?? SILENCE),
  };
  const pool = new pg.Pool(config);
  pool.on('error', () => undefined); // an idle connection that ended is replaced by the next that is asked for
  pool.on('connect', (client) => client.on('error', () => undefined)); // what is under way fails with it
  const connections = connectionsOf(pool);
  const begin = async (): Promise<Kept> => {
    const { session, giveBack } = await connections.take();
    const sql = sqlOver(session);
    sql.execute('BEGIN').catch(() => undefined); // leaves with the first statement, and fails it if it fails
    return { sql, giveBack };
  };
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgres',
    ...sqlOver(async (text, values) => {
      const { session, giveBack } = await connections.take();
      return session(text, values).finally(giveBack);
    }),
    transaction: (run) => inTransaction(begin, run),
    close() {
      closing ??= pool.end();
      return closing;
    },
  };
}

function connectionsOf(pool: pg.Pool) {
  const sessions = new WeakMap<pg.PoolClient, Session>();
  return {
    async take() {
      const client = await pool.connect();
      const session = sessions.get(client) ?? sessionOn(client);
      sessions.set(client, session);
      return { session, giveBack: () => client.release() };
    },
  };
}

function sqlOver(session: Session): Sql {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) =>
      (await session(text, values.map(written))).rows as Row[],
    execute: async (text, values = []) => (await session(text, values.map(written))).count,
  };
}

/** A parameter as Postgres reads it. */
function written(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return literal(value);
  return value instanceof Date ? instant(value) : String(value);
}

/**
 * Applies the migrations that the server lacks, on a connection of its own.
 * @throws what an operator has to change, in words for them
 */
export async function migrateServer(url: string): Promise<void> {
  await bringUpToDate(url).catch((error: unknown) => {
    throw postgresFault(error, url);
  });
}

async function bringUpToDate(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT });
  client.on('error', () => undefined); // the statement under way fails with it
  await client.connect();
  const connection: Connection = {
    script: (sql) => client.query(sql),
    query: async (sql, values) => (await client.query(sql, values)).rows,
  };
  try {
    await migrate(connection, await readMigrations(migrationsFolder));
  } finally {
    await client.end();
  }
}

/**
 * Days and hours in SQL are UTC's, as on the embedded database: that setting comes last and wins over the operator's.
 * The time limits are the operator's to change.
 * Statements are planned once: left to itself, Postgres planned most anew for a crowd of one, since a longer list of
 * keys would cost more, and that took as long as running them. None runs long enough to be worth compiling.
 */
function withSettings(url: string): string {
  const [base = '', search = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(search);
  const limits = `-c statement_timeout=${STATEMENT} -c idle_in_transaction_session_timeout=${STATEMENT}`;
  const fixed = '-c TimeZone=UTC -c default_transaction_isolation=read\\ committed';
  const plans = '-c plan_cache_mode=force_generic_plan -c jit=off';
  parameters.set('options', [limits, plans, parameters.get('options') ?? '', fixed].join(' '));
  return `${base}?${parameters}`;
}

/** A network that swallows packets gives no error for a quarter of an hour; this socket gives one itself. */
function impatientSocket(silence: number): net.Socket {
  const socket = new net.Socket();
  socket.setTimeout(silence, () => {
    const error = new Error(`Connection terminated: Postgres was silent for ${silence} ms`);
    socket.destroy(Object.assign(error, { code: 'ETIMEDOUT' }));
  });
  return socket;
}
