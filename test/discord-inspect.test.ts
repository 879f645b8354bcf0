import { ChannelType } from 'discord.js';
import { expect, it } from 'vitest';
import type { GivenRole, InspectedSpace, Right } from '../src/chat/inspection.ts';
import { type DiscordAtWork, discordAtWork, type Wanted } from './support/discord-adapter.ts';
import type { Guild, WantedGuild } from './support/discord-server/guild.ts';

const GUILD = '100';

const space = (chat: string, rights: readonly Right[] = [], guild = GUILD): InspectedSpace => ({
  name: `space ${chat}`,
  place: { platform: 'discord', chat, guild, private: false },
  rights: new Set(rights),
});

const look = async (
  { platform }: DiscordAtWork,
  spaces: readonly InspectedSpace[],
  roles: readonly GivenRole[] = [],
) => platform.inspect?.({ spaces, roles });

/** A server with these channels, changed before the bot connects. */
async function atWork(
  guild: Partial<WantedGuild>,
  change: (guild: Guild) => void = () => {},
  more: Wanted = {},
) {
  let made: Guild | undefined;
  const work = await discordAtWork({
    ...more,
    before(server) {
      made = server.guild({ id: GUILD, name: 'Hall', ...guild });
      change(made);
      more.before?.(server);
    },
  });
  return { ...work, guild: made as Guild };
}

it('nothing is said of a channel that is as it should be, and nothing is asked', async () => {
  const channels = [
    { name: 'hall', id: '1' },
    { name: 'news', id: '2', type: ChannelType.GuildAnnouncement },
    { name: 'voice', id: '3', type: ChannelType.GuildVoice },
    { name: 'thread', id: '4' },
  ];
  const work = await atWork({ channels }, (guild) =>
    guild.becomes('thread', ChannelType.PublicThread, 'hall'),
  );
  const before = work.server.calls.length;
  expect(
    await look(
      work,
      ['1', '2', '3', '4'].map((id) => space(id, ['pin', 'list'])),
    ),
  ).toEqual([]);
  expect(work.server.calls.length).toBe(before);
});

it.each([
  ['that it cannot see', ['ViewChannel'], /View Channel there/, undefined],
  ['where it may not write', ['SendMessages'], /Send Messages, Embed/, ['SendMessages']],
  ['where its cards do not show', ['EmbedLinks', 'AttachFiles'], /Embed Links/, 'both'],
] as const)('a channel %s is told with what to do', async (_, lacks, reason, about) => {
  const channels = [
    { name: 'hall', id: '1', botLacks: lacks },
    { name: 'good', id: '2' },
  ];
  const work = await atWork({ channels });
  expect(await look(work, [space('1'), space('2')])).toEqual([
    {
      spaces: ['space 1'],
      reason: expect.stringMatching(reason),
      ...(about !== undefined && { about: about === 'both' ? lacks : about }),
    },
  ]);
});

it('a channel that takes no messages, is not there or in another server', async () => {
  const channels = [
    { name: 'forum', id: '1', type: ChannelType.GuildForum },
    { name: 'group', id: '2', type: ChannelType.GuildCategory },
  ];
  const work = await atWork({ channels }, undefined, {
    before: (server) => {
      server.guild({ id: '200', name: 'Other', channels: [{ name: 'away', id: '3' }] });
      server.guild({ id: '300', name: 'Third', bot: false });
    },
  });
  const spaces = [space('1'), space('2'), space('9'), space('3'), space('5', [], '300')];
  expect(await look(work, spaces)).toEqual([
    { spaces: ['space 1', 'space 2'], reason: expect.stringMatching(/no messages of its own/) },
    { spaces: ['space 9'], reason: expect.stringMatching(/does not exist/) },
    { spaces: ['space 3'], reason: expect.stringMatching(/in another server: correct its guild/) },
    { spaces: ['space 5'], reason: expect.stringMatching(/not in this server: invite it/) },
  ]);
});

it('a thread needs a right of its own, and to be open to the bot', async () => {
  const channels = [
    { name: 'hall', id: '1', botLacks: ['SendMessagesInThreads', 'ManageThreads'] as const },
    { name: 'quiet', id: '2' },
    { name: 'lounge', id: '3', botLacks: ['ManageThreads'] as const },
    { name: 'locked', id: '4' },
  ];
  const work = await atWork({ channels }, (guild) => {
    guild.becomes('quiet', ChannelType.PublicThread, 'hall');
    guild.becomes('locked', ChannelType.PublicThread, 'lounge');
    guild.channel('locked').archive({ locked: true });
  });
  expect(
    await look(
      work,
      ['2', '3', '4'].map((id) => space(id)),
    ),
  ).toEqual([
    {
      ...{ spaces: ['space 2'], reason: expect.stringMatching(/in threads, Send Messages in/) },
      about: ['SendMessagesInThreads'],
    },
    { spaces: ['space 4'], reason: expect.stringMatching(/this thread is locked/) },
  ]);
});

it('what else it lacks is told where something takes it, also when it was changed since', async () => {
  const work = await atWork({
    channels: [
      { name: 'hall', id: '1' },
      { name: 'b', id: '2' },
    ],
  });
  work.guild.botMay('PinMessages', false);
  work.guild.botMay('CreateEvents', false);
  const told = () => look(work, [space('1', ['pin', 'list']), space('2', ['list'])]);
  await expect.poll(told).toEqual([
    { spaces: ['space 1'], reason: expect.stringMatching(/Pin Messages in this channel/) },
    { spaces: ['space 1', 'space 2'], reason: expect.stringMatching(/role Create Events/) },
  ]);
  expect(await look(work, [space('1')])).toEqual([]);
});

it('a role that the bot is to give is there, and below its own', async () => {
  const work = await atWork({
    channels: [{ name: 'hall', id: '1' }],
    roles: [{ name: 'Readers', id: '78' }],
  });
  const role = (id: string) => ({ platform: 'discord', guild: GUILD, role: id });
  expect(await look(work, [space('1')], [role('78'), role('79')])).toEqual([
    { spaces: ['space 1'], reason: expect.stringMatching(/correct its id/), about: ['79'] },
  ]);
  work.guild.botMay('ManageRoles', false);
  await expect
    .poll(() => look(work, [space('1')], [role('78')]))
    .toEqual([
      { spaces: ['space 1'], reason: expect.stringMatching(/let it Manage Roles/), about: ['78'] },
    ]);
});

it('nothing is said while Discord is away, or a server is', async () => {
  const work = await atWork({ channels: [{ name: 'hall', id: '1', botLacks: ['SendMessages'] }] });
  work.guild.isOut();
  await expect.poll(() => look(work, [space('1')])).toEqual([]);
  work.server.faults.fail(503, { on: '/channels/7', times: 5 });
  work.guild.isBack();
  await expect.poll(() => look(work, [space('1')])).toHaveLength(1);
  expect(await look(work, [space('7')])).toEqual([]);
  await work.platform.stop();
  expect(await look(work, [space('1')])).toEqual([]);
});
