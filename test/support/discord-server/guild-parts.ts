import { type APIRole, ChannelType, type RoleFlags } from 'discord.js';
import { bits, type PermissionName, usual } from './permissions.ts';
import { addChannel } from './places.ts';
import type { GuildRecord, World } from './world.ts';

/** A channel's name, or its name with what the bot (or everyone) lacks in it. */
export type WantedChannel =
  | string
  | {
      readonly name: string;
      readonly id?: string;
      /** A text channel unless told. */
      readonly type?: ChannelType;
      readonly botLacks?: readonly PermissionName[];
      readonly everyoneLacks?: readonly PermissionName[];
    };

/** A role's name, or its name with its permissions. Earlier roles stand above later ones. */
export type WantedRole =
  | string
  | {
      readonly name: string;
      readonly id?: string;
      readonly permissions?: readonly PermissionName[];
    };

const botPermissions: readonly PermissionName[] = [
  ...(['ManageRoles', 'ManageMessages', 'PinMessages', 'ManageThreads'] as const),
  ...(['CreateEvents', 'ManageEvents', 'CreatePrivateThreads'] as const),
];

/** @everyone, the wanted roles, and above them the bot's own, which only `bot` fills. */
export function addRoles(
  world: World,
  guild: GuildRecord,
  names: readonly WantedRole[],
  bot: readonly PermissionName[] = botPermissions,
): void {
  const put = (role: APIRole) => guild.roles.set(role.id, role);
  put(newRole(guild.id, '@everyone', 0, usual));
  for (const [index, role] of names.entries()) {
    const { name, id, permissions } = typeof role === 'string' ? { name: role } : { ...role };
    const position = names.length - index;
    put(newRole(id ?? world.snowflake(), name, position, bits(permissions ?? [])));
  }
  const own = bits(bot);
  put({
    ...newRole(world.snowflake(), world.bot.raw.username, names.length + 1, own),
    managed: true,
  });
}

function newRole(id: string, name: string, position: number, permissions: bigint): APIRole {
  return {
    id,
    name,
    position,
    permissions: permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    managed: false,
    mentionable: false,
    icon: null,
    unicode_emoji: null,
    flags: 0 as RoleFlags,
  };
}

/** A channel with what is denied in it. */
export function addNamed(world: World, guild: GuildRecord, wanted: WantedChannel): void {
  const { name, id, type, botLacks, everyoneLacks } =
    typeof wanted === 'string' ? { name: wanted } : { ...wanted };
  const deny = (holder: string, type: number, names: readonly PermissionName[] = []) =>
    names.length === 0 ? [] : [{ id: holder, type, allow: '0', deny: bits(names).toString() }];
  const overwrites = [...deny(guild.id, 0, everyoneLacks), ...deny(world.bot.id, 1, botLacks)];
  addChannel(world, {
    id: id ?? world.snowflake(),
    type: type ?? ChannelType.GuildText,
    name,
    guild,
    overwrites,
  });
}
