import { pino } from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { inProcessQueue } from '../src/agenda/in-process.ts';
import { steppedClock } from '../src/stepped-clock.ts';
import {
  closeQueues,
  drivers,
  inProcessDriver,
  keep,
  started,
  timerRows,
} from './support/queues.ts';

afterEach(closeQueues);

describe.each(drivers)('the queue, %s', (_, driverOf) => {
  test('wakes in the order of the times, not of their arming', async () => {
    const { driver, set, claimed } = await started(driverOf);
    await set({ third: driver.at(900), first: driver.at(300) });
    await set({ second: driver.at(600) });
    await driver.until(() => claimed().length === 3);
    expect(claimed()).toEqual(['first', 'second', 'third']);
  });

  test('does not wake before the time', async () => {
    const { driver, set, calls } = await started(driverOf);
    await set({ one: driver.at(400) });
    await driver.pass(300);
    expect(calls).toEqual([]);
    await driver.until(() => calls.length > 0);
    expect(calls).toEqual([['one']]);
  });

  test('wakes at once for a time that is past', async () => {
    const { driver, set, claimed } = await started(driverOf);
    await set({ late: driver.at(-86_400_000) });
    await driver.until(() => claimed().length === 1);
  });

  test('wakes once for all that is due at one time, however often it is armed', async () => {
    const { driver, queue, set, calls, claimed, times } = await started(driverOf);
    const dueAt = driver.at(300);
    await set(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`timer ${n}`, dueAt])));
    for (let n = 0; n < 5; n += 1) await queue.arm(times());
    expect(await queue.counts()).toMatchObject({ waiting: 1, due: 0 });
    await driver.until(() => claimed().length === 100);
    await driver.pass(300);
    expect(calls).toHaveLength(1);
  });

  test('calls run again only when the last call has ended, and for all that came meanwhile once', async () => {
    let inside = 0;
    let most = 0;
    const { driver, set, calls, claimed } = await started(driverOf, {
      async work() {
        inside += 1;
        most = Math.max(most, inside);
        await driver.pass(100);
        inside -= 1;
      },
    });
    await set({ first: driver.at(0) });
    await driver.until(() => calls.length === 1);
    await set(Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}`, driver.at(n)])));
    await driver.until(() => claimed().length === 41);
    expect(most).toBe(1);
    expect(calls.length).toBeLessThan(30);
  });

  test('a time that has come can be armed again', async () => {
    const { driver, set, claimed } = await started(driverOf);
    const dueAt = driver.at(20);
    for (const times of [1, 2, 3]) {
      await set({ again: dueAt });
      await driver.until(() => claimed().length === times);
    }
  });

  test('a time armed while a call runs wakes after it', async () => {
    const { driver, set, claimed } = await started(driverOf, {
      async work(names) {
        if (names.includes('first')) await set({ second: driver.at(0) });
      },
    });
    await set({ first: driver.at(0) });
    await driver.until(() => claimed().length === 2);
    expect(claimed()).toEqual(['first', 'second']);
  });

  test('a run that rejects is counted, and the next time wakes as ever', async () => {
    const { driver, queue, set, calls } = await started(driverOf, {
      async work(names) {
        if (names.includes('broken')) throw new Error('no');
      },
    });
    await set({ broken: driver.at(0) });
    await driver.until(async () => (await queue.counts())?.failed === 1);
    await set({ whole: driver.at(50) });
    await driver.until(() => calls.length === 2);
    expect(calls).toEqual([['broken'], ['whole']]);
    expect(queue.health()).toEqual({ ready: true });
  });

  test('10,000 different times wake for each, in few calls', async () => {
    const { driver, set, claimed, calls } = await started(driverOf);
    const first = driver.at(3000).getTime();
    await set(
      Object.fromEntries(
        Array.from({ length: 10_000 }, (_, n) => [`${n}`, new Date(first + (n % 1000))]),
      ),
    );
    await driver.until(() => claimed().length >= 10_000);
    expect(claimed()).toHaveLength(10_000);
    expect(calls.length).toBeLessThan(1100);
  });
});

test('in process, a time may be further away than a timer of Node reaches', async () => {
  const driver = await inProcessDriver();
  const queue = keep(driver.open());
  const rows = timerRows(driver);
  await queue.start(rows.run);
  await queue.arm([driver.at(400 * 86_400_000)]);
  await driver.pass(399 * 86_400_000);
  expect(rows.calls).toHaveLength(0);
  await driver.pass(86_400_000);
  expect(rows.calls).toHaveLength(1);
});

test('in process, a clock that is put forward, as after a sleep of the machine, is heeded when the times are armed again', async () => {
  const steady = steppedClock('2026-03-01T22:00:00Z');
  let asleep = 0;
  const now = () => new Date(steady.now().getTime() + asleep);
  const rows = timerRows({ at: (ms) => new Date(now().getTime() + ms) });
  const queue = keep(inProcessQueue({ clock: { ...steady, now }, log: pino({ level: 'silent' }) }));
  await queue.start(rows.run);
  const [nine, ten] = ['09:00', '10:00'].map((hour) => new Date(`2026-03-02T${hour}:00Z`)) as [
    Date,
    Date,
  ];
  rows.put('nine', nine);
  rows.put('ten', ten);
  await queue.arm(rows.times());
  asleep = 11 * 3_600_000 + 30 * 60_000;
  await queue.arm(rows.times());
  await steady.advance({ ms: 1 });
  expect(rows.claimed()).toEqual(['nine']);
  await steady.advance({ minutes: 30 });
  expect(rows.claimed()).toEqual(['nine', 'ten']);
});
