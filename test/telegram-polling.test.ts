import { afterEach, describe, expect, it } from 'vitest';
import { telegram } from '../adapters/telegram/connect.ts';
import type { Heard } from '../src/bot/port.ts';
import { systemClock } from '../src/clock.ts';
import { openLog } from '../src/log.ts';
import { scriptedBot } from './support/scripted-bot.ts';
import { type Connected, connectTelegram } from './support/telegram-adapter.ts';
import { poll } from './support/telegram-server/waiting.ts';

let connected: Connected;
afterEach(async () => {
  expect(connected.server.rejected).toEqual([]);
  await connected.close();
});

const echo: Heard = { is: 'said', reply: { text: 'done' }, place: 'openly' };
const ready = (wanted: boolean) =>
  poll(
    () => `health to be ${wanted}, is ${JSON.stringify(connected.platform.health())}`,
    () => connected.platform.health().ready === wanted,
  );

describe('asking for updates', () => {
  it('answers, and confirms what it has when it stops', async () => {
    const bot = scriptedBot({ answers: () => echo });
    connected = await connectTelegram(bot, { by: 'polling' });
    const { server, platform } = connected;
    const sam = server.user();
    await sam.sees(sam.opens(), /done/);
    // Telegram would hold its last request for 50 s.
    const before = performance.now();
    await platform.stop();
    expect(performance.now() - before).toBeLessThan(25_000);
    expect(server.bot.inbox.pending.size).toBe(0);
    expect(bot.heard).toHaveLength(1);
  });

  it('hears chats side by side and each in order', async () => {
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const bot = scriptedBot({
      answers: async ({ what }) => {
        if (what.is === 'text' && what.text === 'slow') await held;
        return echo;
      },
    });
    connected = await connectTelegram(bot, { by: 'polling' });
    const { server } = connected;
    const [sam, ada] = [server.user({ name: 'Sam' }), server.user({ name: 'Ada' })];
    await server.settled();
    sam.says(sam.direct(), 'slow');
    sam.says(sam.direct(), 'next');
    ada.says(ada.direct(), 'other');
    await ada.sees(ada.direct(), /done/);
    const words = () => bot.heard.map(({ what }) => (what.is === 'text' ? what.text : ''));
    expect(words()).not.toContain('next');
    free();
    await bot.hears(({ what }) => what.is === 'text' && what.text === 'next');
  });

  it('brings what was not kept again, and nothing else twice', async () => {
    let failures = 1;
    const bot = scriptedBot({
      answers: ({ from }) => {
        if (from.name === 'Sam' && failures-- > 0) throw new Error('the database is away');
        return echo;
      },
    });
    connected = await connectTelegram(bot, { by: 'polling' });
    const { server } = connected;
    const [sam, ada] = [server.user({ name: 'Sam' }), server.user({ name: 'Ada' })];
    sam.says(sam.direct(), 'one');
    sam.says(sam.direct(), 'two');
    ada.says(ada.direct(), 'three');
    await poll(
      () => `all to be heard: ${bot.heard.map(({ key }) => key)}`,
      () => bot.heard.length >= 4 && sam.direct().messages.length === 4,
    );
    await server.settled();
    const names = bot.heard.map(({ from }) => from.name);
    expect(names.filter((name) => name === 'Sam')).toHaveLength(3);
    expect(names.filter((name) => name === 'Ada')).toHaveLength(1);
  });

  it('goes on after a quiet week, whatever the numbers are then', async () => {
    const bot = scriptedBot({ answers: () => echo });
    connected = await connectTelegram(bot, { by: 'polling' });
    const { server } = connected;
    const sam = server.user();
    await sam.sees(sam.opens(), /done/);
    await server.settled();
    server.renumber(5);
    // An empty answer is what follows quiet; here the server is down for a moment instead of 50 s.
    await server.down();
    await ready(false);
    await server.up();
    await ready(true);
    sam.says(sam.direct(), 'again');
    await sam.sees(sam.direct(), /done/);
  });

  it('tells that another process asks too, and goes on when it is gone', async () => {
    connected = await connectTelegram(scriptedBot(), { by: 'polling' });
    await ready(true);
    await fetch(`${connected.server.apiRoot}/bot${connected.server.token}/getUpdates?timeout=1`);
    await ready(false);
    expect(connected.platform.health().why).toMatch(/another process asks/);
    await ready(true);
  });

  it('waits for a platform that is away', async () => {
    connected = await connectTelegram(scriptedBot({ answers: () => echo }), { by: 'polling' });
    const { server } = connected;
    await ready(true);
    await server.down();
    await ready(false);
    expect(connected.platform.health().why).toMatch(/cannot be reached/);
    await server.up();
    const sam = server.user();
    await sam.sees(sam.opens(), /done/);
    await ready(true);
  });

  it('says what to do about a wrong token', async () => {
    connected = await connectTelegram(scriptedBot(), { by: 'polling' });
    const platform = telegram({
      token: '7000000009:not-the-token',
      apiRoot: connected.server.apiRoot,
      clock: systemClock,
      log: openLog('silent'),
    });
    await platform.start(scriptedBot());
    expect(platform.health().why).toMatch(/@BotFather/);
    await platform.stop();
  });
});
