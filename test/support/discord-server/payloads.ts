import { permissionsOf } from './permissions.ts';
import type { ChannelRecord, GuildRecord, MemberRecord, World } from './world.ts';

/** A guild as GUILD_CREATE carries it; `all` members, or the bot alone. */
export function guildPayload(world: World, guild: GuildRecord, all: boolean): unknown {
  const members = [...guild.members.values()];
  const channels = [...guild.channels.values()];
  return {
    ...guildSummary(guild),
    joined_at: guild.members.get(world.bot.id)?.joinedAt,
    large: false,
    unavailable: false,
    member_count: members.length,
    members: members.filter((one) => all || one.user.id === world.bot.id).map(memberPayload),
    channels: channels.filter((one) => one.parentId === null).map(channelPayload),
    threads: channels.filter((one) => one.parentId !== null).map(channelPayload),
    presences: [],
    voice_states: [],
    stage_instances: [],
    soundboard_sounds: [],
    guild_scheduled_events: [...guild.events.values()],
  };
}

/** A guild as GET /guilds/{id} answers. */
export function guildSummary(guild: GuildRecord): Record<string, unknown> {
  const absent = [
    ...['icon', 'description', 'banner', 'splash', 'discovery_splash', 'vanity_url_code'],
    ...['home_header', 'application_id', 'afk_channel_id'],
    ...['widget_channel_id', 'rules_channel_id', 'public_updates_channel_id'],
    ...['safety_alerts_channel_id', 'max_presences', 'incidents_data'],
  ];
  return {
    ...Object.fromEntries(absent.map((name) => [name, null])),
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    system_channel_id: guild.systemChannel ?? null,
    preferred_locale: guild.locale,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    region: 'deprecated',
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw: false,
    nsfw_level: 0,
    premium_tier: 0,
    premium_subscription_count: 0,
    premium_progress_bar_enabled: false,
    system_channel_flags: 0,
    widget_enabled: false,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
  };
}

export function memberPayload(member: MemberRecord): Record<string, unknown> {
  return { ...memberFields(member), user: member.user.raw };
}

/** A member without its user, as messages carry it. */
export function memberFields(member: MemberRecord): Record<string, unknown> {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: member.roles,
    joined_at: member.joinedAt,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function channelPayload(channel: ChannelRecord): Record<string, unknown> {
  const last = [...channel.messages.keys()].at(-1) ?? null;
  const common = { id: channel.id, type: channel.type, last_message_id: last, flags: 0 };
  if (channel.recipient) return { ...common, recipients: [channel.recipient.raw] };
  const inGuild = { ...common, guild_id: channel.guild?.id, name: channel.name };
  if (channel.parentId === null) {
    return {
      ...inGuild,
      position: [...(channel.guild?.channels.keys() ?? [])].indexOf(channel.id),
      permission_overwrites: channel.overwrites,
      parent_id: null,
      topic: null,
      nsfw: false,
      rate_limit_per_user: 0,
    };
  }
  const metadata = {
    archived: channel.archived,
    locked: channel.locked,
    auto_archive_duration: 1440,
    archive_timestamp: new Date().toISOString(),
  };
  return {
    ...inGuild,
    parent_id: channel.parentId,
    owner_id: channel.messages.values().next().value?.author.id ?? null,
    message_count: channel.messages.size,
    member_count: 1,
    total_message_sent: channel.messages.size,
    rate_limit_per_user: 0,
    thread_metadata: metadata,
  };
}

/** The channel as an interaction carries it, with the member's permissions in it. */
export function partialChannel(channel: ChannelRecord, userId: string): Record<string, unknown> {
  if (channel.guild === undefined) return channelPayload(channel);
  const permissions = permissionsOf(channel.guild, userId, channel).toString();
  return { ...channelPayload(channel), permissions };
}
