import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { DrawnFeed, Feed } from '../bot/feed.ts';
import type { ReadFeed } from '../bot/outside/read-feed.ts';

type Served = Pick<Feed, 'name' | 'extension' | 'type'>;

/**
 * `GET /calendar/<secret>.ics`. Readers come back often, so one who has what there is gets a 304. An
 * unknown secret is a 404 like any other path. Addresses are secrets: none stands in the log.
 */
export function feedRoutes(feeds: readonly Served[], read: ReadFeed) {
  return async (http: FastifyInstance): Promise<void> => {
    for (const feed of feeds)
      http.get<{ Params: { file: string } }>(`/${feed.name}/:file`, async (request, reply) => {
        const secret = secretIn(request.params.file, feed);
        const drawn = secret === undefined ? undefined : await read(feed.name, secret);
        return drawn === undefined
          ? reply.callNotFound()
          : answer(request.headers, reply, feed, drawn);
      });
  };
}

function secretIn(file: string, { extension }: Served): string | undefined {
  const [, secret, ending] = /^(\w{8,64})\.(\w+)$/.exec(file) ?? [];
  return ending === extension ? secret : undefined;
}

function answer(
  asked: IncomingHttpHeaders,
  reply: FastifyReply,
  { name, extension, type }: Served,
  drawn: DrawnFeed,
): FastifyReply {
  const etag = `"${createHash('sha256').update(drawn.body).digest('base64url')}"`;
  reply.headers({ etag, 'cache-control': 'private, max-age=300', ...modified(drawn) });
  if (hasIt(asked, etag, drawn)) return reply.code(304).send();
  return reply
    .type(type)
    .header('content-disposition', `inline; filename="${name}.${extension}"`)
    .send(drawn.body);
}

const modified = ({ changedAt }: DrawnFeed) =>
  changedAt === undefined ? {} : { 'last-modified': changedAt.toUTCString() };

/** RFC 9110: where a tag is given, the date is not looked at. */
function hasIt(asked: IncomingHttpHeaders, etag: string, { changedAt }: DrawnFeed): boolean {
  const { 'if-none-match': tags, 'if-modified-since': since } = asked;
  if (tags !== undefined)
    return tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
  if (since === undefined || changedAt === undefined) return false;
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= Date.parse(since);
}
