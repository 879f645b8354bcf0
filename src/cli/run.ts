import { randomBytes, timingSafeEqual } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Told } from '../bot/shell.ts';

/**
 * The shell speaks to a running bot over its HTTP server: the embedded database has room for one
 * process. Where that is, and the word that lets in, stands in a file that only its owner reads.
 */
const FILE = 'shell.json';
const PATH = '/shell';

const asked = z.strictObject({
  communityId: z.string(),
  words: z.string(),
  spaces: z.array(z.string()).readonly(),
  key: z.string().max(100),
});
export type ShellAsked = z.infer<typeof asked>;

export type Shell = (it: ShellAsked) => Promise<Told>;

/** The running bot's side. `opened` is called once it listens, `close` removes the file. */
export function shellRoute(folder: string, run: Shell) {
  const word = randomBytes(32).toString('base64url');
  const file = path.join(folder, FILE);
  return {
    async routes(http: FastifyInstance): Promise<void> {
      http.post(PATH, async (request, reply) => {
        if (!isSame(request.headers.authorization ?? '', `Bearer ${word}`))
          return reply.code(401).send({ error: 'Unauthorized' });
        const read = asked.safeParse(request.body);
        return read.success ? run(read.data) : reply.code(400).send({ error: 'Bad Request' });
      });
    },
    async opened(address: string) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, JSON.stringify({ address, word }), { mode: 0o600 });
    },
    close: () => rm(file, { force: true }),
  };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const told = z.object({ ok: z.boolean(), text: z.string() });
const whereabouts = z.object({ address: z.url(), word: z.string() });

/** The other side: undefined when no bot runs on this folder. */
export async function askRunning(folder: string, it: ShellAsked): Promise<Told | undefined> {
  const where = await readFile(path.join(folder, FILE), 'utf8').catch(() => undefined);
  if (where === undefined) return undefined;
  try {
    const { address, word } = whereabouts.parse(JSON.parse(where));
    const response = await fetch(address + PATH, {
      method: 'POST',
      headers: { authorization: `Bearer ${word}`, 'content-type': 'application/json' },
      body: JSON.stringify(it),
    });
    return response.ok ? told.parse(await response.json()) : undefined;
  } catch {
    // It was killed and left the file behind.
    return undefined;
  }
}
