import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import type { Queue } from '../src/agenda/queue.ts';
import { bullmqDriver, timerRows } from './support/queues.ts';
import { cutter } from './support/services/cutter.ts';
import { redis } from './support/services/redis.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

function kept(queue: Queue): Queue {
  ends.push(() => queue.close());
  return queue;
}

async function took(task: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await task();
  return performance.now() - started;
}

async function ownServer() {
  const server = await redis();
  ends.push(() => server.stop());
  return { server, driver: await bullmqDriver(server.url) };
}

async function behindCutter() {
  const { url } = await bullmqDriver();
  const between = await cutter(url);
  ends.push(() => between.close());
  return { between, driver: await bullmqDriver(between.url) };
}

describe('Redis goes away', () => {
  test('killed and started again, it still knows the wakes, and new ones can be armed', async () => {
    const { server, driver } = await ownServer();
    const queue = kept(driver.open());
    const { run, calls } = timerRows(driver);
    await queue.start(run);
    await queue.arm([driver.at(2500)]);
    await server.stop();
    await driver.until(() => !queue.health().ready);
    expect(queue.health().why).toContain('Redis does not answer');
    expect(await took(() => queue.arm([driver.at(0)]))).toBeLessThan(1400);
    expect(await queue.counts()).toBeUndefined();
    await server.start();
    await driver.until(() => queue.health().ready);
    await driver.until(() => calls.length === 1);
    await queue.arm([driver.at(0)]);
    await driver.until(() => calls.length === 2);
  });

  test('flushed, it loses nothing that rows remember', async () => {
    const { server, driver } = await ownServer();
    const queue = kept(driver.open());
    const { run, put, times, claimed } = timerRows(driver);
    for (let n = 0; n < 1000; n += 1) put(`${n}`, driver.at(1500 + n));
    await queue.start(run);
    await queue.arm(times());
    await server.flush();
    expect(await queue.counts()).toMatchObject({ waiting: 0 });
    await queue.arm(times());
    await queue.arm(times());
    await driver.until(() => claimed().length === 1000);
  });

  test('flushed in the middle of a run, it wakes for new times', async () => {
    const { server, driver } = await ownServer();
    const queue = kept(driver.open());
    let flushed = false;
    const { run, calls } = timerRows(driver, async () => {
      await server.flush();
      flushed = true;
    });
    await queue.start(run);
    await queue.arm([driver.at(0)]);
    await driver.until(() => flushed);
    await queue.arm([driver.at(0)]);
    await driver.until(() => calls.length === 2);
  });

  test('silent on an open connection, it holds nobody up and is found again', async () => {
    const { between, driver } = await behindCutter();
    const queue = kept(driver.open());
    const { run, calls } = timerRows(driver);
    await queue.start(run);
    await queue.arm([driver.at(0)]);
    await driver.until(() => calls.length === 1);
    between.forget();
    expect(await took(() => queue.arm([driver.at(0)]))).toBeLessThan(12_000);
    expect(queue.health().ready).toBe(false);
    await driver.until(() => queue.health().ready);
    await queue.arm([driver.at(0)]);
    await driver.until(() => calls.length === 2);
  });

  test('cut off again and again, it wakes for each time that is armed again', async () => {
    const { between, driver } = await behindCutter();
    const queue = kept(driver.open());
    const { run, put, times, claimed } = timerRows(driver);
    for (let n = 0; n < 300; n += 1) put(`${n}`, driver.at(n * 5));
    await queue.start(run);
    await queue.arm(times());
    for (let n = 0; n < 4; n += 1) {
      await setTimeout(250);
      between.cut();
    }
    await driver.until(async () => {
      await queue.arm(times());
      await setTimeout(500);
      return claimed().length === 300;
    });
  });
});

describe('close', () => {
  test.each(['swallow', 'refuse'] as const)(
    'returns in time when the network would %s',
    async (how) => {
      const { between, driver } = await behindCutter();
      const queue = driver.open({ closeWithinMs: 500 });
      await queue.start(async () => {});
      await between[how]();
      expect(await took(() => queue.close())).toBeLessThan(12_000);
      expect(queue.health().ready).toBe(false);
      await queue.arm([driver.at(0)]);
    },
  );

  test('leaves what it did not end to the next process', async () => {
    const driver = await bullmqDriver();
    const stuck = timerRows(driver, () => new Promise(() => {}));
    const first = driver.open({ closeWithinMs: 200 });
    await first.start(stuck.run);
    await first.arm([driver.at(0)]);
    await driver.until(() => stuck.calls.length === 1);
    await first.close();
    const second = kept(driver.open());
    const { run, calls } = timerRows(driver);
    await second.start(run);
    await driver.until(() => calls.length > 0);
  });
});

describe('the start', () => {
  test('waits for a Redis that is not there yet, and says so', async () => {
    const { server, driver } = await ownServer();
    await server.stop();
    const queue = kept(driver.open());
    const { run, calls } = timerRows(driver);
    expect(await took(() => queue.start(run))).toBeLessThan(12_000);
    expect(queue.health().ready).toBe(false);
    await server.start();
    await driver.until(() => queue.health().ready);
    await queue.arm([driver.at(0)]);
    await driver.until(() => calls.length === 1);
  });

  test('refuses a Redis that may evict keys, and says what to do', async () => {
    const { server, driver } = await ownServer();
    const admin = new Redis(server.url);
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    admin.disconnect();
    const queue = kept(driver.open());
    await expect(queue.start(async () => {})).rejects.toThrow('set maxmemory-policy noeviction');
  });

  test('refuses a wrong password, and says where it stands', async () => {
    const { server } = await ownServer();
    const admin = new Redis(server.url);
    await admin.config('SET', 'requirepass', 'secret');
    admin.disconnect();
    for (const user of ['', ':wrong@']) {
      const { open } = await bullmqDriver(server.url.replace('//', `//${user}`));
      const queue = kept(open());
      await expect(queue.start(async () => {})).rejects.toThrow('correct REDIS_URL');
    }
  });
});
