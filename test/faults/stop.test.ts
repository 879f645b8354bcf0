import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPostgres } from '../../src/database/postgres.ts';
import { booksOf, rightBooks } from '../support/faults/books.ts';
import { holds } from '../support/faults/bot.ts';
import { endProcesses, runReal, startReal } from '../support/faults/real-process.ts';
import {
  allReceived,
  byWebhook,
  startWithCard,
  type TelegramCrowd,
  telegramCrowd,
} from '../support/faults/telegram-crowd.ts';
import { postgres, postgresServer } from '../support/services/postgres.ts';
import { redis } from '../support/services/redis.ts';

/** It cuts off what does not end after nine seconds; the rest is for a machine that does much else. */
const STOPS_WITHIN_MS = 25_000;

let crowd: TelegramCrowd;

beforeEach(async () => {
  crowd = await telegramCrowd(100);
});
afterEach(async () => {
  await endProcesses();
  await crowd.server.close();
});

describe('SIGTERM', () => {
  test('in the middle of a stream of updates: it stops well, and the next one goes on', async () => {
    const { url } = await postgres();
    const settings = await byWebhook(crowd.settings, url);
    const database = await openPostgres(url, { connections: 2 });
    const { bot, card } = await startWithCard(crowd, settings);
    for (const member of crowd.members) member.taps(card, 'Check in');
    await bot.shell('say "not to be lost"', ['lounge'], 'words');
    await holds('the first check-ins', async () => (await booksOf(database)).checkIns > 0);
    const { code, ms } = await bot.stop();
    expect(code, bot.output()).toBe(0);
    expect(ms).toBeLessThan(STOPS_WITHIN_MS);
    expect(bot.output()).not.toMatch(/"level":(50|60)/);

    const next = await startReal(settings);
    await allReceived(crowd.server);
    const { checkIns, counted, audit } = await booksOf(database);
    expect({ checkIns, counted, audit }).toEqual({ checkIns: 100, counted: 100, audit: [] });
    await holds('the words', () => crowd.lounge.messages.some(({ text }) => /lost/.test(text)));
    expect(crowd.lounge.messages.filter(({ text }) => /lost/.test(text))).toHaveLength(1);
    expect((await next.stop()).code).toBe(0);
    await database.close();
  });

  test('while the platform answers nothing and the outbox is full: it stops in time, and says all later', async () => {
    const { url } = await postgres();
    const settings = await byWebhook(crowd.settings, url);
    const database = await openPostgres(url, { connections: 2 });
    const bot = await startReal(settings);
    crowd.server.timeOut('sendMessage', 1);
    for (const n of [1, 2, 3, 4, 5]) await bot.shell(`say "words ${n}"`, ['lounge'], `words/${n}`);
    const { ms } = await bot.stop();
    expect(ms).toBeLessThan(STOPS_WITHIN_MS);
    // What was under way keeps its space waiting for a minute, since nobody knows whether it arrives.
    await database.execute(`update delivery set due_at = now() where state = 'sending'`);
    const next = await startReal(settings);
    const rest = async () => {
      const rows = await database.query(`select 1 from delivery where state = 'sent'`);
      return rows.length >= 4;
    };
    await holds('the rest to be said', rest);
    const texts = crowd.lounge.messages.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(4);
    await next.stop();
    await database.close();
  });
});

test('a second process on the same data folder is refused, and told by whom', async () => {
  const { EMCEE_SECRET: _, ...settings } = crowd.settings;
  const bot = await startReal(settings);
  const second = await runReal(settings);
  expect(second.code).toBe(1);
  expect(second.output).toMatch(new RegExp(`database is in use by process ${bot.pid}\\b`));
  expect(second.output).toMatch(/Stop it first, or give this one another data folder/);
  expect(second.output).not.toMatch(/\n\s+at /);
  expect((await fetch(`${bot.address}/readyz`)).status).toBe(200);
  await bot.kill();
  const third = await startReal(settings);
  expect((await fetch(`${third.address}/healthz`)).status).toBe(200);
  expect((await third.stop()).code).toBe(0);
});

describe('/readyz', () => {
  test('names the database and the queue while they are away, and recovers', async () => {
    const [database, queue] = await Promise.all([postgresServer(), redis()]);
    const settings = await byWebhook(crowd.settings, database.url);
    const bot = await startReal({ ...settings, REDIS_URL: queue.url });
    const notReady = async () => {
      const answer = await fetch(`${bot.address}/readyz`);
      const body = (await answer.json()) as { notReady?: { name: string; why: string }[] };
      const names = (body.notReady ?? []).map(({ name }) => name);
      expect(answer.status).toBe(names.length > 0 ? 503 : 200);
      return names.join();
    };
    await holds('all to be ready', async () => (await notReady()) === '');
    await queue.stop();
    await holds('the queue to be named', async () => (await notReady()) === 'queue');
    await database.stop();
    await holds('both to be named', async () => (await notReady()) === 'database,queue');
    expect((await fetch(`${bot.address}/healthz`)).status).toBe(200);
    await database.start();
    await queue.start();
    await holds('all to be ready again', async () => (await notReady()) === '');

    // It works, too.
    const [member] = crowd.members;
    member?.says(crowd.group, '/checkin@emcee_bot');
    await member?.sees(crowd.group, /\+8/);
    expect((await bot.stop()).code).toBe(0);
    await queue.stop();
    await database.stop();
  });

  test('a process that stops while the database is away still stops in time', async () => {
    const server = await postgresServer();
    const settings = await byWebhook(crowd.settings, server.url);
    const { bot, card } = await startWithCard(crowd, settings);
    await server.stop();
    for (const member of crowd.members) member.taps(card, 'Check in');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await bot.stop()).ms).toBeLessThan(STOPS_WITHIN_MS);
    await server.start();
    const next = await startReal(settings);
    await allReceived(crowd.server);
    await next.stop();
    const database = await openPostgres(server.url, { connections: 2 });
    const receipts = (await booksOf(database)).receipts;
    expect(await booksOf(database)).toEqual(rightBooks(100, receipts));
    await database.close();
    await server.stop();
  });
});
