import pg from 'pg';
import { migrateServer } from '../../../src/database/postgres.ts';
import { type PostgresServer, startPostgresServer } from './postgres-server.ts';
import { onceARun, ownFolder } from './shared.ts';

const TEMPLATE = 'emcee_template';

/** A fresh database with all tables on the server that this run shares. */
export async function postgres(): Promise<{ url: string }> {
  const server = await onceARun('postgres', startShared);
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  await once(server, `create database ${name} template ${TEMPLATE}`);
  return { url: databaseUrl(server, name) };
}

/** A server of one's own, to stop, start and restart. Its database has no tables yet. */
export async function postgresServer(options: { fsync?: boolean } = {}): Promise<PostgresServer> {
  return startPostgresServer(await ownFolder('postgres'), options);
}

/** A throwaway server where one can be started; else the one of DATABASE_URL, which is given databases of its own. */
async function startShared(): Promise<string> {
  const { DATABASE_URL: given } = process.env;
  const url = await startPostgresServer(await ownFolder('postgres')).then(
    (server) => server.url,
    (error: unknown) => {
      if (given === undefined) throw error;
      return given;
    },
  );
  await once(url, `drop database if exists ${TEMPLATE}`);
  await once(url, `create database ${TEMPLATE}`);
  await migrateServer(databaseUrl(url, TEMPLATE));
  return url;
}

/** Runs one statement on a connection of its own. */
async function once(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
