import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../src/clock.ts';
import { settle } from '../src/stepped-clock.ts';
import { virtualClock } from './support/clock.ts';
import { discordAtWork } from './support/discord-adapter.ts';
import { atHall, said } from './support/discord-hall.ts';
import { startDiscordServer } from './support/discord-server/server.ts';
import { foldersFor, runReal } from './support/faults/real-process.ts';
import { gate } from './support/gate.ts';
import { smallCommand, smallCommunity } from './support/scripted-bot.ts';

test('a refused token is final, and says what to do', async () => {
  const { platform, fatal } = await discordAtWork({ options: { token: 'wrong' } });
  expect(platform.health()).toMatchObject({ ready: false, why: expect.stringContaining('token') });
  expect(fatal).toHaveLength(1);
});

test.each([
  ['en_US.UTF-8', /^Discord refuses the token: .* and restart$/m],
  ['zh_CN.UTF-8', /^Discord 不接受令牌：.*重新启动$/m],
])('a process that starts with a refused token says so in %s, and ends', async (LANG, told) => {
  const server = await startDiscordServer();
  onTestFinished(server.close);
  const folders = await foldersFor(READERS);
  const DISCORD_BOT_TOKEN = `${server.token}-of-yesterday`;
  const settings = { ...folders, LANG, DISCORD_API_ROOT: server.api, DISCORD_BOT_TOKEN };
  const { code, output } = await runReal(settings);
  expect(code).toBe(1);
  expect(output).toMatch(told);
});

const READERS = `community: readers
name: Readers
timezone: Asia/Shanghai
language: en
spaces: { hall: { discord: "112233445566778899", guild: "998877665544332211" } }
`;

test('a token revoked while running is final', async () => {
  const { platform, server, fatal } = await discordAtWork();
  expect(platform.health()).toEqual({ ready: true });
  server.faults.fail(401, { on: '/messages' });
  const to = { platform: 'discord', chat: '1', private: false };
  const sent = await platform.send(to, { text: 'hi' }, { key: 'k', asOne: false });
  expect(sent).toMatchObject({ ok: false, failure: { is: 'down' } });
  expect(platform.health()).toMatchObject({ ready: false });
  expect(fatal).toHaveLength(1);
});

test.each([4004, 4014])('the gateway closing with %i is final', async (code) => {
  const { platform, server, fatal } = await discordAtWork();
  server.gateway.disconnect(code);
  await expect.poll(() => platform.health().ready).toBe(false);
  expect(fatal).toHaveLength(1);
});

test('a lost connection shows in health and is resumed, with what was missed', async () => {
  const { sam, hall, platform, server, bot } = await atHall(() => said({ text: 'ok' }));
  server.gateway.disconnect();
  await expect.poll(() => platform.health().ready).toBe(false);
  sam.slash(hall, 'checkin');
  await expect.poll(() => platform.health().ready).toBe(true);
  await bot.hears(({ what }) => what.is === 'command');
  expect(server.gateway.resumed).toBe(1);
});

test('Discord being away at the start is waited for, and commands are registered then', async () => {
  const clock = virtualClock('2026-01-01T00:00:00Z');
  const space = { name: 'hall', platform: 'discord', chat: '1', guild: '100' };
  const commands = [smallCommand('checkin')];
  const { server, platform } = await discordAtWork({
    script: { communities: [smallCommunity({ spaces: [space], commands })] },
    before(it) {
      it.guild({ id: '100', name: 'Hall' });
      it.down();
    },
    options: { clock: { ...systemClock, after: clock.after } },
  });
  expect(platform.health()).toEqual({ ready: false, why: 'not connected to Discord yet' });
  await platform.register();
  server.up();
  await clock.advance({ seconds: 1 });
  await server.until(() => server.commands('100')[0]);
  expect(platform.health()).toEqual({ ready: true });
});

test('the first words in a private chat open it; all of them are to the bot', async () => {
  const { server, sam, bot } = await atHall(({ what }) => said({ text: `heard ${what.is}` }));
  const first = sam.dms('hello');
  await sam.sees(sam.dm, /heard text/);
  sam.dms('again');
  await bot.hears(({ what }) => what.is === 'text' && what.text === 'again');
  const place = { platform: 'discord', chat: sam.dm.id, private: true };
  expect(bot.heard).toMatchObject([
    { key: `discord/opened/${sam.dm.id}`, place, what: { is: 'opened', start: '' } },
    { key: `discord/${first.id}`, place, what: { is: 'text', text: 'hello', toBot: true } },
    { what: { is: 'text', text: 'again' } },
  ]);
  expect(server.rejected).toEqual([]);
});

test('servers known at the start are not news; joining and leaving one is', async () => {
  const { server, bot } = await discordAtWork({
    before: (it) => it.guild({ id: '100', name: 'Known' }),
  });
  const guild = server.guild({ id: '200', name: 'New', bot: false });
  guild.adds(server.bot);
  const added = await bot.hears(({ what }) => what.is === 'added');
  expect(added).toMatchObject({ place: { guild: '200' }, what: { title: 'New' } });
  guild.removes(server.bot);
  const removed = await bot.hears(({ what }) => what.is === 'removed');
  expect(removed.place.guild).toBe('200');
  expect(bot.heard).toHaveLength(2);
});

test('stopping waits for an answer on its way', async () => {
  const work = gate();
  const { sam, hall, platform, bot } = await atHall(async () => {
    await work.opened;
    return said({ text: 'Finished.' });
  });
  sam.slash(hall, 'checkin');
  await bot.hears(({ what }) => what.is === 'command');
  const stopped = platform.stop().then(() => 'stopped');
  await settle();
  expect(await Promise.race([stopped, 'waiting'])).toBe('waiting');
  work.open();
  await stopped;
  expect(hall.last?.content).toBe('Finished.');
});
