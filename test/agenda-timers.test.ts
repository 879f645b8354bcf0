import { afterAll, beforeAll, expect, test } from 'vitest';
import { agendaOn } from '../src/agenda/agenda.ts';
import type { Database } from '../src/database/database.ts';
import { type Task, together } from '../src/database/unit-of-work.ts';
import { embedded } from './support/services/embedded.ts';

let database: Database;
beforeAll(async () => {
  database = await embedded();
  await database.execute(`insert into community (id) values ('night')`);
});
afterAll(() => database.close());

const DUE = new Date('2026-12-24T20:00:00Z');

/** Runs tasks as one crowd, and returns how the timers stand then. */
async function crowd(...tasks: readonly Task<void>[]): Promise<Record<string, string>> {
  await database.execute('delete from timer');
  await database.transaction(async (sql) => {
    const all = await together(sql, new Map(), tasks);
    expect(all.done.map(({ ok }) => ok)).not.toContain(false);
    await all.written;
  });
  const rows = await database.query<{ key: string; state: string }>(
    'select key, state from timer order by key',
  );
  return Object.fromEntries(rows.map(({ key, state }) => [key, state]));
}

const sets =
  (key: string): Task<void> =>
  async (drafts) =>
    agendaOn(drafts, 'night').at({ key, name: 'bell', when: DUE, payload: {} });
const callsOff =
  (key: string): Task<void> =>
  async (drafts) =>
    agendaOn(drafts, 'night').cancel(key);

test('what is called off and set anew waits, also when others in the crowd set theirs first', async () => {
  expect(await crowd(sets('mine'), callsOff('yours'), sets('yours'))).toEqual({
    mine: 'waiting',
    yours: 'waiting',
  });
});

test('what is set and called off does not run, also when others in the crowd called off first', async () => {
  expect(await crowd(callsOff('mine'), sets('yours'), callsOff('yours'))).not.toHaveProperty(
    'yours',
    'waiting',
  );
});
