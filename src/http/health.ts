import type { FastifyInstance } from 'fastify';
import { type Clock, pause } from '../clock.ts';
import type { Health } from '../health.ts';

/** The state of every part that work depends on: the database, the queue, each platform. */
export type Readiness = () => Promise<readonly Part[]>;

export type Part = Health & { readonly name: string };

const ANSWER_WITHIN_MS = 2000;

/**
 * `/healthz`: the process lives, so 200 whenever it can answer: a supervisor that restarts it for a
 * database that is away would only add to the trouble. `/readyz`: 200 when all parts are ready, else
 * 503 with the names of those that are not and why.
 */
export function healthRoutes(http: FastifyInstance, readiness: Readiness, clock: Clock): void {
  http.get('/healthz', async () => ({ alive: true }));

  http.get('/readyz', async (_, reply) => {
    const notReady = await notReadyOf(readiness, clock);
    if (notReady.length === 0) return { ready: true };
    return reply.code(503).send({ ready: false, notReady });
  });
}

async function notReadyOf(readiness: Readiness, clock: Clock): Promise<readonly object[]> {
  const parts = await Promise.race([
    readiness().catch(() => [unknown('could not be asked')]),
    pause(clock, ANSWER_WITHIN_MS).then(() => [unknown('did not answer in time')]),
  ]);
  return parts
    .filter(({ ready }) => !ready)
    .map(({ name, why }) => ({ name, ...(why !== undefined && { why }) }));
}

function unknown(why: string): Part {
  return { name: 'readiness', ready: false, why };
}
