import { GatewayCloseCodes } from 'discord.js';
import type { Health } from '../../src/health.ts';
import type { Log } from '../../src/log.ts';

export type HealthKeeper = {
  readonly health: () => Health;
  readonly isFinal: () => boolean;
  readonly ready: (shard: number) => void;
  readonly waiting: (shard: number, why: string) => void;
  /** Nothing but a person and a restart will mend it. Told once. */
  readonly final: (why: string) => void;
};

export const tokenRefused =
  'Discord refuses the token: copy the current one from the Developer Portal (Bot → Reset Token) and restart';

/** The gateway's close codes after which discord.js connects no more (topics/opcodes-and-status-codes). */
const finalCloses: Readonly<Record<number, string>> = {
  [GatewayCloseCodes.AuthenticationFailed]: tokenRefused,
  [GatewayCloseCodes.DisallowedIntents]:
    'Discord refuses an intent: allow it in the Developer Portal (Bot → Privileged Gateway Intents) and restart',
};

/**
 * Keeps by itself how the connection stands: after a final close discord.js still calls itself ready.
 */
export function healthKeeper(log: Log, onFatal: ((why: string) => void) | undefined): HealthKeeper {
  const shards = new Map<number, string | undefined>();
  let ended: string | undefined;
  return {
    health() {
      if (ended !== undefined) return { ready: false, why: ended };
      if (shards.size === 0) return { ready: false, why: 'not connected to Discord yet' };
      const why = [...shards.values()].find((one) => one !== undefined);
      return why === undefined ? { ready: true } : { ready: false, why };
    },
    isFinal: () => ended !== undefined,
    ready(shard) {
      log.info({ shard }, 'connected to Discord');
      shards.set(shard, undefined);
    },
    waiting(shard, why) {
      // Every failed try to reconnect comes here: one line tells it.
      if (shards.get(shard) === undefined)
        log.warn({ shard, why }, 'no connection to Discord for now');
      shards.set(shard, why);
    },
    final(why) {
      if (ended !== undefined) return;
      ended = why;
      log.error({ why }, 'the connection to Discord has ended');
      onFatal?.(why);
    },
  };
}

export function finalClose(code: number): string {
  return finalCloses[code] ?? `Discord has closed the connection for good (${code}): restart`;
}
