import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openCommunities } from '../../src/communities.ts';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

/** Emcee follows a folder with this file, from before its platforms ran, as `emcee start` does. */
async function followed({ running, clock, settled }: Meeting, text: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'emcee-communities-'));
  const { emcee, platforms, log } = running();
  const communities = openCommunities({
    ...{ emcee, platforms, clock, log, folder },
    language: 'en',
  });
  onTestFinished(async () => {
    await communities.stop();
    await rm(folder, { recursive: true });
  });
  const write = async (changed: string) => {
    await writeFile(path.join(folder, 'night.yaml'), changed);
    await communities.look();
    await settled();
  };
  await write(text);
  const starts = async () => {
    await communities.started();
    await settled();
  };
  return { write, starts, stop: communities.stop };
}

const warnings = ({ logged }: Meeting) =>
  logged()
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'spaces are not ready')
    .map(({ level, community: id, platform, spaces, reason, about }) => ({
      ...{ level, community: id, platform, spaces, reason },
      ...(about !== undefined && { about }),
    }));

const posting = nightWith({
  spaces: 'group: { telegram: -1001000000001 }\nother: { telegram: -1001000000002 }',
  timetable: 'hello: { cron: "0 9 * * *", run: say, in: [other], with: { text: Hi, pin: true } }',
});

it('what will fail on Telegram is warned of once it runs, and when the file changes', async () => {
  const meeting = await community(posting, { on: ['telegram'] });
  const { telegram, clock, settled } = meeting;
  const { bot } = telegram.server;
  for (const name of ['group', 'other'])
    telegram.group(name).promotes(bot, { without: ['can_pin_messages'] });
  const { starts, write, stop } = await followed(meeting, posting);
  expect(warnings(meeting)).toEqual([]);
  await starts();
  await clock.advance({ seconds: 1 });
  await settled();
  const unpinned = {
    ...{ level: 40, community: 'night', platform: 'telegram', spaces: ['other'] },
    reason: expect.stringMatching(/may not pin here: make it an administrator who may pin/),
  };
  expect(warnings(meeting)).toEqual([unpinned]);

  telegram.group('other').promotes(bot);
  await write(posting.replace('-1001000000001', '-1001000000009'));
  await clock.advance({ seconds: 1 });
  await settled();
  const lost = { spaces: ['group'], reason: expect.stringMatching(/no such chat/) };
  expect(warnings(meeting)).toEqual([unpinned, { ...unpinned, ...lost }]);

  await stop();
  expect(telegram.group('other').messages).toEqual([]);
});

it('what will fail on Discord is warned of, as far as it will be used', async () => {
  const roles = '[{ name: A, from: 10, role: "880000000000000099" }]';
  const text = nightWith({
    spaces: `server: { discord: "880000000000000001", guild: "880000000000000000" }
gone: { discord: "880000000000000005", guild: "880000000000000000" }
away: { discord: "880000000000000006", guild: "880000000000000007" }`,
    operations: `points: { levels: ${roles} }`,
  });
  const meeting = await community(night, { on: ['discord'] });
  await meeting.outage({ minutes: 1 }, () => {
    meeting.discord.guild().everyoneMay('EmbedLinks', false);
    meeting.discord.guild().botMay('PinMessages', false);
    meeting.discord.guild().botMay('CreateEvents', false);
  });
  const { starts } = await followed(meeting, text);
  await starts();
  const at = { level: 40, community: 'night', platform: 'discord' };
  expect(warnings(meeting)).toEqual([
    {
      ...{ ...at, spaces: ['server'], reason: expect.stringMatching(/Send Messages, Embed Links/) },
      about: ['EmbedLinks'],
    },
    { ...at, spaces: ['gone'], reason: expect.stringMatching(/channel does not exist/) },
    { ...at, spaces: ['away'], reason: expect.stringMatching(/not in this server: invite it/) },
    {
      ...{ ...at, spaces: ['server', 'gone'], reason: expect.stringMatching(/role is not in/) },
      about: ['880000000000000099'],
    },
  ]);
});

it('when the bot may do less than before, the admins are told once, in their language', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { mei, telegram, settled, clock, logged } = meeting;
  const { server } = telegram;
  await mei.types('/checkin');
  await mei.opens();
  const told = () =>
    telegram
      .user(meeting.cast.mei)
      .direct()
      .messages.filter(({ text }) => /may do less|权限变少了/.test(text))
      .map(({ text }) => text);
  const after = async (happens: () => void) => {
    happens();
    await server.settled();
    await clock.advance({ seconds: 2 });
    await settled();
  };

  await after(() => telegram.group('group').demotes(server.bot));
  const [demoted] = server.updates.filter((update) => 'my_chat_member' in update).slice(-1);
  expect(told()).toEqual([
    expect.stringMatching(/^I may do less than before in group: the bot is no administrator here/),
  ]);
  if (demoted !== undefined) await after(() => server.redeliver(demoted));
  await after(() => telegram.group('group').promotes(server.bot));
  expect(told()).toHaveLength(1);

  await mei.whispers('/language zh');
  await after(() => telegram.group('group').mutes(server.bot));
  expect(told()[1]).toMatch(/^我在 group 的权限变少了：机器人在这里没有权限：.*设为管理员。$/);
  const lines = logged().filter((line) => line.includes('the bot may do less than before'));
  expect(lines.map((line) => JSON.parse(line).level)).toContain(40);
});

it('what was kept back while the bot might not write is said again once it may', async () => {
  const meeting = await community(night, { on: ['telegram'] });
  const { mei, telegram, settled, clock, group } = meeting;
  const { server } = telegram;
  await mei.types('/checkin');
  await mei.opens();
  telegram.group('group').mutes(server.bot);
  await server.settled();
  await mei.whispers('/say in=group text="Good morning"');
  await clock.advance({ seconds: 2 });
  await settled();
  telegram.group('group').promotes(server.bot);
  await server.settled();
  await mei.whispers('/say in=group text="Good evening"');
  await clock.advance({ seconds: 2 });
  await settled();
  await group.shows(/Good evening/);
});
