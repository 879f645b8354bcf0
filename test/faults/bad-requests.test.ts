import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { holds } from '../support/faults/bot.ts';
import { endProcesses, type RealProcess, startReal } from '../support/faults/real-process.ts';
import {
  byWebhook,
  SECRET,
  type TelegramCrowd,
  telegramCrowd,
} from '../support/faults/telegram-crowd.ts';
import { postgres } from '../support/services/postgres.ts';
import { openPage } from '../support/web-page.ts';

let crowd: TelegramCrowd;
let bot: RealProcess;
let database: Database;
let before: readonly number[];

beforeAll(async () => {
  crowd = await telegramCrowd(3);
  const { url } = await postgres();
  database = await openPostgres(url, { connections: 2 });
  bot = await startReal({ ...(await byWebhook(crowd.settings, url)), EMCEE_PLAYGROUND: 'on' });
});
afterAll(async () => {
  expect((await bot.stop()).code).toBe(0);
  await endProcesses();
  await Promise.all([database.close(), crowd.server.close()]);
});

const tables = [
  'member',
  'receipt',
  'ledger_entry',
  'check_in',
  'delivery',
  'web_message',
  'timer',
];

/** How many rows stand in each table. */
async function rows(): Promise<number[]> {
  const counts = tables.map((table) => `(select count(*) from ${table})`).join(', ');
  const [row] = await database.query<{ all: number[] }>(`select array[${counts}] as all`);
  return row?.all ?? [];
}

beforeEach(async () => {
  before = await rows();
});

let updates = 900_000_000;

/** A good update, by somebody new: whoever gets it through is a member and has checked in. */
function update(): string {
  updates += 1;
  return JSON.stringify({
    update_id: updates,
    message: {
      ...{ message_id: updates, date: 1, text: '/checkin@emcee_bot' },
      chat: { id: crowd.group.id, type: 'supergroup', title: 'Hall' },
      from: { id: updates, is_bot: false, first_name: 'Eve' },
      entities: [{ type: 'bot_command', offset: 0, length: 18 }],
    },
  });
}

const good = {
  'content-type': 'application/json',
  'x-telegram-bot-api-secret-token': SECRET,
};

async function post(path: string, body: string, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(bot.address + path, { method: 'POST', body, headers }).catch(
    () => undefined,
  );
  return answer?.status ?? 0;
}

/** Refused, or the connection was closed; nothing changed, and the bot goes on. */
async function refused(status: number): Promise<void> {
  expect(status === 0 || (status >= 400 && status < 500), `answered ${status}`).toBe(true);
  expect(await rows()).toEqual(before);
  expect((await fetch(`${bot.address}/readyz`)).status).toBe(200);
}

describe('the webhook', () => {
  const hook = '/telegram/updates';

  test.each([
    ['no secret', { 'content-type': 'application/json' }],
    ['a wrong secret', { ...good, 'x-telegram-bot-api-secret-token': `${SECRET}x` }],
    [
      'another of the same length',
      { ...good, 'x-telegram-bot-api-secret-token': SECRET.replace('a', 'b') },
    ],
    ['a wrong content type', { ...good, 'content-type': 'application/x-www-form-urlencoded' }],
    ['no content type it knows', { ...good, 'content-type': 'text/plain' }],
  ])('refuses %s', async (_what, headers) => {
    await refused(await post(hook, update(), headers));
  });

  test.each([
    ['malformed JSON', () => update().slice(0, -1)],
    ['nothing', () => ''],
    ['a list', () => `[${update()}]`],
    ['a string', () => '"update"'],
    ['null', () => 'null'],
    ['an id that is no number', () => update().replace(/"update_id":\d+/, '"update_id":"1"')],
    ['a message that is none', () => '{"update_id":900000001,"message":7}'],
    ['two megabytes', () => update().replace('Eve', 'e'.repeat(2_000_000))],
    ['a tower of brackets', () => '['.repeat(200_000)],
    ['a prototype', () => '{"__proto__":{"update_id":1}}'],
  ])('refuses %s', async (_what, body) => {
    await refused(await post(hook, body(), good));
  });

  test('takes the good one', async () => {
    expect(await post(hook, update(), good)).toBe(200);
    const [members = 0, receipts = 0] = before;
    expect((await rows()).slice(0, 2)).toEqual([members + 1, receipts + 1]);
  });

  test('drops half a body, and one that promises more than it brings', async () => {
    const { hostname, port } = new URL(bot.address);
    const body = update();
    const head = (length: number) =>
      `POST ${hook} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\n` +
      `x-telegram-bot-api-secret-token: ${SECRET}\r\ncontent-length: ${length}\r\n\r\n`;
    for (const sent of [body.slice(0, body.length / 2), body]) {
      const socket = connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.write(head(body.length + 100) + sent);
      await new Promise((resolve) => setTimeout(resolve, 200));
      socket.destroy();
    }
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.end('this is no HTTP at all\r\n\r\n');
    await new Promise((resolve) => socket.once('close', resolve).resume());
    await refused(0);
  });

  test.each(['GET', 'PUT', 'DELETE'])('knows no %s', async (method) => {
    const answer = await fetch(bot.address + hook, { method, headers: good });
    await answer.text();
    await refused(answer.status);
  });
});

describe('the shell', () => {
  const asked = JSON.stringify({
    ...{ communityId: 'readers', words: 'say "I am the community"', spaces: ['lounge'], key: 'k' },
  });
  const json = { 'content-type': 'application/json' };

  test.each([
    ['no word', json],
    ['a wrong word', { ...json, authorization: 'Bearer abc' }],
    ['one of the right length', { ...json, authorization: `Bearer ${'A'.repeat(43)}` }],
    ['another scheme', { ...json, authorization: 'Basic YTpi' }],
  ])('refuses %s', async (_what, headers) => {
    expect(await post('/shell', asked, headers)).toBe(401);
    await refused(401);
  });

  test('refuses what it does not understand, from who may speak', async () => {
    const answer = await bot.shell('say hello', ['lounge'], 'x'.repeat(200));
    await refused(answer.status);
  });
});

describe('the playground', () => {
  test.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['no site at all', { origin: 'null' }],
    ['a name that points here', { host: 'evil.example', origin: 'http://evil.example' }],
  ])('lets in no socket of %s', async (_what, headers) => {
    const port = Number(new URL(bot.address).port);
    await expect(openPage(port, headers)).rejects.toThrow('403');
    await refused(403);
  });

  test('outlives bad frames, each with an answer or an end', async () => {
    const port = Number(new URL(bot.address).port);
    const page = await openPage(port);
    for (const raw of [
      '',
      '{',
      'null',
      '[]',
      '{"is":7}',
      '\u0000',
      `{"is":"${'x'.repeat(1000)}"}`,
    ]) {
      page.sayRaw(raw);
      expect(await page.hears('failed')).toMatchObject({ why: 'unreadable' });
    }
    page.close();
    const huge = new WebSocket(`ws://127.0.0.1:${port}/playground/socket`);
    huge.on('error', () => undefined);
    await new Promise((resolve) => huge.once('open', resolve));
    huge.send('x'.repeat(3_000_000));
    expect(await new Promise((resolve) => huge.once('close', resolve))).toBe(1009);

    const broken = connect(port, '127.0.0.1');
    broken.on('error', () => undefined);
    broken.write(
      `GET /playground/socket HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nupgrade: websocket\r\n` +
        'connection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
    );
    await holds('the handshake', () => broken.bytesRead > 0);
    broken.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff]));
    await new Promise((resolve) => broken.once('close', resolve).resume());
    await refused(0);
  });

  test('a page that says hello and nobody else changes nothing for the others', async () => {
    const page = await openPage(Number(new URL(bot.address).port));
    page.say({ is: 'post', id: 'action-1', room: 'hall', text: '/checkin' });
    expect(await page.hears('failed')).toMatchObject({ why: 'hello-first' });
    page.close();
    await refused(0);
  });
});

test('no such path tells nothing', async () => {
  for (const path of ['/', '/..%2f..%2fetc/passwd', '/playground/..%2f..%2fpackage.json', '/%00'])
    expect(await (await fetch(bot.address + path)).text()).not.toMatch(
      /root:|"dependencies"|at \//,
    );
});
