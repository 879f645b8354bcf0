import { PermissionFlagsBits } from 'discord.js';
import { refusal } from './refusal.ts';
import type { ChannelRecord, GuildRecord, UserRecord, World } from './world.ts';

export type PermissionName = keyof typeof PermissionFlagsBits;

const everything = Object.values(PermissionFlagsBits).reduce((all, one) => all | one, 0n);

/** What a new server lets everyone do. */
export const usual = bits([
  ...(['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'] as const),
  ...(['AddReactions', 'UseApplicationCommands', 'CreatePublicThreads'] as const),
  ...(['SendMessagesInThreads', 'MentionEveryone', 'ChangeNickname'] as const),
]);

/** A set of permissions as the number that Discord sends for it. */
export function bits(names: readonly PermissionName[]): bigint {
  return names.reduce((all, name) => all | PermissionFlagsBits[name], 0n);
}

/** A member's permissions in a guild, and in a channel of it with the channel's overwrites. */
export function permissionsOf(guild: GuildRecord, userId: string, channel?: ChannelRecord): bigint {
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  if (guild.ownerId === userId) return everything;
  const roles = [guild.id, ...member.roles];
  const base = roles.reduce((all, id) => all | BigInt(guild.roles.get(id)?.permissions ?? 0), 0n);
  if (base & PermissionFlagsBits.Administrator) return everything;
  return channel === undefined ? base : overwritten(base, channel, roles, userId);
}

/** Everyone's overwrite, then all roles' together, then the member's own. */
function overwritten(
  base: bigint,
  channel: ChannelRecord,
  roles: readonly string[],
  userId: string,
): bigint {
  const layers = [roles.slice(0, 1), roles.slice(1), [userId]];
  return layers.reduce((permissions, ids) => {
    const layer = channel.overwrites.filter((one) => ids.includes(one.id));
    const deny = layer.reduce((all, one) => all | BigInt(one.deny), 0n);
    const allow = layer.reduce((all, one) => all | BigInt(one.allow), 0n);
    return (permissions & ~deny) | allow;
  }, base);
}

export function may(
  guild: GuildRecord,
  userId: string,
  names: readonly PermissionName[],
  channel?: ChannelRecord,
): boolean {
  const wanted = bits(names);
  return (permissionsOf(guild, userId, channel) & wanted) === wanted;
}

/** Throws what Discord answers when the bot may not do this in the channel. */
export function demand(
  world: World,
  channel: ChannelRecord,
  names: readonly PermissionName[],
): void {
  if (channel.guild === undefined) return;
  if (!may(channel.guild, world.bot.id, ['ViewChannel'], channel)) throw refusal('missingAccess');
  if (!may(channel.guild, world.bot.id, names, channel)) throw refusal('missingPermissions');
}

/** Whether the user could see the channel at all. */
export function canSee(channel: ChannelRecord, user: UserRecord): boolean {
  if (channel.guild === undefined) return channel.recipient?.id === user.id;
  return may(channel.guild, user.id, ['ViewChannel'], channel);
}

/** Whether the gateway tells the bot what happens in the channel. */
export function botHears(world: World, channel: ChannelRecord): boolean {
  return channel.guild === undefined || may(channel.guild, world.bot.id, ['ViewChannel'], channel);
}

/** Throws unless the bot may manage the role: it needs the permission and a role above it. */
export function demandRoleBelow(world: World, guild: GuildRecord, roleId: string): void {
  const role = guild.roles.get(roleId);
  if (role === undefined) throw refusal('unknownRole');
  const own = guild.members.get(world.bot.id)?.roles ?? [];
  const highest = Math.max(0, ...own.map((id) => guild.roles.get(id)?.position ?? 0));
  const reachable = !role.managed && role.id !== guild.id && role.position < highest;
  const allowed = may(guild, world.bot.id, ['ManageRoles']);
  if (!allowed || !(reachable || guild.ownerId === world.bot.id)) {
    throw refusal('missingPermissions');
  }
}
