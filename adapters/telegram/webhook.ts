import { timingSafeEqual } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Log } from '../../src/log.ts';
import type { Errands } from './errands.ts';
import { isUpdate, laneOf } from './receive.ts';
import type { Hearing } from './update.ts';

/** Where Telegram delivers updates, below the address of the server. */
export const WEBHOOK_PATH = '/telegram/updates';

/** Telegram's updates stay far below; nothing larger is read. */
const LARGEST_BODY = 1_048_576;

export type Listening = { readonly hear: Hearing; readonly errands: Errands };

/**
 * The endpoint for updates: 401 for a wrong secret, before anything is read; 413 for a body beyond
 * 1 MB; 415 for what is not sent as JSON and 400 for what is no update; 503 while the bot is not
 * started; 500 when the update was not kept, so that Telegram brings it again; 200 only after the work
 * was committed.
 * @param listening undefined until the bot is started, and again once it stops
 */
export async function webhookRoute(
  http: FastifyInstance,
  secret: string,
  listening: () => Listening | undefined,
  log: Log,
): Promise<void> {
  const isSecret = compareTo(secret);

  await http.register((scope, _options, ready) => {
    scope.removeAllContentTypeParsers();
    // Read as text by a decoder that keeps characters whole, however TCP cuts them.
    scope.addContentTypeParser(
      'application/json',
      { parseAs: 'string' },
      (_request, body, done) => {
        try {
          done(null, JSON.parse(String(body)));
        } catch {
          done(Object.assign(new Error('not JSON'), { statusCode: 400 }));
        }
      },
    );
    // A logger for each request would cost more than reading the update.
    scope.setChildLoggerFactory((logger) => logger);
    scope.setErrorHandler((error: FastifyError, _request, reply) => refuse(error, reply, log));
    scope.addHook('onRequest', (request, reply, done) => {
      if (isSecret(request.headers['x-telegram-bot-api-secret-token'])) done();
      else void reply.code(401).send({ ok: false });
    });
    scope.post(WEBHOOK_PATH, { bodyLimit: LARGEST_BODY }, (request, reply) =>
      take(request, reply, listening()),
    );
    ready();
  });
}

async function take(request: FastifyRequest, reply: FastifyReply, now: Listening | undefined) {
  const { body } = request;
  if (!isUpdate(body)) return reply.code(400).send({ ok: false });
  if (now === undefined) return reply.code(503).send({ ok: false });
  const errands = await now.hear(body);
  const [first, ...rest] = errands;
  const blind = first && now.errands.blind(first);
  now.errands.run(laneOf(body), blind ? rest : errands);
  return reply.send(blind);
}

function refuse(error: FastifyError, reply: FastifyReply, log: Log) {
  const code = error.statusCode ?? 500;
  if (code >= 500) log.error({ err: error }, 'a Telegram update was not kept');
  return reply.code(code).send({ ok: false });
}

/** In a time that tells nothing about the secret but its length. */
function compareTo(secret: string): (given: unknown) => boolean {
  const expected = Buffer.from(secret);
  return (given) => {
    if (typeof given !== 'string') return false;
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  };
}
