import { createHash } from 'node:crypto';
import net from 'node:net';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { Database } from './database.ts';
import { type Connection, migrate, readMigrations } from './migrate.ts';
import { migrationsFolder } from './package-files.ts';
import { sqlOver } from './statement.ts';
import { inTransaction } from './transaction.ts';

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
    stream: () => inOnePacket(impatientSocket(options.silence ?? SILENCE)),
  };
  const pool = new pg.Pool(config).on('connect', beginAtOnce);
  // The adapter listens to the errors of idle and of busy connections: unheard they would end the process.
  const adapter = await new PrismaPg(pool, {
    statementNameGenerator: statementName,
    disposeExternalPool: true,
  }).connect();
  let closing: Promise<void> | undefined;
  return {
    kind: 'postgres',
    ...sqlOver(adapter),
    transaction: (run) => inTransaction(adapter, run),
    close() {
      closing ??= adapter.dispose();
      return closing;
    },
  };
}

/** Applies the migrations that the server lacks, on a connection of its own. */
export async function migrateServer(url: string): Promise<void> {
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
 * Prisma's adapter writes and reads instants without their offset, so a session in another zone than UTC would store
 * wrong ones: that setting comes last and wins over the operator's. The time limits are the operator's to change.
 * Statements are planned once: left to itself, Postgres planned most anew for a crowd of one, since a longer list of
 * keys would cost more, and that took as long as running them.
 */
function withSettings(url: string): string {
  const [base = '', search = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(search);
  const limits = `-c statement_timeout=${STATEMENT} -c idle_in_transaction_session_timeout=${STATEMENT}`;
  const fixed = '-c TimeZone=UTC -c default_transaction_isolation=read\\ committed';
  const plans = '-c plan_cache_mode=force_generic_plan';
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

/**
 * pg hands each statement to the kernel by itself. Statements that are asked for in one go leave together:
 * for a crowd's that is a third of the packets, and each of them wakes the server.
 */
function inOnePacket(socket: net.Socket): net.Socket {
  let held = false;
  const cork = socket.cork.bind(socket);
  socket.cork = () => {
    cork();
    if (held) return;
    held = true;
    cork();
    process.nextTick(() => {
      held = false;
      socket.uncork();
    });
  };
  return socket;
}

type Ask = (query: { readonly text: string }, ...rest: unknown[]) => Promise<unknown>;

/**
 * The adapter waits for the answer to BEGIN before anything else is asked. Here BEGIN counts as answered at once and
 * leaves with the statement behind it: a round trip less for each transaction. If it failed, all that is asked until
 * the end of the transaction fails with it.
 */
function beginAtOnce(client: pg.PoolClient): void {
  const ask: Ask = client.query.bind(client);
  let begun: Promise<unknown> | undefined;
  const query: Ask = (what, ...rest) => {
    const answer = ask(what, ...rest);
    if (what.text === 'BEGIN') {
      begun = answer;
      begun.catch(() => undefined);
      return Promise.resolve({ rowCount: 0 });
    }
    if (begun === undefined) return answer;
    const both = Promise.all([answer, begun]);
    if (what.text === 'COMMIT' || what.text === 'ROLLBACK') begun = undefined;
    return both.then(([it]) => it);
  };
  Object.assign(client, { query });
}

const names = new Map<string, string>();

/** A named statement is planned once a connection. Stores write a fixed set of texts, so the names stay few. */
function statementName({ sql }: { sql: string }): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha1').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}
