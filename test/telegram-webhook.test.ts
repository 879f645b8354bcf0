import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Heard } from '../src/bot/port.ts';
import { virtualClock } from './support/clock.ts';
import { gate } from './support/gate.ts';
import { scriptedBot } from './support/scripted-bot.ts';
import { type Connected, connectTelegram, secret } from './support/telegram-adapter.ts';

let connected: Connected;
afterEach(async () => {
  expect(connected.server.rejected).toEqual([]);
  await connected.close();
});

const echo: Heard = { is: 'said', reply: { text: 'done' }, place: 'openly' };
const text = (update_id: number, words = 'hello', chat = 3) => ({
  update_id,
  message: {
    message_id: 1,
    date: 1,
    chat: { id: chat, type: 'private', first_name: 'Sam' },
    from: { id: chat, is_bot: false, first_name: 'Sam' },
    text: words,
  },
});

function post(body: string, headers: Record<string, string> = {}) {
  return fetch(`${connected.url}/telegram/updates`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': secret,
      ...headers,
    },
  });
}

describe('the endpoint for updates', () => {
  it('answers with the reply itself', async () => {
    connected = await connectTelegram(scriptedBot({ answers: () => echo }));
    const response = await post(JSON.stringify(text(1)));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      method: 'sendMessage',
      chat_id: 3,
      text: 'done',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  });

  it('refuses who does not know the secret, before reading', async () => {
    const bot = scriptedBot();
    connected = await connectTelegram(bot);
    const wrong = { 'x-telegram-bot-api-secret-token': 'a-secret-of-the-webhooK' };
    expect((await post('{', wrong)).status).toBe(401);
    expect((await post('{', { 'x-telegram-bot-api-secret-token': '' })).status).toBe(401);
    expect(bot.heard).toEqual([]);
  });

  it('refuses what is too large, broken, or no update', async () => {
    connected = await connectTelegram(scriptedBot());
    expect((await post(JSON.stringify(text(1, 'x'.repeat(1_100_000))))).status).toBe(413);
    expect((await post('{"update_id":')).status).toBe(400);
    expect((await post('{"hello":1}')).status).toBe(400);
    expect((await post('')).status).toBe(400);
    expect((await post('{}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post('{"update_id":1,"message":{}}')).status).toBe(400);
  });

  it('passes over what it cannot read, which would come again for a day', async () => {
    connected = await connectTelegram(scriptedBot());
    const odd = { update_id: 1, message: { ...text(1).message, entities: 3 } };
    expect((await post(JSON.stringify(odd).replace('hello', '/x'))).status).toBe(200);
    expect(connected.lines.join()).toMatch(/could not be read/);
  });

  it('reads characters that arrive in pieces', async () => {
    const bot = scriptedBot();
    connected = await connectTelegram(bot);
    const body = Buffer.from(JSON.stringify(text(1, '茶'.repeat(50))));
    const at = body.indexOf('茶') + 1;
    const socket = connect(Number(new URL(connected.url).port), '127.0.0.1');
    socket.write(
      `POST /telegram/updates HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nx-telegram-bot-api-secret-token: ${secret}\r\n\r\n`,
    );
    socket.write(body.subarray(0, at));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.write(body.subarray(at));
    const heard = await bot.hears(() => true);
    expect(heard.what).toEqual({ is: 'text', text: '茶'.repeat(50), toBot: true });
    socket.destroy();
  });

  it('says 200 only after the work was kept', async () => {
    const kept = gate();
    const bot = scriptedBot({
      answers: () => kept.opened.then(() => ({ is: 'nothing' as const })),
    });
    connected = await connectTelegram(bot);
    const answered = post(JSON.stringify(text(1)));
    await bot.hears(() => true);
    // Another request goes there and back meanwhile.
    expect((await post('{')).status).toBe(400);
    expect(await Promise.race([answered, 'waiting'])).toBe('waiting');
    kept.open();
    expect((await answered).status).toBe(200);
  });

  it('answers 503 once it has stopped', async () => {
    connected = await connectTelegram(scriptedBot());
    await connected.platform.stop();
    expect((await post(JSON.stringify(text(1)))).status).toBe(503);
  });
});

describe('Telegram at the endpoint', () => {
  it('brings an update again until it is kept, and others meanwhile', async () => {
    let failures = 2;
    const bot = scriptedBot({
      answers: ({ from }) => {
        if (from.name === 'Sam' && failures-- > 0) throw new Error('the database is away');
        return echo;
      },
    });
    connected = await connectTelegram(bot);
    const { server } = connected;
    const sam = server.user({ name: 'Sam' });
    const ada = server.user({ name: 'Ada' });
    const place = sam.opens();
    await ada.sees(ada.opens(), /done/);
    await sam.sees(place, /done/);
    const keys = bot.heard.filter(({ from }) => from.name === 'Sam').map(({ key }) => key);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(connected.lines.join()).toMatch(/was not kept/);
  });

  it('gets answers in its own response', async () => {
    connected = await connectTelegram(scriptedBot({ answers: () => echo }));
    const { server } = connected;
    const sam = server.user();
    await sam.sees(sam.opens(), /done/);
    await server.settled();
    const sent = server.calls.filter(({ method }) => method === 'sendMessage');
    expect(sent.map(({ via }) => via)).toEqual(['webhook']);
  });

  it('is told where to deliver, and the health says so', async () => {
    connected = await connectTelegram(scriptedBot());
    const set = connected.server.calls.find(({ method }) => method === 'setWebhook');
    expect(set?.values).toMatchObject({
      url: `${connected.url}/telegram/updates`,
      secret_token: secret,
      allowed_updates: expect.arrayContaining(['chat_member']),
    });
    expect(connected.platform.health()).toEqual({ ready: true });
  });
});

describe('what keeps Telegram from delivering', () => {
  const told = () => connected.lines.filter((line) => /delivers/.test(line)).map(wordsOf);
  const wordsOf = (line: string) => {
    const { why, msg } = JSON.parse(line) as { why?: string; msg: string };
    return why ?? msg;
  };

  it('is in the log within a minute, once, and that it is over', async () => {
    const clock = virtualClock('2026-03-02T12:00:00Z');
    const webhook = { url: 'http://127.0.0.1:1', secret };
    connected = await connectTelegram(scriptedBot(), {
      server: { now: () => clock.now().getTime() },
      options: { clock, webhook },
    });
    const { server } = connected;
    const { inbox } = server.bot;
    const sam = server.user();
    sam.says(sam.opens(), 'hello');
    await expect.poll(() => inbox.webhook?.lastError).toBeDefined();
    await clock.advance({ minutes: 1 });
    const unreached = expect.stringMatching(/^Telegram says “.+”: see that TELEGRAM_WEBHOOK_URL/);
    await expect.poll(told).toEqual([unreached]);
    await clock.advance({ minutes: 1 });
    await expect.poll(() => server.counts.get('getWebhookInfo')).toBe(2);
    inbox.pending.clear();
    await clock.advance({ minutes: 1 });
    await expect.poll(told).toEqual([unreached, 'Telegram delivers updates again']);
  });

  it('may be another process that took the bot', async () => {
    const clock = virtualClock('2026-03-02T12:00:00Z');
    connected = await connectTelegram(scriptedBot(), { options: { clock } });
    const { bot, counts } = connected.server;
    await clock.advance({ minutes: 1 });
    await expect.poll(() => counts.get('getWebhookInfo')).toBe(1);
    expect(told()).toEqual([]);
    bot.inbox.webhook = undefined;
    await expect
      .poll(async () => {
        await clock.advance({ minutes: 1 });
        return told();
      })
      .toEqual([expect.stringMatching(/^another process has taken/)]);
  });
});
