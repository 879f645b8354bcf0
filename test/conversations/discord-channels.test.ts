import { ChannelType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const GUILD = '880000000000000000';
const channel = (id: string) => `{ discord: "${id}", guild: "${GUILD}" }`;
const LOBBY = '880000000000000001';
const OTHER = '880000000000000002';
const house = nightWith({ spaces: `lobby: ${channel(LOBBY)}\nother: ${channel(OTHER)}` });

/** The same two channels, the other one of another type than text. */
async function houseWith(type: ChannelType) {
  const meeting = await community(house, { on: ['discord'] });
  meeting.discord.guild().becomes('other', type);
  return meeting;
}

/** A card is posted to the other channel, tapped there, and drawn anew. */
async function cardIsTapped({ mei, lin, room, clock }: Awaited<ReturnType<typeof houseWith>>) {
  await mei.types('/check-in card', { where: 'other' });
  await room('other').shows(/A new day/);
  await lin.taps('Check in');
  await lin.seesPrivately(/\+8/);
  await clock.advance({ seconds: 5 });
  await room('other').shows(/1 here today/);
}

describe.each([
  ['announcements', ChannelType.GuildAnnouncement],
  ['voice', ChannelType.GuildVoice],
  ['a stage', ChannelType.GuildStageVoice],
])('a channel for %s', (_, type) => {
  it('takes posts, cards, commands and taps like any other', async () => {
    const meeting = await houseWith(type);
    const { mei, room } = meeting;
    await mei.types('/say', { where: 'other' });
    await mei.fills({ text: 'Good evening' });
    await room('other').shows(/Good evening/);
    await cardIsTapped(meeting);
  });
});

it('a thread may be a space of its own, beside its channel', async () => {
  const meeting = await community(house, { on: ['discord'] });
  const { discord, room, database } = meeting;
  discord.guild().becomes('other', ChannelType.PublicThread, 'lobby');
  await cardIsTapped(meeting);
  expect(room('lobby').texts().join()).not.toMatch(/A new day/);
  const posts = await database.query('select space from card_post');
  expect(posts).toEqual([{ space: 'other' }]);
});

it.each([
  ['a forum', ChannelType.GuildForum],
  ['a category', ChannelType.GuildCategory],
])(
  '%s takes no posts: the admin hears what to name instead, and the rest goes out',
  async (_, type) => {
    const { mei, room, discord } = await community(house, { on: ['discord'] });
    discord.guild().becomes('other', type);
    await mei.types('/say in=other,lobby');
    await mei.fills({ text: 'Good evening' });
    await room('lobby').shows(/Good evening/);
    await mei.seesPrivately(/other[\s\S]*takes no messages of its own[\s\S]*one post of the forum/);
  },
);

it('a channel that was deleted keeps nothing waiting, and the admin hears of it', async () => {
  const { mei, room, discord, database } = await community(house, { on: ['discord'] });
  discord.guild().dropChannel('other');
  await mei.types('/say in=other,lobby');
  await mei.fills({ text: 'Good evening' });
  await room('lobby').shows(/Good evening/);
  await mei.seesPrivately(/other[\s\S]*correct its id in the config/);
  expect(await database.query("select 1 from delivery where state = 'waiting'")).toEqual([]);
});

it('an outage of the server is no removal', async () => {
  const { mei, room, discord, database, settled } = await community(house, { on: ['discord'] });
  discord.guild().isOut();
  await settled();
  expect(await database.query('select 1 from space where refused_at is not null')).toEqual([]);
  discord.guild().isBack();
  await settled();
  await mei.types('/say');
  await mei.fills({ text: 'Back again' });
  await room('lobby').shows(/Back again/);
});

it('a right to write that is withdrawn is told with what to do, and once given back it goes on by itself', async () => {
  const { mei, lin, room, discord, clock, database } = await community(house, { on: ['discord'] });
  await lin.types('/checkin');
  discord.guild().everyoneMay('SendMessages', false);
  await mei.types('/say');
  await mei.fills({ text: 'Anybody?' });
  await mei.seesPrivately(/50013[\s\S]*Send Messages/);
  const [row] = await database.query('select reason from space');
  expect(row).toMatchObject({ reason: expect.stringMatching(/Send Messages/) });
  discord.guild().everyoneMay('SendMessages', true);
  await clock.advance({ seconds: 31 });
  await mei.types('/say');
  await mei.fills({ text: 'There you are' });
  await room('lobby').shows(/There you are/);
});
