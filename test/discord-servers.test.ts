import { ChannelType } from 'discord.js';
import { expect, test } from 'vitest';
import { discordAtWork } from './support/discord-adapter.ts';
import { said } from './support/discord-hall.ts';
import type { WantedGuild } from './support/discord-server/guild.ts';

const HELLO = 'Hello, all of you!';

async function joining(wanted: Partial<WantedGuild>) {
  const script = { answers: () => said({ text: HELLO }) };
  const work = await discordAtWork({ script });
  const guild = work.server.guild({ id: '200', name: 'New', bot: false, ...wanted });
  guild.adds(work.server.bot);
  const { place } = await work.bot.hears(({ what }) => what.is === 'added');
  return { ...work, guild, place };
}

const quiet = { id: '10', name: 'rules', everyoneLacks: ['SendMessages'] } as const;
const voice = { id: '11', name: 'voice', type: ChannelType.GuildVoice } as const;
const talk = { id: '12', name: 'talk' } as const;
const news = { id: '13', name: 'news' } as const;

test.each([
  ['where it greets its newcomers', { systemChannel: '13' }, 'news'],
  ['where it has no such channel: in the first with words that it may write in', {}, 'talk'],
  ['where it may not write there: likewise', { systemChannel: '10' }, 'talk'],
])('the bot greets a new server %s', async (_, wanted, name) => {
  const channels = [quiet, voice, talk, news];
  const { guild, place } = await joining({ channels, ...wanted });
  await guild.channel(name).shows(new RegExp(HELLO));
  expect(place).toMatchObject({ chat: guild.channel(name).id, guild: '200' });
});
