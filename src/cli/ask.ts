import { readFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import type { Told } from '../bot/outside/shell.ts';
import type { TokensAsked } from '../bot/outside/tokens.ts';
import type { Content } from '../bot/port.ts';
import type { Locale } from '../chat/locale.ts';
import { FILE, NO_DUMP, PATH, type ShellAsked } from './shell-route.ts';
import { texts } from './texts.ts';

const told = z.object({ ok: z.boolean(), text: z.string() });
const whereabouts = z.object({ address: z.url(), word: z.string() });
type Whereabouts = z.infer<typeof whereabouts>;

/** Asks the bot that runs on this folder; undefined when none does. A file goes along in pieces. */
export function askRunning(
  folder: string,
  it: ShellAsked,
  file?: () => Content,
): Promise<Told | undefined> {
  return asking(folder, it.locale, async (where) => {
    if (file === undefined) return toldIn(await post(where, PATH, it));
    const [answer] = await Promise.all([
      post(where, PATH, { ...it, file: it.key }),
      send(where, it.key, file()),
    ]);
    return toldIn(answer);
  });
}

export function askRunningForTokens(folder: string, it: TokensAsked): Promise<Told | undefined> {
  return asking(folder, it.locale, async (where) =>
    toldIn(await post(where, `${PATH}/tokens`, it)),
  );
}

/** The embedded database of the bot that runs on this folder, as a tar. */
export function askRunningForDump(
  folder: string,
  locale: Locale,
): Promise<IncomingMessage | Told | undefined> {
  return asking(folder, locale, async (where) => {
    const answer = await post(where, `${PATH}/dump`, {});
    const hasNone = answer?.statusCode === NO_DUMP;
    return hasNone ? { ok: false, text: texts[locale].start.usePgDump } : answer;
  });
}

async function asking<T>(
  folder: string,
  locale: Locale = 'en',
  ask: (where: Whereabouts) => Promise<T | undefined>,
): Promise<T | Told | undefined> {
  const where = await readFile(path.join(folder, FILE), 'utf8').catch(() => undefined);
  if (where === undefined) return undefined;
  try {
    return await ask(whereabouts.parse(JSON.parse(where)));
  } catch (error) {
    if (error instanceof Error && error.message === FAILED)
      return { ok: false, text: texts[locale].start.notNow };
    // It was killed and left the file behind.
    return undefined;
  }
}

async function toldIn(answer: IncomingMessage | undefined): Promise<Told | undefined> {
  return answer && told.parse(await json(answer));
}

/** It runs, so nothing is done past it: without its environment that would be in another database. */
const FAILED = 'the running bot failed';

/** One piece after the other: each is answered when there is room for the next. */
async function send(where: Whereabouts, name: string, content: Content): Promise<void> {
  const to = `${PATH}/file/${encodeURIComponent(name)}`;
  for await (const piece of content) {
    const answer = await post(where, to, piece);
    if (answer === undefined || !z.object({ more: z.boolean() }).parse(await json(answer)).more)
      return;
  }
  (await post(where, to, {}))?.resume();
}

/**
 * Not by `fetch`, which waits five minutes for an answer and no longer. Undefined for a refusal; rejects with
 * `FAILED` when the bot failed.
 */
function post(
  { address, word }: Whereabouts,
  to: string,
  body: object | Uint8Array,
): Promise<IncomingMessage | undefined> {
  const isPiece = body instanceof Uint8Array;
  const headers = {
    authorization: `Bearer ${word}`,
    'content-type': isPiece ? 'application/octet-stream' : 'application/json',
  };
  return new Promise((resolve, reject) => {
    const asked = request(address + to, { method: 'POST', headers }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode < 300) resolve(response);
      else {
        response.resume();
        if (statusCode >= 500) reject(new Error(FAILED));
        else resolve(undefined);
      }
    });
    asked.on('error', reject);
    asked.end(isPiece ? body : JSON.stringify(body));
  });
}
