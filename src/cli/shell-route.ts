import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Told } from '../bot/outside/shell.ts';
import type { TokensAsked } from '../bot/outside/tokens.ts';
import type { Content } from '../bot/port.ts';
import { locales } from '../chat/locale.ts';
import { openPieces, type Pieces } from './pieces.ts';

/**
 * The shell speaks to a running bot over its HTTP server: the embedded database has room for one
 * process. Where that is, and the word that lets in, stands in a file that only its owner reads.
 */
export const FILE = 'shell.json';
export const PATH = '/shell';
/** The status of a bot that has no embedded database to be dumped. */
export const NO_DUMP = 204;

const asked = z.strictObject({
  communityId: z.string(),
  words: z.string(),
  spaces: z.array(z.string()).readonly(),
  key: z.string().max(100),
  locale: z.enum(locales).optional(),
  /** the name under which a file comes, in pieces */
  file: z.string().max(100).optional(),
});
export type ShellAsked = Omit<z.infer<typeof asked>, 'file'>;

const tokensAsked = z.strictObject({
  ask: z.enum(['make', 'list', 'revoke']),
  communityId: z.string(),
  name: z.string().max(40),
  locale: z.enum(locales).optional(),
});

type Doing = {
  readonly run: (it: ShellAsked & { readonly content?: Content }) => Promise<Told>;
  readonly tokens: (it: TokensAsked) => Promise<Told>;
  /** the embedded database as a tar; undefined of another one */
  readonly dump: () => Promise<Blob> | undefined;
};

/** The running bot's side. `opened` is called once it listens, `close` removes the file. */
export function shellRoute(folder: string, doing: Doing) {
  const word = randomBytes(32).toString('base64url');
  const file = path.join(folder, FILE);
  const pieces = openPieces();
  return {
    async routes(http: FastifyInstance): Promise<void> {
      http.addHook('onRequest', async (request, reply) => {
        if (isSame(request.headers.authorization ?? '', `Bearer ${word}`)) return undefined;
        return reply.code(401).send({ error: 'Unauthorized' });
      });
      http.addContentTypeParser(
        'application/octet-stream',
        { parseAs: 'buffer' },
        (_request, body, done) => done(null, body),
      );
      http.post(PATH, async (request, reply) => {
        const read = asked.safeParse(request.body);
        return read.success ? runWith(read.data, pieces, doing, reply) : refuse(reply);
      });
      http.post(`${PATH}/tokens`, async (request, reply) => {
        const read = tokensAsked.safeParse(request.body);
        return read.success ? doing.tokens(read.data) : refuse(reply);
      });
      http.post(`${PATH}/dump`, async (_request, reply) => {
        const dump = await doing.dump();
        if (dump === undefined) return reply.code(NO_DUMP).send();
        return reply.type('application/x-tar').send(Readable.from(dump.stream()));
      });
      http.post<{ Params: { name: string } }>(`${PATH}/file/:name`, async (request) => {
        const { name } = request.params;
        if (Buffer.isBuffer(request.body)) return { more: await pieces.give(name, request.body) };
        pieces.end(name);
        return { more: false };
      });
    },
    async opened(address: string) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, JSON.stringify({ address, word }), { mode: 0o600 });
    },
    close: () => rm(file, { force: true }),
  };
}

async function runWith(
  { file, ...it }: z.infer<typeof asked>,
  pieces: Pieces,
  { run }: Doing,
  reply: FastifyReply,
): Promise<Told> {
  if (file === undefined) return run(it);
  const forget = () => pieces.forget(file);
  reply.raw.once('close', forget);
  return run({ ...it, content: pieces.of(file) }).finally(forget);
}

const refuse = (reply: FastifyReply) => reply.code(400).send({ error: 'Bad Request' });

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
