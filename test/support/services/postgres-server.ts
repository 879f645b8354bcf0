import { execFile } from 'node:child_process';
import { appendFile, chown, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './ports.ts';
import { program } from './programs.ts';

const run = promisify(execFile);

/** A throwaway Postgres server, on a free port of 127.0.0.1 and a unix socket within its folder. */
export type PostgresServer = {
  /** of its database `postgres` */
  url: string;
  start(): Promise<void>;
  /** Ends every connection at once: 57P01 to the busy ones. */
  stop(): Promise<void>;
  restart(): Promise<void>;
};

/** @param fsync on only where what a power cut leaves matters: it makes a commit ten times as dear */
export async function startPostgresServer(
  folder: string,
  { fsync = false }: { fsync?: boolean } = {},
): Promise<PostgresServer> {
  const initdb = await program(['initdb'], 'postgresql');
  const control = path.join(path.dirname(initdb), 'pg_ctl');
  const user = await serverUser();
  const data = path.join(folder, 'data');
  const port = await freePort();
  await mkdir(data, { recursive: true });
  if (user.uid !== undefined)
    await Promise.all([folder, data].map((it) => chown(it, user.uid, user.gid)));
  const as = { ...user, cwd: folder, env: { ...process.env, HOME: folder } };

  await run(
    initdb,
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    as,
  );
  await appendFile(path.join(data, 'postgresql.conf'), settings({ port, folder, fsync }));

  const start = async () => {
    const log = path.join(folder, 'log');
    await run(control, ['-D', data, '-l', log, '-w', '-t', '60', 'start'], as);
  };
  const stop = async () => {
    await run(control, ['-D', data, '-m', 'fast', '-w', 'stop'], as);
  };
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    async restart() {
      await stop();
      await start();
    },
  };
}

function settings(of: { port: number; folder: string; fsync: boolean }): string {
  const durability = of.fsync ? 'on' : 'off';
  return `
port = ${of.port}
listen_addresses = '127.0.0.1'
unix_socket_directories = '${of.folder}'
max_connections = 200
fsync = ${durability}
synchronous_commit = ${durability}
full_page_writes = ${durability}
`;
}

/** Postgres refuses to run as root: its own user, or nobody, takes root's place. */
async function serverUser(): Promise<{ uid: number; gid: number } | { uid?: never; gid?: never }> {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, name]))).catch(
      () => [],
    );
    const [uid, gid] = ids.map(({ stdout }) => Number(stdout));
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new Error('Postgres refuses to run as root, and there is no user "postgres" or "nobody"');
}
