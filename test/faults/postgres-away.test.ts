import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Heard } from '../../src/bot/port.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { booksOf, rightBooks } from '../support/faults/books.ts';
import { holds, openProcess, type Process, typed } from '../support/faults/bot.ts';
import { cutter } from '../support/services/cutter.ts';
import { postgresServer } from '../support/services/postgres.ts';
import type { PostgresServer } from '../support/services/postgres-server.ts';

let server: PostgresServer;
let between: Awaited<ReturnType<typeof cutter>>;
let database: Database;
let bot: Process;
/** the same database, whatever becomes of the connection that is tested */
let witness: Database;

beforeEach(async () => {
  server = await postgresServer();
  between = await cutter(server.url);
  database = await openPostgres(between.url, { connections: 8, silence: 2000 });
  bot = await openProcess(database);
});
afterEach(async () => {
  await bot.stop();
  await Promise.all([database.close(), witness.close()]);
  await between.close();
  await server.stop();
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** As a platform does: what was not confirmed comes again. */
async function deliver(update: Incoming): Promise<Heard> {
  for (;;) {
    try {
      return await bot.bot.hear(update);
    } catch {
      await pause(100);
    }
  }
}

const PEOPLE = 300;

/** Everybody checks in within two seconds or so, and every tenth says something in the spaces. */
async function stream(): Promise<Heard[]> {
  const heard: Promise<Heard>[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    heard.push(deliver(typed(`in/${n}`, 10 + n, 'checkin')));
    if (n % 10 === 0) heard.push(deliver(typed(`say/${n}`, 10 + n, 'speak 2 0')));
    if (n % 5 === 0) await pause(30);
  }
  return Promise.all(heard);
}

/** The books are right to the point, and every message was said, once. */
async function nothingLostOrDoubled(): Promise<void> {
  witness = await openPostgres(server.url, { connections: 1 });
  expect(await booksOf(witness)).toEqual(rightBooks(PEOPLE, PEOPLE + PEOPLE / 10));
  const open = () =>
    witness.query(`select key, state, reason from delivery where state in ('waiting', 'sending')`);
  await holds('nothing to be left to say', async () => (await open()).length === 0);
  const rows = await witness.query<{ key: string; state: string }>(
    `select community_id || '/' || key as key, state from delivery`,
  );
  expect(rows).toHaveLength((PEOPLE / 10) * 2);
  expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
  const keys = bot.said.map(({ key }) => key);
  expect(keys).toHaveLength(rows.length);
  expect(new Set(keys)).toEqual(new Set(rows.map(({ key }) => key)));
}

describe('in the middle of a stream of updates', () => {
  test('Postgres restarts: every update is answered, nothing is lost or doubled', async () => {
    const all = stream();
    for (const wait of [300, 700]) {
      await pause(wait);
      await server.restart();
    }
    const heard = await all;
    expect(new Set(heard.map(({ is }) => is))).toEqual(new Set(['said']));
    await nothingLostOrDoubled();
  });

  test('connections are reset again and again', async () => {
    const all = stream();
    for (let n = 0; n < 15; n += 1) {
      await pause(100);
      between.cut();
    }
    await all;
    await nothingLostOrDoubled();
  });

  test('the network swallows everything for a while', async () => {
    const all = stream();
    await pause(500);
    between.swallow();
    await pause(1500);
    between.cut();
    await between.heal();
    await all;
    await nothingLostOrDoubled();
  });

  test('Postgres is away for longer than anybody waits: updates are not confirmed meanwhile', async () => {
    const early = bot.bot.hear(typed('in/early', 9, 'checkin'));
    expect((await early).is).toBe('said');
    await server.stop();
    // Telegram itself waits for a minute.
    const began = Date.now();
    await expect(bot.bot.hear(typed('in/0', 10, 'checkin'))).rejects.toThrow();
    expect(Date.now() - began).toBeLessThan(60_000);
    await server.start();
    expect((await deliver(typed('in/0', 10, 'checkin'))).is).toBe('said');
    witness = await openPostgres(server.url, { connections: 1 });
    expect(await booksOf(witness)).toEqual(rightBooks(2));
  });
});
