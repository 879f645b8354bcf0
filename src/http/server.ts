import { STATUS_CODES } from 'node:http';
import { type FastifyError, type FastifyInstance, fastify } from 'fastify';
import { type Clock, pause } from '../clock.ts';
import type { Log } from '../log.ts';
import { healthRoutes, type Readiness } from './health.ts';
import type { Metrics } from './metrics.ts';

export type HttpSettings = {
  readonly log: Log;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly readiness: Readiness;
  /** Each registers what one platform answers, in a scope of its own. */
  readonly routes: readonly ((http: FastifyInstance) => Promise<void>)[];
  /**
   * 127.0.0.1 by default: health and metrics are for the operator, so what stands in front of a
   * public address should pass on the platforms' paths alone.
   */
  readonly host?: string;
  /** 0: any free one */
  readonly port: number;
  /** bytes of a request's body */
  readonly bodyLimit?: number;
  readonly closeWithinMs?: number;
};

export type Http = {
  /** From now on requests are answered. Returns where, without a slash at the end. */
  readonly listen: () => Promise<string>;
  /** Takes no more requests, lets those under way end, and cuts them off at the deadline. */
  readonly close: () => Promise<void>;
};

/** An update of Telegram or Discord is a few kilobytes. */
const BODY_LIMIT = 256 * 1024;
/** A slower request is not one of a platform. */
const REQUEST_MS = 15_000;

/** The one HTTP server: health, metrics, and what the platforms answer. */
export async function openHttp(settings: HttpSettings): Promise<Http> {
  const { log, clock, metrics, readiness, host = '127.0.0.1', port } = settings;
  const { bodyLimit = BODY_LIMIT, closeWithinMs = 5000 } = settings;
  const http: FastifyInstance = fastify({
    logger: false,
    bodyLimit,
    requestTimeout: REQUEST_MS,
    forceCloseConnections: 'idle',
  });
  let closing = false;
  // Else the connection of a request that was under way stays open for the next one, and holds up close.
  http.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
  answerErrors(http, log);
  healthRoutes(http, readiness, clock);
  http.get('/metrics', async (_, reply) =>
    reply.type(metrics.contentType).send(await metrics.text()),
  );
  for (const register of settings.routes) await http.register((scope) => register(scope));
  await http.ready();

  return {
    listen: () => http.listen({ host, port }),
    async close() {
      closing = true;
      const closed = http.close().then(() => true);
      if (await Promise.race([closed, pause(clock, closeWithinMs)])) return;
      log.warn('requests were cut off at the end');
      http.server.closeAllConnections();
      await Promise.race([closed, pause(clock, 1000)]);
    },
  };
}

/**
 * The asker learns the status and, for a fault of ours, an id that stands in the log. Nothing of the
 * error itself: its message may hold a path, a query or what somebody wrote.
 */
function answerErrors(http: FastifyInstance, log: Log): void {
  http.setNotFoundHandler((_, reply) => reply.code(404).send({ error: STATUS_CODES[404] }));
  http.setErrorHandler<FastifyError | null | undefined>((error, request, reply) => {
    const status = statusOf(error);
    if (status < 500) return reply.code(status).send({ error: STATUS_CODES[status] });
    const { id, method, routeOptions } = request;
    log.error({ err: error, request: id, method, route: routeOptions.url }, 'a request failed');
    return reply.code(status).send({ error: STATUS_CODES[status], id });
  });
}

function statusOf(error: FastifyError | null | undefined): number {
  const status = error?.statusCode;
  return status !== undefined && status >= 400 && STATUS_CODES[status] ? status : 500;
}
