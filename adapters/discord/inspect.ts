import {
  type APIThreadChannel,
  ChannelType,
  type Client,
  type GuildMember,
  type PermissionsBitField,
  type REST,
  Routes,
} from 'discord.js';
import type { GivenRole, InspectedSpace, Inspection, Unready } from '../../src/chat/inspection.ts';
import type { Log } from '../../src/log.ts';
import { ADVICE, failureOf } from './failure.ts';

type Around = {
  readonly rest: REST;
  /** undefined while there is no connection */
  readonly client: () => Client<true> | undefined;
  readonly log: Log;
};

type Lack = Omit<Unready, 'spaces'>;

/**
 * Looks at servers, channels and roles as the gateway tells them to discord.js, which computes what the bot
 * may do there. Only a channel that it does not keep, such as an archived thread, is asked for.
 */
export function inspector(around: Around): (asked: Inspection) => Promise<readonly Unready[]> {
  return async ({ spaces, roles }) => {
    const client = around.client();
    if (client === undefined) {
      around.log.debug('no connection to Discord: its spaces were not looked at');
      return [];
    }
    const found: Unready[] = [];
    for (const space of spaces)
      for (const lack of await lacksOf(around, client, space))
        found.push({ spaces: [space.name], ...lack });
    const missing = roles.flatMap((role) => roleLack(client, role, spaces));
    return joined([...found, ...missing]);
  };
}

/** What is wrong in several spaces is told once. */
function joined(all: readonly Unready[]): Unready[] {
  const byWhat = new Map<string, Unready>();
  for (const { spaces, ...lack } of all) {
    const key = JSON.stringify(lack);
    const before = byWhat.get(key)?.spaces ?? [];
    byWhat.set(key, { spaces: [...before, ...spaces], ...lack });
  }
  return [...byWhat.values()];
}

/** A server with an outage is there, and nothing is known of it. */
async function lacksOf(
  around: Around,
  client: Client<true>,
  { place, rights }: InspectedSpace,
): Promise<readonly Lack[]> {
  const guild = client.guilds.cache.get(place.guild ?? '');
  if (guild === undefined) return [{ reason: ADVICE.server }];
  const me = guild.members.me;
  if (!guild.available || me === null) return [];
  const events = rights.has('list') && !me.permissions.has('CreateEvents');
  const channel = await channelIn(around, me, place.chat);
  const here = channel && ('reason' in channel ? [channel] : lacksIn(channel, rights));
  return [...(here ?? []), ...(events ? [{ reason: ADVICE.events }] : [])];
}

type Found = {
  readonly type: ChannelType;
  readonly locked: boolean;
  /** of the bot there; a thread has those of its channel */
  readonly may: Readonly<PermissionsBitField>;
};

/** Undefined where Discord did not say. */
async function channelIn(
  around: Around,
  me: GuildMember,
  id: string,
): Promise<Found | Lack | undefined> {
  const kept = me.guild.channels.cache.get(id);
  if (kept === undefined) return askFor(around, me, id);
  const may = kept.permissionsFor(me);
  return may && { type: kept.type, locked: kept.isThread() && kept.locked === true, may };
}

async function askFor(
  { rest, log }: Around,
  me: GuildMember,
  id: string,
): Promise<Found | Lack | undefined> {
  try {
    const asked = (await rest.get(Routes.channel(id))) as APIThreadChannel;
    if (asked.guild_id !== me.guild.id) return { reason: ADVICE.elsewhere };
    const may = me.guild.channels.cache.get(asked.parent_id ?? '')?.permissionsFor(me);
    return may && { type: asked.type, locked: asked.thread_metadata?.locked === true, may };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.is === 'refused') return { reason: failure.reason };
    log.debug({ channel: id, ...failure }, 'a channel could not be looked at');
    return undefined;
  }
}

const threads: ReadonlySet<ChannelType> = new Set([
  ...[ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread],
]);
const taking: ReadonlySet<ChannelType> = new Set([
  ...[ChannelType.GuildText, ChannelType.GuildAnnouncement],
  ...[ChannelType.GuildVoice, ChannelType.GuildStageVoice],
  ...threads,
]);

/** The first thing that keeps it from speaking, else what else it lacks. */
function lacksIn({ type, locked, may }: Found, rights: InspectedSpace['rights']): readonly Lack[] {
  if (!taking.has(type)) return [{ reason: ADVICE.kind }];
  if (!may.has('ViewChannel')) return [{ reason: ADVICE.see }];
  const speaking = threads.has(type) ? 'SendMessagesInThreads' : 'SendMessages';
  const about = may.missing([speaking, 'EmbedLinks', 'AttachFiles']);
  if (about.length > 0) return [{ reason: ADVICE.speak, about }];
  if (locked && !may.has('ManageThreads')) return [{ reason: ADVICE.locked }];
  return rights.has('pin') && !may.has('PinMessages') ? [{ reason: ADVICE.pin }] : [];
}

/** Of a server in which the bot is not, its spaces tell. */
function roleLack(
  client: Client<true>,
  { guild: id, role }: GivenRole,
  spaces: readonly InspectedSpace[],
): readonly Unready[] {
  const guild = client.guilds.cache.get(id);
  if (guild === undefined || !guild.available || guild.members.me === null) return [];
  const found = guild.roles.cache.get(role);
  if (found?.editable) return [];
  const there = spaces.filter(({ place }) => place.guild === id).map(({ name }) => name);
  const reason = found === undefined ? ADVICE.noRole : ADVICE.giveRole;
  return [{ spaces: there, reason, about: [role] }];
}
