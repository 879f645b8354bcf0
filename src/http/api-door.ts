import type { FastifyRequest } from 'fastify';
import type { Client } from '../bot/route.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { type Failure, failures } from './api-failure.ts';
import { openAttempts } from './attempts.ts';

/** Tokens that are none: so many at once from an address, and one more every six seconds. */
const TOKENS = { places: 20, refillMs: 6_000 };

type Door = {
  readonly client: (token: string) => Promise<Client | undefined>;
  readonly clock: Clock;
  readonly log: Log;
};

type Knocking = Pick<FastifyRequest, 'headers' | 'ip'>;

/** Who is let in to a community: whoever shows a token of it. A token in use is never made to wait here. */
export function openDoor({ client, clock, log }: Door) {
  const tokens = openAttempts(clock, TOKENS);

  function stranger(ip: string): Failure {
    const waitMs = tokens.take(ip);
    return waitMs > 0 ? failures.tooMany(waitMs) : failures.unauthorised;
  }

  return async ({ headers, ip }: Knocking, community: string): Promise<Client | Failure> => {
    const [, token = ''] = /^Bearer ([!-~]{1,200})$/i.exec(headers.authorization ?? '') ?? [];
    try {
      const found = await client(token);
      if (found === undefined) return stranger(ip);
      return found.communityId === community ? found : failures.elsewhere;
    } catch (err) {
      log.error({ err }, 'a token could not be looked up');
      return failures.away;
    }
  };
}
