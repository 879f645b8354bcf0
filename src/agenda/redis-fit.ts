import type { Redis } from 'ioredis';
import { type Clock, pause } from '../clock.ts';

export type Fitness =
  | { readonly is: 'fit'; readonly advice?: string }
  | { readonly is: 'away'; readonly failure: Error };

/**
 * Whether this Redis may hold the queue. Waits for its answer no longer than `withinMs`.
 * @throws what an operator has to change, in words for them
 */
export async function inspectRedis(redis: Redis, clock: Clock, withinMs: number): Promise<Fitness> {
  const answer = await answerOf(redis, clock, withinMs);
  if (typeof answer === 'string') return judge(answer);
  if (/WRONGPASS|NOAUTH|NOPERM|invalid password/.test(answer.message)) {
    throw new Error(`Redis refuses this user or password: correct REDIS_URL (${answer.message})`);
  }
  return { is: 'away', failure: answer };
}

/** What Redis says of itself, or why it says nothing. */
async function answerOf(redis: Redis, clock: Clock, withinMs: number): Promise<string | Error> {
  if (redis.status !== 'ready') {
    const failure = await Promise.race([
      new Promise<undefined>((resolve) => void redis.once('ready', () => resolve(undefined))),
      new Promise<Error>((resolve) => void redis.once('error', resolve)),
      pause(clock, withinMs).then(() => new Error(`no answer in ${withinMs} ms`)),
    ]);
    if (failure) return failure;
  }
  return redis.info().catch((error: Error) => error);
}

function judge(info: string): Fitness {
  const policy = field(info, 'maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') {
    throw new Error(
      `Redis may throw timers away (maxmemory-policy ${policy}): set maxmemory-policy noeviction, or give Emcee a Redis of its own`,
    );
  }
  if (field(info, 'aof_enabled') !== '0') return { is: 'fit' };
  return {
    is: 'fit',
    advice:
      'Redis keeps no append-only file, so after a crash of it timers are late until they are armed again: set appendonly yes and appendfsync everysec',
  };
}

function field(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
}
