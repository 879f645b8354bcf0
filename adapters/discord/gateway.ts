import { type Client, DiscordjsErrorCodes, Events } from 'discord.js';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import { type Access, openClient } from './client.ts';
import { failureOf } from './failure.ts';
import { type HealthKeeper, tokenRefused } from './health.ts';

const LONGEST_RETRY_MS = 60_000;

export type Gateway = {
  /** The connection, once there was one; discord.js keeps it up. */
  readonly client: () => Client<true> | undefined;
  /** Resolves when connected, or when the first try failed; then it is tried again by itself. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
};

type Opening = {
  readonly access: Access;
  readonly health: HealthKeeper;
  readonly clock: Clock;
  readonly log: Log;
  /** Called with every new client before it connects: only one of them ever gets ready. */
  readonly prepare: (client: Client) => void;
  readonly connected: (client: Client<true>) => void;
};

/** Makes the first connection, for which discord.js tries only once. Later ones are its own. */
export function openGateway({ access, health, clock, log, prepare, connected }: Opening): Gateway {
  let client: Client | undefined;
  let closed = false;
  let callOff = () => {};

  const over = () => closed || health.isFinal();

  const open = async (failures: number): Promise<void> => {
    if (over()) return;
    client = openClient(access, health, log);
    prepare(client);
    try {
      await login(client, access.token, connected);
    } catch (error) {
      if (isTokenInvalid(error)) health.final(tokenRefused);
      if (!over()) again(error, failures);
    }
  };

  const again = (error: unknown, failures: number): void => {
    const retryMs = Math.min(1000 * 2 ** failures, LONGEST_RETRY_MS);
    log.warn({ ...failureOf(error), retryMs }, 'Discord cannot be reached');
    callOff = clock.after(retryMs, () => void open(failures + 1));
  };

  return {
    client: () => (client?.isReady() ? client : undefined),
    open: () => open(0),
    async close() {
      closed = true;
      callOff();
      await client?.destroy();
    },
  };
}

async function login(
  client: Client,
  token: string,
  connected: (client: Client<true>) => void,
): Promise<void> {
  const ready = new Promise<void>((resolve) => {
    client.once(Events.ClientReady, (it) => {
      connected(it);
      resolve();
    });
  });
  await client.login(token);
  await ready;
}

function isTokenInvalid(error: unknown): boolean {
  const code = DiscordjsErrorCodes.TokenInvalid;
  return error instanceof Error && 'code' in error && error.code === code;
}
