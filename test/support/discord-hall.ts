import { integer, member, named, optional, text } from '../../src/bot/option.ts';
import type { Expected, Heard } from '../../src/bot/port.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { AnswerPlace, Reply } from '../../src/chat/reply.ts';
import { discordAtWork } from './discord-adapter.ts';
import type { Guild } from './discord-server/guild.ts';
import type { DiscordServerOptions } from './discord-server/server.ts';
import type { User } from './discord-server/user.ts';
import { smallCommand, smallCommunity } from './scripted-bot.ts';

const about = { en: 'an option', zh: '选项' };
const commands = [
  smallCommand('checkin'),
  smallCommand('grant', 'member', {
    options: [
      { ...optional(text({ max: 50 })), name: 'reason', about },
      { ...member(), name: 'member', about },
      { ...integer({ min: 1, max: 100 }), name: 'points', about },
    ],
  }),
  smallCommand('quiz start', 'member', {
    options: [{ ...named(), name: 'bank', about }],
    suggest: async () => [],
  }),
  smallCommand('ask', 'member', {
    options: [{ ...text({ max: 9000, long: true }), name: 'question', about }],
  }),
];

type Answers = (incoming: Incoming) => Heard | Promise<Heard>;

/** A server with one channel, sam and ann in it, and a bot that answers as told. */
export async function atHall(
  answers: Answers,
  expects: (incoming: Incoming) => Expected = () => 'openly',
  server: DiscordServerOptions = {},
) {
  const space = { name: 'hall', platform: 'discord', chat: '1', guild: '100' };
  let people: { sam: User; ann: User; guild: Guild } | undefined;
  const work = await discordAtWork({
    server,
    script: { answers, expects, communities: [smallCommunity({ spaces: [space], commands })] },
    before(it) {
      const sam = it.user({ name: 'Sam', locale: 'zh-CN' });
      const ann = it.user({ name: 'ann' });
      const members = [{ user: sam, nick: 'Sammy', roles: ['Helpers'] }, ann];
      const roles = [{ name: 'Helpers', id: '200', permissions: ['ManageGuild'] as const }];
      const guild = it.guild({ id: '100', name: 'Hall', channels: ['hall'], roles, members });
      people = { sam, ann, guild };
    },
  });
  await work.platform.register();
  if (people === undefined) throw new Error('nobody is here');
  return { ...work, ...people, hall: people.guild.channel('hall') };
}

export const said = (reply: Reply, place: AnswerPlace = 'openly'): Heard => ({
  is: 'said',
  reply,
  place,
});
export const card = (press = 'join:1'): Reply => ({
  title: 'Card',
  text: 'a card',
  buttons: [{ does: 'press', label: 'Join', press }],
});
export const here = (channel: { id: string }) => ({
  platform: 'discord',
  chat: channel.id,
  guild: '100',
  private: false,
});
