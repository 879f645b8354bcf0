import { afterEach, describe, expect, test } from 'vitest';
import { closeQueues, drivers, keep, recorder, started } from './support/queues.ts';

afterEach(closeQueues);

describe.each(drivers)('starting and ending the queue, %s', (kind, driverOf) => {
  test('what is armed before the start runs after it', async () => {
    const driver = await driverOf();
    const queue = keep(driver.open());
    // A connection takes a moment; what is armed before it stands is the reconciler's.
    await driver.pass(300);
    await queue.arm([{ id: 1, dueAt: driver.at(0) }]);
    const { run, ids } = recorder();
    await queue.start(run);
    await driver.until(() => ids().length === 1);
  });

  test('says that it is not ready before the start and after the end', async () => {
    const driver = await driverOf();
    const queue = keep(driver.open());
    expect(queue.health().ready).toBe(false);
    await queue.start(async () => {});
    expect(queue.health()).toEqual({ ready: true });
    await queue.close();
    expect(queue.health().ready).toBe(false);
  });

  test('close lets the batch that runs end, and hands over no other', async () => {
    let end = () => {};
    const { driver, queue, calls } = await started(driverOf, {
      most: 10,
      work: () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    });
    const dueAt = driver.at(0);
    await queue.arm(Array.from({ length: 1000 }, (_, id) => ({ id, dueAt })));
    await driver.until(() => calls.length === 1);
    const closed = queue.close();
    end();
    await driver.pass(100);
    const before = calls.length;
    end();
    await closed;
    expect(before).toBeLessThan(4);
    await driver.pass(300);
    expect(calls.length).toBe(before);
  });

  test('close returns within its deadline though a run never ends', async () => {
    const { driver, queue, calls } = await started(driverOf, {
      closeWithinMs: 200,
      work: () => new Promise(() => {}),
    });
    await queue.arm([{ id: 1, dueAt: driver.at(0) }]);
    await driver.until(() => calls.length === 1);
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    await driver.until(() => closed);
    await closing;
    await queue.arm([{ id: 2, dueAt: driver.at(0) }]);
    await queue.disarm([2]);
  });

  // Redis outlives the process, and several may share it; a heap is part of its process. Neither
  // matters to the rows: the reconciler arms them all at the start.
  const keeps = kind === 'bullmq';
  test(`after a restart wakes are ${keeps ? 'still armed' : 'forgotten'}`, async () => {
    const { driver, queue, ids } = await started(driverOf);
    await queue.arm([{ id: 1, dueAt: driver.at(300) }]);
    await queue.close();
    const next = keep(driver.open());
    const after = recorder();
    await next.start(after.run);
    if (keeps) await driver.until(() => after.ids().length > 0);
    else await driver.pass(1000);
    expect(after.ids()).toEqual(keeps ? [1] : []);
    expect(ids()).toEqual([]);
  });
});
