import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('a group that no config lists is told once how it is adopted', async () => {
  const { telegram, settled, cast } = await community(night, { on: ['telegram'] });
  const { server } = telegram;
  const stray = server.group({ id: -1009, title: 'Elsewhere', supergroup: true, bot: 'left' });
  const bot = { user: server.bot.user };
  const texts = () => stray.messages.map(({ text }) => text);
  stray.adds(bot);
  await server.settled();
  await expect
    .poll(texts)
    .toEqual([expect.stringMatching(/not in my config[\s\S]*telegram: -1009/)]);
  stray.removes(bot);
  stray.adds(bot);
  await server.settled();
  await settled();
  stray.joins(telegram.user(cast.lin));
  telegram.user(cast.lin).says(stray, '/checkin');
  await server.settled();
  await settled();
  expect(texts().filter((text) => /config/.test(text))).toHaveLength(1);
});

it('a group that becomes a supergroup keeps its cards and gets its posts', async () => {
  const spaces = 'group: { telegram: -4000007 }';
  const meeting = await community(nightWith({ spaces }), { on: ['telegram'] });
  const { lin, mei, telegram, group, settled, clock, outage } = meeting;
  await mei.types('/check-in card');
  await group.shows(/A new day/);
  telegram.group('group').migrates();
  await telegram.server.settled();
  await settled();
  await lin.types('/checkin');
  await lin.sees(/\+8/);
  await mei.types('/say We have moved.');
  await group.shows(/We have moved/);
  await mei.types('/check-in card');
  await group.shows(/1 here today/);
  await lin.taps('Check in');
  await lin.seesPrivately(/already/);
  await outage({ minutes: 1 });
  await mei.types('/say Still here.');
  await group.shows(/Still here/);
  await clock.advance({ minutes: 1 });
});

it('a post meets a group that has moved unheard, and follows it', async () => {
  const spaces = 'group: { telegram: -4000008 }\nhall: { web: hall }';
  const { mei, telegram, room, running } = await community(nightWith({ spaces }), {
    on: ['telegram', 'web'],
  });
  await running().emcee.settled();
  const { server } = telegram;
  await mei.on('telegram').types('/checkin');
  await server.settled();
  const { bot } = server;
  bot.inbox.allowed = new Set();
  telegram.group('group').migrates();
  await mei.on('web').types('/say in=group text="Where are you?"');
  await room('group').shows(/Where are you/);
});

it('a group that put the bot out gets nothing, and everything again when it is back', async () => {
  const { mei, telegram, room, settled, database } = await community(night, {
    on: ['telegram', 'web'],
  });
  const { server } = telegram;
  const bot = { user: server.bot.user };
  telegram.group('group').removes(bot);
  await server.settled();
  await settled();
  await mei.on('web').types('/say in=group text="Anybody?"');
  await settled();
  const [row] = await database.query('select state, reason from delivery');
  expect(row).toMatchObject({ state: 'failed', reason: expect.stringMatching(/removed/) });
  telegram.group('group').adds(bot, 'administrator');
  await server.settled();
  await settled();
  await mei.on('web').types('/say in=group text="I am back."');
  await room('group').shows(/I am back/);
  expect(room('group').texts().join()).not.toMatch(/Anybody/);
});

it('an anonymous admin may what admins may', async () => {
  const { lin, sam, cast, telegram, group } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  telegram.group('group').promotes(telegram.user(cast.sam));
  await sam.types('/grant @lin 10 unnamed', { anonymously: true });
  await group.shows(/\+10 points for Lin: unnamed/);
});

it('whoever leaves is hidden from the board, and keeps the points', async () => {
  const { lin, sam, cast, telegram, settled } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await sam.types('/checkin');
  const group = telegram.group('group');
  group.leaves(telegram.user(cast.lin));
  await telegram.server.settled();
  await settled();
  await sam.types('/top');
  expect(await sam.sees(/Sam · 5/)).not.toMatch(/Lin/);
  group.joins(telegram.user(cast.lin));
  await telegram.server.settled();
  await settled();
  await sam.types('/top');
  await sam.sees(/Lin · 8/);
});

it('two topics of one group are two spaces', async () => {
  const spaces =
    'talk: { telegram: -1001000000005, topic: 7 }\nnews: { telegram: -1001000000005, topic: 9 }';
  const meeting = await community(nightWith({ spaces }), { on: ['telegram'] });
  const { mei, lin, telegram } = meeting;
  await mei.types('/say in=news text="Read all about it"');
  await mei.sees(/on its way to news/);
  await lin.types('/checkin', { where: 'talk' });
  await lin.sees(/\+8/);
  const messages = telegram.group('news').messages.filter(({ from }) => from?.is_bot);
  const places = messages.map(({ text, topic }) => [text.slice(0, 8), topic]);
  expect(places).toContainEqual(['Read all', 9]);
  expect(places).toContainEqual(['Checked ', 7]);
});

it('a group that came back and then moved is still known after a restart', async () => {
  const spaces = 'group: { telegram: -4000009 }';
  const meeting = await community(nightWith({ spaces }), { on: ['telegram'] });
  const { lin, telegram, settled, outage } = meeting;
  const bot = { user: telegram.server.bot.user };
  const group = telegram.group('group');
  for (const act of [() => group.removes(bot), () => group.adds(bot, 'administrator')]) {
    act();
    await telegram.server.settled();
    await settled();
  }
  group.migrates();
  await telegram.server.settled();
  await settled();
  await outage({ minutes: 1 });
  await lin.types('/checkin');
  await lin.sees(/\+8/);
});

it('a card in a topic is tapped there', async () => {
  const spaces = 'talk: { telegram: -1001000000005, topic: 7 }';
  const { mei, lin, room, clock } = await community(nightWith({ spaces }), { on: ['telegram'] });
  await mei.types('/check-in card', { where: 'talk' });
  await room('talk').shows(/A new day/);
  await lin.taps('Check in');
  await lin.seesPrivately(/\+8/);
  await clock.advance({ seconds: 5 });
  await room('talk').shows(/1 here today/);
});

it('a Discord server that took the bot back gets posts again', async () => {
  const { mei, discord, room, settled, database } = await community(night, {
    on: ['web', 'discord'],
  });
  const { server } = discord;
  discord.guild().removes(server.bot);
  await settled();
  await mei.on('web').types('/say in=server text="Anybody?"');
  const refused = () => database.query('select name from space where refused_at is not null');
  await expect.poll(refused).toEqual([{ name: 'server' }]);
  discord.guild().adds(server.bot);
  await expect.poll(refused).toEqual([]);
  await mei.on('web').types('/say in=server text="I am back."');
  await room('server').shows(/I am back/);
});

it('a space whose rights were mended gets posts again after a while', async () => {
  const { mei, telegram, room, settled, clock } = await community(night, {
    on: ['web', 'telegram'],
  });
  const { server } = telegram;
  server.fail('sendMessage', {
    status: 400,
    description: 'Bad Request: not enough rights to send text messages to the chat',
  });
  await mei.on('web').types('/say in=group text="Anybody?"');
  await settled();
  expect(room('group').texts()).toEqual([]);
  await clock.advance({ minutes: 15 });
  await mei.on('web').types('/say in=group text="I may again."');
  await room('group').shows(/I may again/);
});
