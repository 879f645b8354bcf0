import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { migrateServer } from '../src/database/postgres.ts';
import { startPostgresServer } from '../test/support/services/postgres-server.ts';
import { cpuOfChildren } from './process.ts';
import { bareTables } from './statement.ts';
import { ADMIN, accountOf, GROUP } from './updates.ts';

/** Where it all plays: one Postgres as in production, with a database for each contender. */
export type Stage = {
  readonly folder: string;
  readonly members: number;
  readonly port: number;
  /** an empty database of this name, with its tables */
  readonly database: (name: string, tables: 'emcee' | 'bare' | 'none') => Promise<pg.Client>;
  readonly urlOf: (name: string) => string;
  /** ms of CPU that Postgres used so far */
  readonly cpu: () => number;
  readonly stop: () => Promise<void>;
};

export async function openStage(folder: string, members: number): Promise<Stage> {
  const server = await startPostgresServer(path.join(folder, 'postgres'), { fsync: true });
  const url = new URL(server.url);
  const urlOf = (name: string) => Object.assign(new URL(server.url), { pathname: name }).href;
  const main = await connected(server.url);
  const postmaster = await postmasterOf(main);
  const clients = [main];
  return {
    ...{ folder, members, urlOf },
    port: Number(url.port),
    async database(name, tables) {
      await main.query(`create database ${name}`);
      if (tables === 'emcee') await migrateServer(urlOf(name));
      const client = await connected(urlOf(name));
      clients.push(client);
      if (tables === 'bare') await client.query(bareTables);
      if (tables !== 'none') await fill(client, tables, members);
      return client;
    },
    cpu: () => cpuOfChildren(postmaster),
    async stop() {
      await Promise.all(clients.map((client) => client.end()));
      await server.stop();
    },
  };
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

/** Backends are children of the process that listens. */
async function postmasterOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query("select pg_read_file('postmaster.pid') as it");
  return Number.parseInt(String(rows[0].it), 10);
}

/** Every contender knows its members already: what is measured is that they come in. */
async function fill(client: pg.Client, tables: 'emcee' | 'bare', members: number): Promise<void> {
  const all = `generate_series(1, ${members}) as n`;
  const first = accountOf(0);
  if (tables === 'bare') {
    await client.query(`insert into points (member_id) select ${first} + n from ${all}`);
  } else {
    await client.query(`
      insert into member (community_id, name, joined_at) select 'bench', 'Member ' || n, now() from ${all};
      insert into account (community_id, platform, external_id, member_id, name)
        select 'bench', 'telegram', ${first} + n, n, 'Member ' || n from ${all};
      insert into direct (platform, external_id, chat) select 'telegram', ${first} + n, ${first} + n from ${all};
      insert into ledger_account (community_id, kind, member_id) select 'bench', 'member', n from ${all}`);
  }
  await client.query('vacuum analyze');
}

/** A community with one space on each platform. */
export async function writeCommunity(
  folder: string,
  channel?: string,
  operations = 'check-in: { points: 5 }',
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const lines = [
    'community: bench',
    'name: { en: Bench, zh: 基准 }',
    'timezone: Asia/Shanghai',
    'language: en',
    `spaces:\n  hall: { telegram: ${GROUP} }`,
    ...(channel === undefined ? [] : [`  channel: ${channel}`]),
    `roles:\n  admin: { telegram: [${ADMIN}] }`,
    `operations: { ${operations} }\n`,
  ];
  const file = path.join(folder, 'bench.yaml');
  await writeFile(file, lines.join('\n'));
  return folder;
}
