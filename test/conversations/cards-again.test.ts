import { expect, it } from 'vitest';
import { night } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('a card is drawn again when the bot is back in its group', async () => {
  const meeting = await community(night, { on: ['telegram', 'web'] });
  const { mei, lin, sam, telegram, room, clock, settled } = meeting;
  const bot = { user: telegram.server.bot.user };
  const group = telegram.group('group');
  await mei.on('telegram').types('/check-in card');
  await room('group').shows(/A new day/);
  group.removes(bot);
  await telegram.server.settled();
  await lin.on('web').types('/checkin');
  await clock.advance({ minutes: 1 });
  expect(room('group').texts().join()).toMatch(/A new day/);
  group.adds(bot, 'administrator');
  await telegram.server.settled();
  await settled();
  await sam.on('web').types('/checkin');
  await clock.advance({ seconds: 5 });
  await room('group').shows(/2 here today/);
});

it('a card where the bot lost a right is drawn again after it was given back, without a word', async () => {
  const { mei, lin, discord, room, clock } = await community(night, { on: ['discord', 'web'] });
  await mei.on('discord').types('/check-in card');
  await room('server').shows(/A new day/);
  discord.guild().everyoneMay('ViewChannel', false);
  await lin.on('web').types('/checkin');
  await clock.advance({ minutes: 1 });
  discord.guild().everyoneMay('ViewChannel', true);
  await mei.on('discord').seesPrivately(/I could not[\s\S]*View Channel/i);
  await clock.advance({ minutes: 11 });
  await room('server').shows(/1 here today/);
});
