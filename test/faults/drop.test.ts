import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { telegram } from '../../adapters/telegram/connect.ts';
import { systemClock } from '../../src/clock.ts';
import { loadCommunity } from '../../src/config/load.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { operations } from '../../src/operations.ts';
import { boot } from '../support/emcee/boot.ts';
import { holds } from '../support/faults/bot.ts';
import {
  booksAgree,
  CODE,
  cardIn,
  codesStayPrivate,
  dropCrowd,
  everybodyHeardRight,
  everybodyTaps,
  START,
  saidInNotices,
} from '../support/faults/drop-crowd.ts';
import { endProcesses, type RealProcess, startReal } from '../support/faults/real-process.ts';
import { byWebhook, SECRET, type TelegramCrowd } from '../support/faults/telegram-crowd.ts';
import { freePort } from '../support/services/ports.ts';
import { postgres } from '../support/services/postgres.ts';
import { redis } from '../support/services/redis.ts';

let crowd: TelegramCrowd;
let url: string;
let database: Database;

beforeEach(async () => {
  crowd = await dropCrowd();
  ({ url } = await postgres());
  database = await openPostgres(url, { connections: 8 });
});
afterEach(async () => {
  await endProcesses();
  await database.close();
  expect(crowd.server.rejected).toEqual([]);
  await crowd.server.close();
});

/** The bot in this process, on eight connections, behind its webhook. */
async function bootHere(lines: string[]) {
  const { EMCEE_COMMUNITIES: folder = '' } = crowd.settings;
  const file = path.join(folder, 'readers.yaml');
  const loaded = loadCommunity(file, await readFile(file, 'utf8'), operations);
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  const { apiRoot, token } = crowd.server;
  const stage: Parameters<typeof boot>[0]['stages'][number] = {
    connect: ({ clock, log, port }) => {
      const webhook = { url: `http://127.0.0.1:${port}`, secret: SECRET };
      return telegram({ token, apiRoot, webhook, clock, log });
    },
    opened: async () => {},
  };
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const port = await freePort();
  return boot({
    ...{ clock: systemClock, database, log, port },
    ...{ stages: [stage], communities: [loaded.community] },
  });
}

const allGone = (card: { readonly text: string }) =>
  holds('the card to say so', () => /All 500 codes are gone/.test(card.text));

test('five hundred codes, two thousand members thrice at once: each code once, each winner one', async () => {
  const lines: string[] = [];
  const bot = await bootHere(lines);
  const shell = async (words: string) => {
    const told = { communityId: 'readers', words, spaces: ['hall'], key: words };
    return (await bot.emcee.shell(told)).text;
  };
  expect(await shell(START)).toMatch(/is open/);
  const card = await cardIn(crowd);
  const order = everybodyHeardRight(await everybodyTaps(crowd, card, database));
  await booksAgree(database, order, (page) => shell(`drop claims Winter ${page}`));
  await allGone(card);
  saidInNotices(crowd, card);
  await codesStayPrivate(crowd, database, lines.join(''));
  await bot.stop();
});

/** All that stands in a Redis: jobs, their payloads, what became of them. */
async function everythingIn(redisUrl: string): Promise<string> {
  const client = new Redis(redisUrl);
  const keys = await client.keys('*');
  const kinds = await Promise.all(keys.map((key) => client.type(key)));
  const hashes = keys.filter((_, n) => kinds[n] === 'hash');
  const held = await Promise.all(hashes.map((key) => client.hgetall(key)));
  client.disconnect();
  return JSON.stringify([keys, held]);
}

test('the same, killed twice in the middle: what was not confirmed comes again, and nothing twice', async () => {
  const queue = await redis();
  const settings = { ...(await byWebhook(crowd.settings, url)), REDIS_URL: queue.url };
  const outputs: string[] = [];
  let bot: RealProcess = await startReal(settings);
  const shell = async (words: string) => {
    const told = await bot.shell(words, ['hall'], words);
    return ((await told.json()) as { text: string }).text;
  };
  expect(await shell(START)).toMatch(/is open/);
  const card = await cardIn(crowd);

  const claimed = async () => {
    const [row] = await database.query<{ n: number }>('select claimed as n from coupon_drop');
    return row?.n ?? 0;
  };
  const killings = (async () => {
    for (const many of [30, 120]) {
      await holds(`${many} claims`, async () => (await claimed()) >= many);
      await bot.kill();
      outputs.push(bot.output());
      expect(await claimed()).toBeLessThan(500);
      bot = await startReal(settings);
    }
  })();
  const heard = await everybodyTaps(crowd, card, database);
  await killings;
  const order = everybodyHeardRight(heard);
  await booksAgree(database, order, (page) => shell(`drop claims Winter ${page}`));
  await allGone(card);
  const jobs = await everythingIn(queue.url);
  expect(jobs).toMatch(/emcee/);
  expect(jobs).not.toMatch(CODE);
  expect((await bot.stop()).code).toBe(0);
  await codesStayPrivate(crowd, database, [...outputs, bot.output()].join(''));
});
