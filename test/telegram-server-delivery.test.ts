import type { Telegram } from 'telegraf';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramServer } from './support/telegram-server/handle.ts';
import { startTelegramServer } from './support/telegram-server/server.ts';
import type { Update } from './support/telegram-server/shapes.ts';
import { clientOf, failure, says, startEndpoint } from './support/telegram-server/testing.ts';
import { poll } from './support/telegram-server/waiting.ts';
import type { Options } from './support/telegram-server/world.ts';

let server: TelegramServer;
let telegram: Telegram;

async function start(options: Options = {}): Promise<void> {
  server = await startTelegramServer(options);
  telegram = clientOf(server);
}

beforeEach(() => start());
afterEach(() => server.close());

describe('getUpdates', () => {
  it('waits, confirms by offset, and leaves gaps between ids', async () => {
    const ann = server.user();
    const waiting = telegram.getUpdates(10, 100, 0, undefined);
    const place = ann.opens();
    ann.says(place, 'two');
    ann.says(place, 'three');
    const first = await waiting;
    const again = await telegram.getUpdates(0, 2, 0, undefined);
    expect(again.map(({ update_id: id }) => id)).toEqual(
      first.slice(0, 2).map(({ update_id: id }) => id),
    );
    const last = first.at(-1)?.update_id ?? 0;
    expect(last - (first[0]?.update_id ?? 0)).toBeGreaterThan(first.length - 1);
    const confirmed = await telegram.getUpdates(0, 100, last + 1, undefined);
    expect(confirmed).toEqual([]);
    await server.settled();
    server.redeliver(server.updates[0] ?? { update_id: 0 });
    const repeated = await telegram.getUpdates(1, 100, last + 1, undefined);
    expect(repeated).toHaveLength(1);
    server.renumber(50);
    ann.says(place, 'after a quiet week');
    expect(server.updates.at(-1)?.update_id).toBe(50);
  });

  it('answers 409 to a second poller and beside a webhook', async () => {
    const first = failure(telegram.getUpdates(10, 100, 0, undefined));
    await poll(
      () => 'the first to be waiting',
      () => server.bot.inbox.stop !== undefined,
    );
    const second = telegram.getUpdates(1, 100, 0, undefined);
    expect(await first).toMatchObject({
      code: 409,
      ...says('terminated by other getUpdates request'),
    });
    expect(await second).toEqual([]);
    const bot = await startEndpoint(() => ({}));
    await telegram.setWebhook(bot.url);
    expect(await failure(telegram.getUpdates(0, 1, 0, undefined))).toMatchObject({
      code: 409,
      ...says('while webhook is active'),
    });
    await telegram.deleteWebhook();
    expect(await telegram.getUpdates(0, 1, 0, undefined)).toEqual([]);
    bot.close();
  });
});

describe('webhook', () => {
  it('delivers with the secret and refuses bad addresses and secrets', async () => {
    const secrets: (string | undefined)[] = [];
    const bot = await startEndpoint((_, secret) => {
      secrets.push(secret);
      return {};
    });
    expect(await failure(telegram.setWebhook('http://example.com/'))).toMatchObject(
      says('HTTPS URL'),
    );
    expect(await failure(telegram.setWebhook(bot.url, { secret_token: 'a b' }))).toMatchObject(
      says('secret token'),
    );
    const ann = server.user();
    ann.opens();
    await telegram.setWebhook(bot.url, { secret_token: 's-1', drop_pending_updates: true });
    ann.says(ann.direct(), 'hello');
    await server.settled();
    expect(secrets).toEqual(['s-1']);
    const [update] = bot.got;
    if (update !== undefined) server.redeliver(update);
    await server.settled();
    expect(bot.got.map(({ update_id: id }) => id)).toEqual([update?.update_id, update?.update_id]);
    expect(await telegram.getWebhookInfo()).toMatchObject({
      url: bot.url,
      pending_update_count: 0,
    });
    bot.close();
  });

  it('repeats what fails, in order, and holds up that chat alone', async () => {
    const [ann, bob] = [server.user({ name: 'Ann' }), server.user({ name: 'Bob' })];
    const failures = { left: 4 };
    const textOf = (update: Update) => (update['message'] as { text: string }).text;
    const bot = await startEndpoint((update) => {
      if (textOf(update) !== 'bad' || failures.left === 0) return {};
      failures.left -= 1;
      return { status: 500 };
    });
    const [one, two] = [ann.opens(), bob.opens()];
    await telegram.setWebhook(bot.url, { drop_pending_updates: true });
    ann.says(one, 'bad');
    ann.says(one, 'behind it');
    bob.says(two, 'beside it');
    await server.settled();
    expect(bot.got.map(textOf).filter((text) => text !== 'beside it')).toEqual([
      'bad',
      'bad',
      'bad',
      'bad',
      'bad',
      'behind it',
    ]);
    expect(bot.got.map(textOf).indexOf('beside it')).toBeLessThan(5);
    expect(await telegram.getWebhookInfo()).toMatchObject({
      last_error_message: expect.stringContaining('500'),
    });
    bot.close();
  });

  it('honours Retry-After', async () => {
    const ann = server.user();
    const times: number[] = [];
    const bot = await startEndpoint(() => {
      times.push(performance.now());
      return times.length === 1 ? { status: 503, after: 10 } : {};
    });
    await telegram.setWebhook(bot.url);
    ann.opens();
    await server.settled();
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(95);
    bot.close();
  });

  it('executes the call in an answer, whose result nobody sees', async () => {
    const ann = server.user();
    const bot = await startEndpoint(() => ({
      body: { method: 'sendMessage', chat_id: ann.id, text: 'in the answer' },
    }));
    await telegram.setWebhook(bot.url);
    await ann.sees(ann.opens(), /in the answer/);
    await server.settled();
    expect(server.calls.at(-1)).toMatchObject({
      via: 'webhook',
      method: 'sendMessage',
      status: 200,
    });
    bot.close();
  });
});

describe('faults', () => {
  it('fails, goes silent, cuts and goes down on demand', async () => {
    const group = server.group();
    const send = (text: string) => telegram.sendMessage(group.id, text);
    server.fail('sendMessage', {
      status: 429,
      description: 'Too Many Requests: retry after 7',
      parameters: { retry_after: 7 },
    });
    expect(await failure(send('a'))).toMatchObject({ code: 429, parameters: { retry_after: 7 } });
    server.fail('*', { status: 502, times: 2 });
    expect(await failure(send('b'))).toMatchObject({ code: 502 });
    expect(await failure(telegram.getMe())).toMatchObject({ code: 502 });
    server.fail('sendMessage', { status: 413, body: '<html>' });
    await expect(send('c')).rejects.toThrow('invalid json');
    server.fail('sendMessage', { status: 403, chat: { id: 1 } });
    server.reset('sendMessage');
    await expect(send('d')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(group.messages).toEqual([]);
    server.reset('sendMessage', 1, 'after');
    await expect(send('e')).rejects.toThrow(/socket hang up|ECONNRESET/);
    server.timeOut('sendMessage');
    const patience = new AbortController();
    const silent = telegram.callApi(
      'sendMessage',
      { chat_id: group.id, text: 'f' },
      { signal: patience.signal as never },
    );
    const ended = expect(silent).rejects.toThrow('abort');
    await poll(
      () => 'the message',
      () => group.messages.length === 2,
    );
    patience.abort();
    await ended;
    expect(group.messages.map(({ text }) => text)).toEqual(['e', 'f']);
    await server.down();
    await expect(send('g')).rejects.toThrow('ECONNREFUSED');
    await server.up();
    await send('h');
    expect(group.last?.text).toBe('h');
  });

  it('delivers nothing while it is down, and all of it afterwards', async () => {
    const ann = server.user();
    const bot = await startEndpoint(() => ({}));
    await telegram.setWebhook(bot.url);
    await server.down();
    ann.opens();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(bot.got).toEqual([]);
    await server.up();
    await server.settled();
    expect(bot.got).toHaveLength(1);
    bot.close();
  });

  it('records all traffic, or only counts under light rules', async () => {
    const ann = server.user();
    ann.opens();
    await telegram.sendMessage(ann.id, 'code ABC-123');
    expect(server.wire).toContain('ABC-123');
    expect(server.calls).toMatchObject([{ method: 'sendMessage', status: 200 }]);
    await server.close();
    await start({ rules: 'light' });
    const bob = server.user();
    const place = bob.opens();
    const count = 2000;
    for (let sent = 0; sent < count; sent += 100) {
      await Promise.all(Array.from({ length: 100 }, () => telegram.sendMessage(bob.id, 'x')));
    }
    expect(server.counts.get('sendMessage')).toBe(count);
    expect(place.messages).toHaveLength(count + 1);
    expect(server.calls).toEqual([]);
    expect(server.wire).toBe('');
  });
});
