import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { Redis } from 'ioredis';
import { freePort, listening } from './ports.ts';
import { program } from './programs.ts';

/** A throwaway Redis with the settings that production needs. */
export type RedisServer = {
  url: string;
  port: number;
  flush(): Promise<void>;
  /** kill -9; what was appended to its file is there again after `start`. */
  stop(): Promise<void>;
  start(): Promise<void>;
};

export async function startRedisServer(folder: string): Promise<RedisServer> {
  const command = await program(['redis-server'], 'redis-server');
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess;
  const start = async () => {
    child = spawn(command, settings(port, folder), { stdio: 'ignore' });
    child.unref();
    await listening(port, 'Redis');
  };
  await start();
  return {
    url,
    port,
    flush: () => flush(url),
    start,
    async stop() {
      const ended = once(child, 'exit');
      child.ref(); // else the process may end before it does
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function settings(port: number, folder: string): string[] {
  return Object.entries({
    bind: '127.0.0.1',
    port,
    dir: folder,
    pidfile: path.join(folder, 'redis.pid'),
    save: '',
    appendonly: 'yes',
    // Each write reaches the file before its answer is sent; with everysec it may be held back for seconds.
    appendfsync: 'no',
    'maxmemory-policy': 'noeviction',
    hz: 100,
  }).flatMap(([name, value]) => [`--${name}`, String(value)]);
}

export async function flush(url: string): Promise<void> {
  const client = new Redis(url, { maxRetriesPerRequest: 1 });
  await client.flushall();
  client.disconnect();
}
