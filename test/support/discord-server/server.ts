import type { AddressInfo, Socket } from 'node:net';
import type { APIApplicationCommand, APIUser, UserFlags } from 'discord.js';
import { PATIENCE_MS } from '../patience.ts';
import { createFaults, type Faults } from './faults.ts';
import { type GatewayControl, openGateway } from './gateway.ts';
import { createGuild, type Guild, type Identified, type WantedGuild } from './guild.ts';
import { createHttp } from './http.ts';
import { type Call, createJournal } from './journal.ts';
import { type Interaction, redeliver } from './raise.ts';
import { applicationRoutes } from './routes/application.ts';
import { channelRoutes } from './routes/channels.ts';
import { commandRoutes } from './routes/commands.ts';
import { eventRoutes } from './routes/events.ts';
import { guildRoutes } from './routes/guilds.ts';
import { interactionRoutes } from './routes/interactions.ts';
import { messageRoutes } from './routes/messages.ts';
import { createSessions } from './sessions.ts';
import { createUser, type User } from './user.ts';
import { createSnowflakes, createWaiting, secret, type UserRecord, type World } from './world.ts';

export interface DiscordServerOptions {
  readonly token?: string;
  readonly applicationId?: string;
  /** Which privileged intents the application was granted; none unless told. */
  readonly grants?: { readonly messageContent?: boolean; readonly guildMembers?: boolean };
  /** Time for the first answer to an interaction; 3000 as on Discord. */
  readonly interactionDeadlineMs?: number;
  /** Life of an interaction's token; 15 minutes as on Discord. */
  readonly interactionLifetimeMs?: number;
  /** What counts as past; this machine's clock unless told. */
  readonly now?: () => Date;
  /** 41250 as on Discord. */
  readonly heartbeatMs?: number;
}

/** A Discord of one's own on this machine: REST v10 and gateway, as strict as the platform. */
export interface DiscordServer {
  /** For `new Client({ rest: { api, version: '10' } })`. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: Identified;
  readonly user: (wanted: { id?: string; name: string; locale?: string }) => User;
  readonly guild: (wanted: WantedGuild) => Guild;
  /** A file on people's machines, to be chosen by its name. */
  readonly keeps: (name: string, bytes: Uint8Array) => void;
  readonly faults: Faults;
  readonly gateway: GatewayControl;
  /** Sends an interaction to the bot once more, unchanged. */
  readonly redeliver: (interaction: Interaction) => void;
  /** Connections are cut and new ones reset until `up`; sessions stay resumable. */
  readonly down: () => void;
  readonly up: () => void;
  readonly calls: readonly Call[];
  /** Calls that the server's own rules refused; planted faults are not among them. */
  readonly rejected: readonly Call[];
  /** Everything that went over the wire, one packet a line. */
  readonly wire: string;
  /** A guild's registered commands, or the global ones. */
  readonly commands: (guildId?: string) => readonly APIApplicationCommand[];
  /** Waits until `find` finds something; looks again after every call and gateway packet. */
  readonly until: <T>(find: () => T | undefined, ms?: number) => Promise<T>;
  readonly close: () => Promise<void>;
}

export async function startDiscordServer(
  options: DiscordServerOptions = {},
): Promise<DiscordServer> {
  const sessions = createSessions();
  const journal = createJournal();
  const { faults, next } = createFaults();
  let origin = '';
  let isDown = false;
  const world = createWorld(options, sessions.dispatch, () => origin);
  const routes = [
    ...applicationRoutes(world),
    ...guildRoutes(world),
    ...channelRoutes(world),
    ...messageRoutes(world),
    ...commandRoutes(world),
    ...interactionRoutes(world),
    ...eventRoutes(world),
  ];
  const http = createHttp(world, routes, { journal, nextFault: next });
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    if (isDown) socket.destroy();
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  const heartbeatMs = options.heartbeatMs ?? 41_250;
  const gateway = openGateway(http, world, sessions, {
    heartbeatMs,
    isDown: () => isDown,
    journal,
  });
  const cut = () => {
    gateway.cut();
    for (const socket of sockets) socket.destroy();
  };
  await new Promise<void>((resolve) => {
    http.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  return {
    api: `${origin}/api`,
    token: world.token,
    applicationId: world.applicationId,
    bot: { id: world.bot.id },
    user: (wanted) => {
      const record = newUser(wanted.id ?? world.snowflake(), wanted.name, wanted.locale);
      world.users.set(record.id, record);
      return createUser(world, record);
    },
    guild: (wanted) => createGuild(world, wanted),
    keeps: (name, bytes) => void world.drive.set(name, bytes),
    faults,
    gateway: gateway.control,
    redeliver: ({ token }) => {
      const record = world.interactions.get(token);
      if (record) redeliver(world, record);
    },
    down: () => {
      isDown = true;
      cut();
    },
    up: () => {
      isDown = false;
    },
    calls: journal.calls,
    get rejected() {
      return journal.calls.filter((call) => call.problem !== undefined);
    },
    get wire() {
      return journal.text();
    },
    commands: (guildId) => [...(world.commands.get(guildId ?? 'global')?.values() ?? [])],
    until: (find, ms) => world.until(find, () => 'Waited in vain', ms),
    close: async () => {
      cut();
      await new Promise((resolve) => {
        http.close(resolve);
      });
    },
  };
}

function createWorld(
  options: DiscordServerOptions,
  dispatch: World['dispatch'],
  origin: () => string,
): World {
  const snowflake = createSnowflakes();
  const applicationId = options.applicationId ?? snowflake();
  const bot = newUser(applicationId, 'emcee', undefined, true);
  const { messageContent = false, guildMembers = false } = options.grants ?? {};
  return {
    token: options.token ?? `${Buffer.from(applicationId).toString('base64url')}.test.${secret()}`,
    applicationId,
    grants: { messageContent, guildMembers },
    deadlineMs: options.interactionDeadlineMs ?? 3000,
    lifetimeMs: options.interactionLifetimeMs ?? 15 * 60_000,
    patienceMs: PATIENCE_MS,
    now: options.now ?? (() => new Date()),
    bot,
    users: new Map([[bot.id, bot]]),
    guilds: new Map(),
    channels: new Map(),
    commands: new Map(),
    commandCreates: new Map(),
    interactions: new Map(),
    files: new Map(),
    drive: new Map(),
    dispatch,
    origin,
    snowflake,
    ...createWaiting(PATIENCE_MS),
  };
}

function newUser(id: string, name: string, locale = 'en-US', bot = false): UserRecord {
  const none = 0 as UserFlags;
  const raw: APIUser = {
    id,
    username: name,
    discriminator: '0',
    global_name: bot ? null : name,
    avatar: null,
    bot,
    system: false,
    public_flags: none,
    flags: none,
    primary_guild: null,
  };
  return { id, raw, locale, dmsClosed: false };
}
