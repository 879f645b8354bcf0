import { Redis, type RedisOptions } from 'ioredis';
import type { Clock } from '../clock.ts';
import type { Health } from '../health.ts';
import type { Log } from '../log.ts';
import { inspectRedis } from './redis-fit.ts';

/** Longer than a slow moment of Redis, short enough for somebody who waits. */
const COMMAND_MS = 1500;
const HEARTBEAT_MS = 2000;
/** BullMQ blocks for ten seconds at most: silence for longer means that nobody is there any more. */
const SILENCE_MS = 15_000;

export type RedisLink = {
  /** For short commands: fails at once while Redis is away, and after 1.5 s when it is silent. */
  readonly commands: Redis;
  /** A connection for BullMQ's worker, which waits for Redis as long as it takes. */
  readonly patient: () => Redis;
  /**
   * Whether this Redis may hold the queue: 'away' when it does not answer.
   * @throws what an operator has to change
   */
  readonly inspect: () => Promise<'fit' | 'away'>;
  /** Asks from now on, so that `health` is true also while nothing else is sent. */
  readonly watch: () => void;
  /** A command failed: `health` says so until the next one succeeds. */
  readonly failed: (error: Error) => void;
  readonly health: () => Health;
  /** Never waits. */
  readonly close: () => void;
};

export function openRedisLink(url: string, { clock, log }: { clock: Clock; log: Log }): RedisLink {
  const state = reporter(log);
  const opened = connections(url, log);
  const commands = opened.open({
    commandTimeout: COMMAND_MS,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  });
  commands.on('error', state.failed);
  commands.on('ready', state.back);
  let stopWatching: (() => void) | undefined;

  async function beat(): Promise<void> {
    try {
      await commands.ping();
      state.back();
    } catch (error) {
      state.failed(error as Error);
      // Connected, but silent: a new connection finds out sooner than this one.
      if (commands.status === 'ready') commands.disconnect(true);
    }
    if (stopWatching) stopWatching = clock.after(HEARTBEAT_MS, () => void beat());
  }

  return {
    commands,
    patient: () => opened.open({ maxRetriesPerRequest: null }),
    async inspect() {
      const found = await inspectRedis(commands, clock, COMMAND_MS);
      if (found.is === 'away') state.failed(found.failure);
      else if (found.advice) log.warn(found.advice);
      return found.is;
    },
    watch() {
      stopWatching = clock.after(HEARTBEAT_MS, () => void beat());
    },
    failed(error) {
      if (!opened.closed()) state.failed(error);
    },
    health: state.health,
    close() {
      stopWatching?.();
      stopWatching = undefined;
      opened.close();
    },
  };
}

/** One line in the log for a change, not one for each failed command. */
function reporter(log: Log) {
  let why: string | undefined;
  return {
    failed(error: Error & { code?: string }): void {
      const reason = `Redis does not answer (${error.code ?? error.message})`;
      if (why === undefined) log.warn(reason);
      why = reason;
    },
    back(): void {
      if (why !== undefined) log.info('Redis answers again');
      why = undefined;
    },
    health: (): Health => (why === undefined ? { ready: true } : { ready: false, why }),
  };
}

type Kind = Pick<RedisOptions, 'commandTimeout' | 'enableOfflineQueue' | 'maxRetriesPerRequest'>;

function connections(url: string, log: Log) {
  const opened: Redis[] = [];
  let closed = false;
  return {
    open(options: Partial<Kind>): Redis {
      const redis = new Redis(url, {
        connectTimeout: 3000,
        socketTimeout: SILENCE_MS,
        // BullMQ duplicates connections with their options; a duplicate that is away ends by this.
        retryStrategy: (tries) => (closed ? null : Math.min(50 * 2 ** tries, 2000)),
        ...options,
      });
      // Without a listener ioredis writes to the console.
      redis.on('error', (error: Error) => log.debug({ err: error }, 'connection to Redis'));
      opened.push(redis);
      return redis;
    },
    closed: () => closed,
    close(): void {
      closed = true;
      for (const redis of opened) redis.disconnect();
    },
  };
}
