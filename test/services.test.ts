import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { chromium } from './support/services/chromium.ts';
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
