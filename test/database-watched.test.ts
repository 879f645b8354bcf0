import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { isTold, watched } from '../src/database/watched.ts';
import { virtualClock } from './support/clock.ts';

const AWAY = /^the database does not answer/;
const BACK = 'the database answers again';

/** A database that is away until it is told to be back, watched. */
function unsteady() {
  const lines: { msg: string; failed?: number; seconds?: number }[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) });
  const clock = virtualClock('2026-03-02T12:00:00Z');
  const state: { away: boolean } = { away: false };
  const ask = async () => {
    if (state.away) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    return [];
  };
  const bare: Database = {
    kind: 'postgres',
    query: ask,
    execute: async () => (await ask()).length,
    transaction: async (run) => {
      await ask();
      return run(bare);
    },
    close: async () => undefined,
  };
  const database = watched(bare, { clock, log });
  const failing = () => database.query('select 1').catch((error: unknown) => error);
  return { lines, clock, state, database, failing };
}

test('an outage is told once, then once a minute with a count, and when it is over', async () => {
  const { lines, clock, state, database, failing } = unsteady();
  await failing();
  expect(lines).toEqual([]);
  state.away = true;
  for (let n = 0; n < 12; n += 1) {
    await failing();
    await clock.advance({ seconds: 10 });
  }
  const away = { msg: expect.stringMatching(AWAY) };
  expect(lines).toMatchObject([
    { ...away, failed: 1 },
    { ...away, failed: 7, seconds: 60 },
  ]);
  state.away = false;
  await database.transaction(async () => undefined);
  await failing();
  expect(lines.slice(2)).toMatchObject([{ msg: BACK, failed: 12, seconds: 120 }]);
});

test('what is of an outage is known by its error, also where that was wrapped', async () => {
  const { state, failing, database } = unsteady();
  state.away = true;
  const error = await failing();
  expect([isTold(error), isTold(new Error('it failed', { cause: error }))]).toEqual([true, true]);
  state.away = false;
  const wrong = await database
    .transaction(() => Promise.reject(new Error('a bug')))
    .catch((e) => e);
  expect(isTold(wrong)).toBe(false);
});

test('an answer to what was asked before the outage does not end it', async () => {
  const { lines, state, database, failing } = unsteady();
  let answer = () => {};
  const slow = database.transaction(() => new Promise<void>((resolve) => (answer = resolve)));
  state.away = true;
  await failing();
  answer();
  await slow;
  expect(lines).toMatchObject([{ msg: expect.stringMatching(AWAY) }]);
});
