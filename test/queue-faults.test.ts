import { setTimeout } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import type { Queue, Wake } from '../src/agenda/queue.ts';
import { bullmqDriver, recorder } from './support/queues.ts';
import { cutter } from './support/services/cutter.ts';
import { redis } from './support/services/redis.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** Rows, as the database would keep them, and what arms them again. */
function rows(queue: Queue, wakes: readonly Wake[]) {
  const open = new Map(wakes.map((wake) => [wake.id, wake]));
  const claimed: number[] = [];
  return {
    claimed,
    /** Claims as a row is claimed: once. */
    async run(ids: readonly number[]) {
      for (const id of ids) if (open.delete(id)) claimed.push(id);
    },
    reconcile: () => queue.arm([...open.values()]),
  };
}

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
    const { run, ids } = recorder();
    await queue.start(run);
    await queue.arm([{ id: 1, dueAt: driver.at(2500) }]);
    await setTimeout(1100); // appendfsync everysec
    await server.stop();
    await driver.until(() => !queue.health().ready);
    expect(queue.health().why).toContain('Redis does not answer');
    expect(await took(() => queue.arm([{ id: 2, dueAt: driver.at(0) }]))).toBeLessThan(100);
    expect(await took(() => queue.disarm([3]))).toBeLessThan(100);
    expect(await queue.counts()).toBeUndefined();
    await server.start();
    await driver.until(() => queue.health().ready);
    await queue.arm([{ id: 4, dueAt: driver.at(0) }]);
    await driver.until(() => ids().length === 2);
    expect(new Set(ids())).toEqual(new Set([1, 4]));
  });

  test('flushed, it loses nothing that rows remember', async () => {
    const { server, driver } = await ownServer();
    const queue = kept(driver.open());
    const wakes = Array.from({ length: 1000 }, (_, id) => ({ id, dueAt: driver.at(1500) }));
    const table = rows(queue, wakes);
    await queue.start(table.run);
    await table.reconcile();
    await server.flush();
    expect(await queue.counts()).toMatchObject({ waiting: 0 });
    await table.reconcile();
    await table.reconcile();
    await driver.until(() => table.claimed.length === 1000);
    expect(new Set(table.claimed).size).toBe(1000);
  });

  test('flushed in the middle of a run, it takes new wakes', async () => {
    const { server, driver } = await ownServer();
    const queue = kept(driver.open());
    let flushed = false;
    const { run, ids } = recorder(async () => {
      await server.flush();
      flushed = true;
    });
    await queue.start(run);
    await queue.arm([{ id: 1, dueAt: driver.at(0) }]);
    await driver.until(() => flushed);
    await queue.arm([{ id: 2, dueAt: driver.at(0) }]);
    await driver.until(() => ids().includes(2));
  });

  test('silent on an open connection, it holds nobody up and is found again', async () => {
    const { between, driver } = await behindCutter();
    const queue = kept(driver.open());
    const { run, ids } = recorder();
    await queue.start(run);
    await queue.arm([{ id: 1, dueAt: driver.at(0) }]);
    await driver.until(() => ids().length === 1);
    between.forget();
    expect(await took(() => queue.arm([{ id: 2, dueAt: driver.at(0) }]))).toBeLessThan(2500);
    expect(queue.health().ready).toBe(false);
    await driver.until(() => queue.health().ready);
    await queue.arm([{ id: 3, dueAt: driver.at(0) }]);
    await driver.until(() => ids().includes(3));
  }, 40_000);

  test('cut off again and again, it runs each wake that is armed again', async () => {
    const { between, driver } = await behindCutter();
    const queue = kept(driver.open());
    const wakes = Array.from({ length: 300 }, (_, id) => ({ id, dueAt: driver.at(id * 5) }));
    const table = rows(queue, wakes);
    await queue.start(table.run);
    await table.reconcile();
    for (let times = 0; times < 4; times++) {
      await setTimeout(250);
      between.cut();
    }
    await driver.until(async () => {
      await table.reconcile();
      await setTimeout(500);
      return table.claimed.length === 300;
    });
    expect(new Set(table.claimed).size).toBe(300);
  }, 40_000);
});

describe('close', () => {
  test.each(['swallow', 'refuse'] as const)(
    'returns in time when the network would %s',
    async (how) => {
      const { between, driver } = await behindCutter();
      const queue = driver.open({ closeWithinMs: 500 });
      await queue.start(async () => {});
      await between[how]();
      expect(await took(() => queue.close())).toBeLessThan(1500);
      expect(queue.health().ready).toBe(false);
      await queue.arm([{ id: 1, dueAt: driver.at(0) }]);
    },
  );

  test('leaves what it did not end to the next process', async () => {
    const driver = await bullmqDriver();
    const stuck = recorder(() => new Promise(() => {}));
    const first = driver.open({ closeWithinMs: 200 });
    await first.start(stuck.run);
    await first.arm([{ id: 1, dueAt: driver.at(0) }]);
    await driver.until(() => stuck.ids().length === 1);
    await first.close();
    const second = kept(driver.open());
    const { run, ids } = recorder();
    await second.start(run);
    await driver.until(() => ids().length === 1);
  }, 40_000);
});

describe('the start', () => {
  test('waits for a Redis that is not there yet, and says so', async () => {
    const { server, driver } = await ownServer();
    await server.stop();
    const queue = kept(driver.open());
    const { run, ids } = recorder();
    expect(await took(() => queue.start(run))).toBeLessThan(2500);
    expect(queue.health().ready).toBe(false);
    await server.start();
    await driver.until(() => queue.health().ready);
    await queue.arm([{ id: 1, dueAt: driver.at(0) }]);
    await driver.until(() => ids().length === 1);
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
