import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call, Called } from '../bot/outside/call.ts';
import type { Client, Route } from '../bot/route.ts';
import type { Counters } from '../bot/running/core.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { answerTo, refusedBy, type Sent } from './api-answer.ts';
import { openDoor } from './api-door.ts';
import { failures } from './api-failure.ts';
import { openAttempts } from './attempts.ts';
import { COMMUNITIES, KEY_HEADER, KEY_SHAPE, OPENAPI, openApiOf } from './openapi.ts';

export type ApiSettings = {
  readonly client: (token: string) => Promise<Client | undefined>;
  readonly call: (it: Call) => Promise<Called>;
  /** all that any community may have, for the description */
  readonly routes: readonly Route[];
  readonly clock: Clock;
  readonly log: Log;
  readonly count: Counters['update'];
};

/** A call is a few words. */
const BODY_LIMIT = 16 * 1024;

/** Codes that are none: so many at once for a token, and one more every six seconds. */
const CODES = { places: 100, refillMs: 6_000 };

type Asked = FastifyRequest<{ Params: { community: string; '*': string } }>;

/** What programs ask for, with a token: `/api/communities/{id}/…`, described at `/api/openapi.json`. */
export function apiRoutes(settings: ApiSettings) {
  const { log } = settings;
  const description = openApiOf(settings.routes);
  const knock = openDoor(settings);
  const clients = new WeakMap<object, Client>();
  const answer = answering(settings);

  return async (http: FastifyInstance): Promise<void> => {
    http.get(OPENAPI, async () => description);
    await http.register((scope, _options, ready) => {
      scope.removeContentTypeParser('text/plain');
      scope.setErrorHandler((error: FastifyError, request, reply) => {
        const known = failures.ofServer(error.statusCode ?? 500, request.id);
        if (known.status >= 500) log.error({ err: error, request: request.id }, 'a call failed');
        return send(reply, refusedBy(known));
      });
      // Before the body is read.
      scope.addHook('onRequest', async (request, reply) => {
        const found = await knock(request, (request as Asked).params.community);
        if ('status' in found) return send(reply, refusedBy(found));
        clients.set(request.raw, found);
        return undefined;
      });
      scope.post(`${COMMUNITIES}:community/*`, { bodyLimit: BODY_LIMIT }, (request, reply) =>
        answer(request as Asked, clients.get(request.raw) as Client, reply),
      );
      ready();
    });
  };
}

function answering({ call, clock, log, count }: ApiSettings) {
  const codes = openAttempts(clock, CODES);
  const isKey = new RegExp(KEY_SHAPE);

  async function called({ headers, params, body }: Asked, client: Client): Promise<Sent> {
    const key = headers[KEY_HEADER.toLowerCase()]?.toString();
    if (key !== undefined && !isKey.test(key)) return refusedBy(failures.badKey);
    const waitMs = codes.take(String(client.id));
    if (waitMs > 0) return refusedBy(failures.tooMany(waitMs));
    const done = await call({ client, path: params['*'], body, key }).catch((err: unknown) => {
      log.error({ err }, 'a call could not be kept');
      return { is: 'unsure' as const };
    });
    const sent = answerTo(done);
    if (!sent.missed) codes.giveBack(String(client.id));
    return sent;
  }

  return async (request: Asked, client: Client, reply: FastifyReply) => {
    const began = clock.elapsed();
    const sent = await called(request, client);
    const ms = clock.elapsed() - began;
    const { route: kind = 'unknown', status } = sent;
    count({ platform: 'api', kind, outcome: String(status), seconds: ms / 1000 });
    log.info({ community: client.communityId, token: client.id, kind, status, ms });
    return send(reply, sent);
  };
}

function send(reply: FastifyReply, { status, body, waitMs }: Sent) {
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="emcee"');
  if (waitMs !== undefined) reply.header('retry-after', Math.ceil(waitMs / 1000));
  return reply.code(status).header('cache-control', 'no-store').send(body);
}
