import {
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  Options,
  REST,
  RESTEvents,
  type RESTOptions,
} from 'discord.js';
import type { Log } from '../../src/log.ts';
import { finalClose, type HealthKeeper, tokenRefused } from './health.ts';

export type Access = { readonly token: string; readonly apiRoot?: string };

/** A longer wait is the outbox's business, which others' messages need not stand behind. */
const PATIENCE_MS = 5000;

const caches = Options.cacheWithLimits({
  ...Options.DefaultMakeCacheSettings,
  ...Object.fromEntries(
    [
      ...[
        'AutoModerationRuleManager',
        'GuildBanManager',
        'GuildEmojiManager',
        'GuildInviteManager',
      ],
      ...[
        'GuildMessageManager',
        'DMMessageManager',
        'GuildScheduledEventManager',
        'MessageManager',
      ],
      ...['GuildStickerManager', 'PresenceManager', 'ReactionManager', 'ReactionUserManager'],
      ...['StageInstanceManager', 'ThreadMemberManager', 'VoiceStateManager', 'EntitlementManager'],
    ].map((manager) => [manager, 0]),
  ),
  // Unbounded by default: every member who taps would stay in memory.
  UserManager: { maxSize: 100, keepOverLimit: ({ id, client }) => id === client.user.id },
  GuildMemberManager: { maxSize: 20, keepOverLimit: ({ id, client }) => id === client.user.id },
});

/** A connection to the gateway. A failed login spoils a client: make a new one for the next try. */
export function openClient(access: Access, health: HealthKeeper, log: Log): Client {
  const options: ClientOptions = {
    // Slash commands, buttons and forms need no intent; none of these is privileged.
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    shards: 'auto',
    makeCache: caches,
    sweepers: {
      ...Options.DefaultSweeperSettings,
      users: { interval: 3600, filter: () => (user) => user.id !== user.client.user.id },
    },
    rest: restOptions(access),
  };
  const client = new Client(options);
  watch(client.rest, health, log);
  client.on(Events.Error, (err) => log.error({ err }, 'discord.js reports an error'));
  client.on(Events.ShardError, (err, shard) => log.debug({ err, shard }, 'a gateway error'));
  client.on(Events.ShardReady, (shard) => health.ready(shard));
  client.on(Events.ShardResume, (shard) => health.ready(shard));
  client.on(Events.ShardReconnecting, (shard) => health.waiting(shard, 'reconnecting to Discord'));
  client.on(Events.ShardDisconnect, ({ code }) => health.final(finalClose(code)));
  return client;
}

/** What everything is said with; it outlives the gateway's connections. */
export function openRest(access: Access, health: HealthKeeper, log: Log): REST {
  const rest = new REST({
    ...restOptions(access),
    // Registering may take its time: a server takes few new commands at once.
    rejectOnRateLimit: ({ timeToReset, route }) =>
      timeToReset > PATIENCE_MS && !route.startsWith('/applications'),
  }).setToken(access.token);
  watch(rest, health, log);
  return rest;
}

function restOptions({ apiRoot }: Access): Partial<RESTOptions> {
  return {
    version: '10',
    ...(apiRoot !== undefined && { api: apiRoot }),
    timeout: 10_000,
    retries: 2,
    // 10,000 answers of 401, 403 or 429 in 10 minutes ban the address (topics/rate-limits).
    invalidRequestWarningInterval: 500,
  };
}

function watch(rest: REST, health: HealthKeeper, log: Log): void {
  rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn({ count, remainingTime }, 'Discord refuses many requests; 10,000 ban this address'),
  );
  // After one 401 the library forgets the token for good. An interaction's own token is not ours.
  rest.on(RESTEvents.Response, ({ data }, { status }) => {
    if (status === 401 && data.auth !== false) health.final(tokenRefused);
  });
}
