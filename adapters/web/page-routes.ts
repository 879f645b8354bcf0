import { fastifyStatic } from '@fastify/static';
import { fastifyWebsocket } from '@fastify/websocket';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typeOfPicture } from '../../src/chat/picture-type.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Memory } from './memory.ts';
import { type Served, serve } from './socket.ts';

/** The longest frame: 100,000 characters of three bytes, and what stands around them. */
const MAX_FRAME = 512 * 1024;

const HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** The page, its socket, and the pictures and files of messages, all below /playground/. */
export function pageRoutes(parts: {
  readonly served: Served;
  readonly memory: () => Memory;
  readonly pageFolder: string;
  /** names under which the playground may be reached beside the machine's own */
  readonly hosts: readonly string[];
}): (http: FastifyInstance) => Promise<void> {
  const { served, memory, pageFolder, hosts } = parts;

  return async (http) => {
    await http.register(fastifyWebsocket, { options: { maxPayload: MAX_FRAME } });
    http.get('/', (_request, reply) => reply.redirect('/playground/'));
    await http.register(
      async (playground) => {
        playground.addHook('onRequest', async (request, reply) => {
          if (!isOurs(request, hosts)) return refuse(reply);
          reply.headers(HEADERS);
        });
        playground.get('/socket', { websocket: true }, (socket) => serve(socket, served));
        playground.get<{ Params: { id: string } }>('/picture/:id.png', async (request, reply) =>
          sendPicture(request.params.id, memory(), reply),
        );
        playground.get<{ Params: { id: string } }>('/file/:id/:name', async (request, reply) =>
          sendFile(request.params.id, memory(), reply),
        );
        await playground.register(fastifyStatic, {
          root: pageFolder,
          redirect: true,
          cacheControl: false,
          setHeaders: (reply, file) => {
            const lasting = /[\\/]assets[\\/]/.test(file);
            reply.setHeader(
              'cache-control',
              lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
            );
          },
        });
      },
      { prefix: '/playground' },
    );
  };
}

async function saidIn(id: string, memory: Memory): Promise<Reply | undefined> {
  const row = /^\d{1,15}$/.test(id) ? await memory.find(Number(id)) : undefined;
  const words = row?.content.words;
  return words?.is === 'said' ? words.reply : undefined;
}

async function sendPicture(id: string, memory: Memory, reply: FastifyReply) {
  const picture = (await saidIn(id, memory))?.picture;
  if (picture === undefined) return reply.code(404).send({ message: 'no such picture' });
  return reply
    .type(`image/${typeOfPicture(picture.png)}`)
    .header('cache-control', 'private, max-age=86400, immutable')
    .send(Buffer.from(picture.png, 'base64'));
}

/** To be saved, never shown: nothing of it may run on this page's origin. */
async function sendFile(id: string, memory: Memory, reply: FastifyReply) {
  const file = (await saidIn(id, memory))?.file;
  if (file === undefined) return reply.code(404).send({ message: 'no such file' });
  const name = encodeURIComponent(file.name);
  return reply
    .type(`${file.type}; charset=utf-8`)
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .header('cache-control', 'private, no-store')
    .send(file.text);
}

/**
 * Whoever reaches the playground may be anybody in it, so another site's page must not: its Origin
 * differs from our Host, and a name it points at this machine (DNS rebinding) is none of ours.
 */
function isOurs({ headers }: FastifyRequest, hosts: readonly string[]): boolean {
  const host = headers.host ?? '';
  const name = host.replace(/:\d+$/, '').toLowerCase();
  const known = /^(localhost|.+\.localhost|[\d.]+|\[[\da-f:.]+\])$/.test(name);
  if (!known && !hosts.includes(name)) return false;
  return headers.origin === undefined || headers.origin.replace(/^https?:\/\//, '') === host;
}

function refuse(reply: FastifyReply) {
  return reply.code(403).send({
    message:
      'This page or host name may not use the playground. Open it by the address Emcee prints.',
  });
}
