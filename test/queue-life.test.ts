import { afterEach, describe, expect, test } from 'vitest';
import { closeQueues, drivers, keep, started, timerRows } from './support/queues.ts';

afterEach(closeQueues);

describe.each(drivers)('starting and ending the queue, %s', (kind, driverOf) => {
  test('what is armed before the start runs after it', async () => {
    const driver = await driverOf();
    const queue = keep(driver.open());
    // A connection takes a moment; what is armed before it stands is the reconciler's.
    await driver.pass(300);
    await queue.arm([driver.at(0)]);
    const { run, calls } = timerRows(driver);
    await queue.start(run);
    await driver.until(() => calls.length === 1);
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

  test('close lets the call that runs end, and makes no other', async () => {
    let end = () => {};
    const { driver, queue, set, calls } = await started(driverOf, {
      work: () =>
        new Promise((resolve) => {
          end = resolve;
        }),
    });
    await set({ first: driver.at(0) });
    await driver.until(() => calls.length === 1);
    await set({ second: driver.at(0) });
    await driver.pass(100);
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    await driver.pass(100);
    expect(closed).toBe(false);
    end();
    await closing;
    await driver.pass(300);
    expect(calls).toEqual([['first']]);
  });

  test('close returns within its deadline though a run never ends', async () => {
    const { driver, queue, set, calls } = await started(driverOf, {
      closeWithinMs: 200,
      work: () => new Promise(() => {}),
    });
    await set({ stuck: driver.at(0) });
    await driver.until(() => calls.length === 1);
    let closed = false;
    const closing = queue.close().then(() => {
      closed = true;
    });
    await driver.until(() => closed);
    await closing;
    await queue.arm([driver.at(0)]);
  });

  // Redis outlives the process, and several may share it; what is in process ends with it. Neither
  // matters to the rows: the reconciler arms them all at the start.
  const keeps = kind === 'bullmq';
  test(`after a restart times are ${keeps ? 'still armed' : 'forgotten'}`, async () => {
    const { driver, queue, set, calls } = await started(driverOf);
    await set({ one: driver.at(300) });
    await queue.close();
    const next = keep(driver.open());
    const after = timerRows(driver);
    await next.start(after.run);
    if (keeps) await driver.until(() => after.calls.length > 0);
    else await driver.pass(1000);
    expect(after.calls).toHaveLength(keeps ? 1 : 0);
    expect(calls).toHaveLength(0);
  });
});
