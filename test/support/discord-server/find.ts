import { may } from './permissions.ts';
import { refusal } from './refusal.ts';
import type { ChannelRecord, GuildRecord, MessageRecord, World } from './world.ts';

/** A guild that the bot is in; others are unknown to it. */
export function findGuild(world: World, id: string): GuildRecord {
  const guild = world.guilds.get(id);
  if (guild === undefined || !guild.members.has(world.bot.id)) throw refusal('unknownGuild');
  return guild;
}

/** A channel that the bot can see. */
export function findChannel(world: World, id: string): ChannelRecord {
  const channel = world.channels.get(id);
  if (channel === undefined) throw refusal('unknownChannel');
  if (channel.guild && !may(channel.guild, world.bot.id, ['ViewChannel'], channel)) {
    throw refusal('missingAccess');
  }
  return channel;
}

/** A message that stands in a channel for the bot too: not deleted, not for one user's eyes. */
export function findMessage(channel: ChannelRecord, id: string): MessageRecord {
  const message = channel.messages.get(id);
  if (message === undefined || message.viewer !== undefined) throw refusal('unknownMessage');
  return message;
}
