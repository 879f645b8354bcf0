import type { ChannelRecord, UserRecord, World } from './world.ts';

type NewChannel = Pick<ChannelRecord, 'id' | 'type' | 'name'> & Partial<ChannelRecord>;

/** Puts a channel into the world (and into its guild). */
export function addChannel(world: World, wanted: NewChannel): ChannelRecord {
  const channel: ChannelRecord = {
    guild: undefined,
    recipient: undefined,
    parentId: null,
    overwrites: [],
    messages: new Map(),
    archived: false,
    locked: false,
    ...wanted,
  };
  world.channels.set(channel.id, channel);
  channel.guild?.channels.set(channel.id, channel);
  return channel;
}

/** The direct conversation between the bot and a user; there is only ever one. */
export function directChannel(world: World, user: UserRecord): ChannelRecord {
  const existing = [...world.channels.values()].find((one) => one.recipient === user);
  if (existing) return existing;
  return addChannel(world, { id: world.snowflake(), type: 1, name: user.id, recipient: user });
}
