import { afterEach, describe, expect, test } from 'vitest';
import {
  closeQueues,
  drivers,
  inProcessDriver,
  keep,
  recorder,
  started,
} from './support/queues.ts';

afterEach(closeQueues);

describe.each(drivers)('the queue, %s', (_, driverOf) => {
  test('runs wakes in the order of their times, not of their arming', async () => {
    const { driver, queue, ids } = await started(driverOf);
    await queue.arm([
      { id: 3, dueAt: driver.at(900) },
      { id: 1, dueAt: driver.at(300) },
    ]);
    await queue.arm([{ id: 2, dueAt: driver.at(600) }]);
    await driver.until(() => ids().length === 3);
    expect(ids()).toEqual([1, 2, 3]);
  });

  test('does not run a wake before its time', async () => {
    const { driver, queue, ids } = await started(driverOf);
    await queue.arm([{ id: 1, dueAt: driver.at(400) }]);
    await driver.pass(300);
    expect(ids()).toEqual([]);
    await driver.until(() => ids().length === 1);
  });

  test('runs a wake whose time is past at once', async () => {
    const { driver, queue, ids } = await started(driverOf);
    await queue.arm([{ id: 7, dueAt: driver.at(-86_400_000) }]);
    await driver.until(() => ids().length === 1);
    expect(ids()).toEqual([7]);
  });

  test('hands over together what is due together, in batches that are not too large', async () => {
    const { driver, queue, calls, ids } = await started(driverOf, { most: 20 });
    const dueAt = driver.at(300);
    await queue.arm(Array.from({ length: 100 }, (_, id) => ({ id, dueAt })));
    await driver.until(() => ids().length === 100);
    expect(calls.length).toBeLessThan(30);
    expect(Math.max(...calls.map(({ length }) => length))).toBe(20);
  });

  test('calls run again only when the last call has ended', async () => {
    let inside = 0;
    let most = 0;
    const { driver, queue, ids } = await started(driverOf, {
      most: 5,
      async work() {
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
      },
    });
    await queue.arm(Array.from({ length: 40 }, (_, id) => ({ id, dueAt: driver.at(0) })));
    await driver.until(() => ids().length === 40);
    expect(most).toBe(1);
  });

  test('an id armed again has the new time alone, be it earlier or later', async () => {
    const { driver, queue, ids } = await started(driverOf);
    await queue.arm([
      { id: 1, dueAt: driver.at(200) },
      { id: 2, dueAt: driver.at(3_600_000) },
    ]);
    await queue.arm([
      { id: 1, dueAt: driver.at(3_600_000) },
      { id: 2, dueAt: driver.at(300) },
    ]);
    await driver.until(() => ids().length === 1);
    await driver.pass(200);
    expect(ids()).toEqual([2]);
    expect(await queue.counts()).toMatchObject({ waiting: 1, due: 0 });
  });

  test('the same wake armed many times runs once', async () => {
    const { driver, queue, ids } = await started(driverOf);
    const wake = { id: 5, dueAt: driver.at(300) };
    for (let times = 0; times < 5; times++) await queue.arm([wake]);
    await driver.until(() => ids().length > 0);
    await driver.pass(300);
    expect(ids()).toEqual([5]);
  });

  test('a wake that has run can be armed again', async () => {
    const { driver, queue, ids } = await started(driverOf);
    for (const times of [1, 2, 3]) {
      await queue.arm([{ id: 5, dueAt: driver.at(20) }]);
      await driver.until(() => ids().length === times);
      await driver.until(async () => (await queue.counts())?.running === 0);
    }
    expect(ids()).toEqual([5, 5, 5]);
  });

  test('a wake armed while it runs gets its new time after that', async () => {
    const { driver, queue, ids } = await started(driverOf, {
      async work() {
        if (ids().length === 1) await queue.arm([{ id: 9, dueAt: driver.at(50) }]);
      },
    });
    await queue.arm([{ id: 9, dueAt: driver.at(0) }]);
    await driver.until(() => ids().length === 2);
    expect(ids()).toEqual([9, 9]);
  });

  test('a wake disarmed does not run, and unknown ids are fine', async () => {
    const { driver, queue, ids } = await started(driverOf);
    await queue.arm([
      { id: 1, dueAt: driver.at(200) },
      { id: 2, dueAt: driver.at(250) },
    ]);
    await queue.disarm([1, 404]);
    await driver.until(() => ids().length > 0);
    await driver.pass(200);
    expect(ids()).toEqual([2]);
  });

  test('a run that rejects is counted, stops nobody else, and can be armed again', async () => {
    let broken = true;
    const { driver, queue, ids } = await started(driverOf, {
      most: 1,
      async work([id]) {
        if (id === 1 && broken) throw new Error('no');
      },
    });
    await queue.arm([
      { id: 1, dueAt: driver.at(0) },
      { id: 2, dueAt: driver.at(50) },
    ]);
    await driver.until(() => ids().includes(2));
    await driver.until(async () => (await queue.counts())?.failed === 1);
    expect(ids()).toEqual([1, 2]);
    broken = false;
    await queue.arm([{ id: 1, dueAt: driver.at(0) }]);
    await driver.until(() => ids().length === 3);
    expect(queue.health()).toEqual({ ready: true });
  });

  test('10,000 wakes due at one instant run once each, in few calls', async () => {
    const { driver, queue, calls, ids } = await started(driverOf);
    const dueAt = driver.at(3000);
    await queue.arm(Array.from({ length: 10_000 }, (_, id) => ({ id, dueAt })));
    await driver.until(() => ids().length >= 10_000);
    expect(new Set(ids()).size).toBe(10_000);
    expect(ids()).toHaveLength(10_000);
    expect(calls.length).toBeLessThan(200);
  }, 40_000);
});

test('in process, a wake may be further away than a timer of Node reaches', async () => {
  const driver = await inProcessDriver();
  const queue = keep(driver.open());
  const { run, ids } = recorder();
  await queue.start(run);
  await queue.arm([{ id: 1, dueAt: driver.at(400 * 86_400_000) }]);
  await driver.pass(399 * 86_400_000);
  expect(ids()).toEqual([]);
  await driver.pass(86_400_000);
  expect(ids()).toEqual([1]);
});
