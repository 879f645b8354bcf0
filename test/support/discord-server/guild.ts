import {
  type APIGuildScheduledEvent,
  type APIRole,
  type ChannelType,
  GatewayIntentBits,
} from 'discord.js';
import { type Channel, createChannel } from './channel.ts';
import { addNamed, addRoles, type WantedChannel, type WantedRole } from './guild-parts.ts';
import { channelPayload, guildPayload, memberPayload } from './payloads.ts';
import { bits, type PermissionName } from './permissions.ts';
import type { ChannelRecord, GuildRecord, MemberRecord, World } from './world.ts';

export interface Identified {
  readonly id: string;
}

type WantedMember =
  | Identified
  | { readonly user: Identified; readonly roles?: readonly string[]; readonly nick?: string };

export interface WantedGuild {
  readonly id?: string;
  readonly name: string;
  readonly locale?: string;
  readonly channels?: readonly WantedChannel[];
  readonly roles?: readonly WantedRole[];
  readonly members?: readonly WantedMember[];
  /** Who owns it, and so may do everything; somebody unseen unless told. */
  readonly owner?: Identified;
  /** The id of the channel where Discord greets newcomers; none unless told. */
  readonly systemChannel?: string;
  /** What the bot's own role, above all others, allows; false leaves the bot outside. */
  readonly bot?: readonly PermissionName[] | false;
}

/** A Discord server as a test moves it. Channels and roles are found by name. */
export interface Guild {
  readonly id: string;
  readonly name: string;
  readonly channel: (name: string) => Channel;
  readonly role: (name: string) => Identified;
  /** Names of the roles a member holds. */
  readonly rolesOf: (user: Identified) => string[];
  /** Discord's own scheduled events. */
  readonly events: readonly APIGuildScheduledEvent[];
  /** Somebody removes all scheduled events by hand. */
  readonly dropEvents: () => void;
  /** Gives the bot's own role a permission more, or takes it. */
  readonly botMay: (name: PermissionName, allowed: boolean) => void;
  /** The same of @everyone, whose permissions the bot shares. */
  readonly everyoneMay: (name: PermissionName, allowed: boolean) => void;
  /** Makes a channel one of another type, or a thread of the one that is named. */
  readonly becomes: (name: string, type: ChannelType, parent?: string) => void;
  /** Somebody deletes a channel. */
  readonly dropChannel: (name: string) => void;
  /** Discord has an outage, and the server is out of reach for now; then it is back. */
  readonly isOut: () => void;
  readonly isBack: () => void;
  readonly adds: (user: Identified, roles?: readonly string[]) => void;
  readonly removes: (user: Identified) => void;
  /** Gives a member exactly these roles, as an administrator would. */
  readonly setRoles: (user: Identified, roles: readonly string[]) => void;
}

export function createGuild(world: World, wanted: WantedGuild): Guild {
  const id = wanted.id ?? world.snowflake();
  const guild: GuildRecord = {
    id,
    name: wanted.name,
    ownerId: wanted.owner?.id ?? world.snowflake(),
    locale: wanted.locale ?? 'en-US',
    systemChannel: wanted.systemChannel,
    roles: new Map(),
    channels: new Map(),
    members: new Map(),
    events: new Map(),
  };
  world.guilds.set(id, guild);
  addRoles(world, guild, wanted.roles ?? [], wanted.bot || undefined);
  for (const channel of wanted.channels ?? ['general']) addNamed(world, guild, channel);
  for (const one of wanted.members ?? []) join(world, guild, one);
  if (wanted.bot !== false) botJoins(world, guild);
  return drive(world, guild);
}

function join(world: World, guild: GuildRecord, wanted: WantedMember): MemberRecord | undefined {
  const { user, roles, nick } = 'user' in wanted ? { ...wanted } : { user: wanted };
  const record = world.users.get(user.id);
  if (record === undefined) return undefined;
  const member: MemberRecord = {
    user: record,
    nick: nick ?? null,
    joinedAt: new Date().toISOString(),
    roles: (roles ?? []).map((name) => roleNamed(guild, name).id),
  };
  guild.members.set(user.id, member);
  return member;
}

function botJoins(world: World, guild: GuildRecord): void {
  join(world, guild, { user: world.bot, roles: [world.bot.raw.username] });
  tellGuild(world, guild);
}

function tellGuild(world: World, guild: GuildRecord): void {
  world.dispatch('GUILD_CREATE', GatewayIntentBits.Guilds, (intents) =>
    guildPayload(world, guild, (intents & GatewayIntentBits.GuildMembers) !== 0),
  );
}

function roleNamed(guild: GuildRecord, name: string): APIRole {
  const found = [...guild.roles.values()].find((role) => role.name === name);
  if (found === undefined) throw new Error(`${guild.name} has no role "${name}"`);
  return found;
}

function permit(
  world: World,
  guild: GuildRecord,
  role: APIRole,
  name: PermissionName,
  allowed: boolean,
): void {
  const others = BigInt(role.permissions) & ~bits([name]);
  role.permissions = String(allowed ? others | bits([name]) : others);
  const payload = { guild_id: guild.id, role: { ...role } };
  world.dispatch('GUILD_ROLE_UPDATE', GatewayIntentBits.Guilds, () => payload);
}

function channelNamed(guild: GuildRecord, name: string): ChannelRecord {
  const found = [...guild.channels.values()].find((one) => one.name === name);
  if (found === undefined) throw new Error(`${guild.name} has no channel "${name}"`);
  return found;
}

function drive(world: World, guild: GuildRecord): Guild {
  return {
    id: guild.id,
    name: guild.name,
    channel: (name) => {
      const found = channelNamed(guild, name);
      return createChannel(world, () => found);
    },
    role: (name) => ({ id: roleNamed(guild, name).id }),
    rolesOf: (user) =>
      (guild.members.get(user.id)?.roles ?? []).map((id) => guild.roles.get(id)?.name ?? id),
    get events() {
      return [...guild.events.values()];
    },
    dropEvents: () => guild.events.clear(),
    becomes: (name, type, parent) => {
      const channel = channelNamed(guild, name);
      channel.type = type;
      channel.parentId = parent === undefined ? null : channelNamed(guild, parent).id;
    },
    dropChannel: (name) => {
      const channel = channelNamed(guild, name);
      guild.channels.delete(channel.id);
      world.channels.delete(channel.id);
      const payload = channelPayload(channel);
      world.dispatch('CHANNEL_DELETE', GatewayIntentBits.Guilds, () => payload);
    },
    isOut: () =>
      world.dispatch('GUILD_DELETE', GatewayIntentBits.Guilds, () => ({
        id: guild.id,
        unavailable: true,
      })),
    isBack: () => tellGuild(world, guild),
    botMay: (name, allowed) =>
      permit(world, guild, roleNamed(guild, world.bot.raw.username), name, allowed),
    everyoneMay: (name, allowed) =>
      permit(world, guild, roleNamed(guild, '@everyone'), name, allowed),
    adds: (user, roles = []) => {
      if (user.id === world.bot.id) {
        botJoins(world, guild);
        return;
      }
      const member = join(world, guild, { user, roles });
      if (member === undefined) throw new Error(`There is no user ${user.id}`);
      tellMember(world, guild, 'GUILD_MEMBER_ADD', memberPayload(member));
    },
    removes: (user) => {
      guild.members.delete(user.id);
      if (user.id === world.bot.id) botLeaves(world, guild);
      else tellMember(world, guild, 'GUILD_MEMBER_REMOVE', { user: world.users.get(user.id)?.raw });
    },
    setRoles: (user, roles) => {
      const member = guild.members.get(user.id);
      if (member === undefined) throw new Error(`${guild.name} has no member ${user.id}`);
      member.roles = roles.map((name) => roleNamed(guild, name).id);
      tellMember(world, guild, 'GUILD_MEMBER_UPDATE', memberPayload(member));
    },
  };
}

/** GUILD_DELETE without `unavailable` means removed, not an outage. The guild's commands go too. */
function botLeaves(world: World, guild: GuildRecord): void {
  world.commands.delete(guild.id);
  world.dispatch('GUILD_DELETE', GatewayIntentBits.Guilds, () => ({ id: guild.id }));
}

function tellMember(world: World, guild: GuildRecord, event: string, data: object): void {
  if (!guild.members.has(world.bot.id)) return;
  const payload = { ...data, guild_id: guild.id };
  world.dispatch(event, GatewayIntentBits.GuildMembers, () => payload);
}
