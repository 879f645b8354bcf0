import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { chromium } from './support/services/chromium.ts';
import { freePort } from './support/services/ports.ts';
import { unlocked } from './support/services/programs.ts';
import { redis } from './support/services/redis.ts';

const run = promisify(execFile);

test('Redis keeps what it was told over a kill, and forgets at a flush', async () => {
  const server = await redis();
  const client = new Redis(server.url, { retryStrategy: () => 20 });
  client.on('error', () => undefined);
  onTestFinished(async () => {
    client.disconnect();
    await server.stop();
  });
  expect(await client.config('GET', 'maxmemory-policy')).toEqual([
    'maxmemory-policy',
    'noeviction',
  ]);
  await client.set('word', 'kept');
  await server.stop();
  await server.start();
  expect(await client.get('word')).toBe('kept');
  await server.flush();
  expect(await client.get('word')).toBeNull();
});

test('Chromium is there and runs', async () => {
  const { stdout } = await run(await chromium(), ['--version', '--no-sandbox']);
  expect(stdout).toMatch(/Chrom/);
});

test('what is missing is installed when another worker is done with installing', async () => {
  const locked = new Error(
    'Command failed: apt-get update\nE: Could not get lock /var/lib/apt/lists/lock.',
  );
  const ends: (Error | string)[] = [locked, locked, 'done', new Error('Unable to locate package')];
  const ask = async () => {
    const end = ends.shift();
    if (typeof end !== 'string') throw end;
    return end;
  };
  expect(await unlocked(ask, 1)).toBe('done');
  await expect(unlocked(ask, 1)).rejects.toThrow('Unable to locate');
});

test('a port that is kept over restarts is one that no outgoing connection is given', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort));
  expect(new Set(ports).size).toBe(20);
  expect(Math.max(...ports)).toBeLessThan(32_768);
});
