import { expect, test } from 'vitest';
import type { Community } from '../src/bot/community.ts';
import { discordAtWork } from './support/discord-adapter.ts';
import type { Guild } from './support/discord-server/guild.ts';
import type { User } from './support/discord-server/user.ts';
import { smallCommand, smallCommunity } from './support/scripted-bot.ts';

/** A server with helpers who may manage events, and one community that meets in it. */
async function registered(given: Partial<Community>) {
  const space = { name: 'hall', platform: 'discord', chat: '1', guild: '100' };
  let people: { guild: Guild; sam: User; hal: User } | undefined;
  const communities = [smallCommunity({ spaces: [space], ...given })];
  const work = await discordAtWork({
    script: { communities },
    before(it) {
      const sam = it.user({ name: 'sam' });
      const hal = it.user({ name: 'hal' });
      const roles = [{ name: 'Helpers', id: '200', permissions: ['ManageEvents'] as const }];
      const members = [sam, { user: hal, roles: ['Helpers'] }];
      people = { sam, hal, guild: it.guild({ id: '100', name: 'Hall', roles, members }) };
    },
  });
  if (people === undefined) throw new Error('there is no server');
  await work.platform.register();
  const writes = () =>
    work.server.calls
      .filter(({ method, path }) => method !== 'GET' && path.includes('/commands'))
      .map(({ method }) => method);
  return { ...work, ...people, writes, communities, hall: people.guild.channel('general') };
}

const helping = { platform: 'discord', role: 'helper', platformRole: '200' } as const;

test('commands are registered, once, and shown to those who may use them', async () => {
  const { server, sam, hal, hall, writes, platform } = await registered({
    roles: [helping],
    commands: [smallCommand('checkin'), smallCommand('redeem', 'helper')],
  });
  expect(server.commands('100').map(({ name }) => name)).toEqual(['checkin', 'redeem']);
  expect(writes()).toEqual(['POST', 'POST']);
  hal.slash(hall, 'redeem');
  sam.slash(hall, 'checkin');
  expect(() => sam.slash(hall, 'redeem')).toThrow('there is no /redeem here');
  await platform.register();
  expect(writes()).toEqual(['POST', 'POST']);
  expect(server.rejected).toEqual([]);
});

test('a changed config changes what differs', async () => {
  const { server, writes, platform, communities } = await registered({
    commands: ['kept', 'changed', 'gone'].map((name) => smallCommand(name)),
  });
  const about = { en: 'new words', zh: '新的' };
  communities[0] = {
    ...(communities[0] ?? smallCommunity()),
    commands: [smallCommand('kept'), smallCommand('changed', 'member', { about })],
  };
  await platform.register();
  expect(writes().slice(3)).toEqual(['DELETE', 'PATCH']);
  expect(server.commands('100').map(({ description }) => description)).toEqual([
    'about kept',
    'new words',
  ]);
  communities.length = 0;
  await platform.register();
  expect(server.commands('100')).toEqual([]);
  expect(server.rejected).toEqual([]);
});

test('a server the bot is not in is told in the log, and does not hold up the others', async () => {
  const away = { name: 'away', platform: 'discord', chat: '2', guild: '999' };
  const here = { name: 'hall', platform: 'discord', chat: '1', guild: '100' };
  const { server, logged } = await registered({
    spaces: [away, here],
    commands: [smallCommand('checkin')],
  });
  expect(server.commands('100')).toHaveLength(1);
  expect(logged.join('')).toMatch(/"server":"999".*commands were not registered/);
});

test('a server joined while running gets its commands', async () => {
  const here = { name: 'new', platform: 'discord', chat: '3', guild: '300' };
  const { server } = await registered({ spaces: [here], commands: [smallCommand('checkin')] });
  server.guild({ id: '300', name: 'New' });
  await server.until(() => server.commands('300')[0]);
});
