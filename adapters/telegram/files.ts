import type { Opened } from '../../src/bot/port.ts';
import type { Abilities } from '../../src/chat/ability.ts';
import { failed } from '../../src/chat/failure.ts';
import type { FileRef } from '../../src/chat/incoming.ts';
import { upTo } from '../../src/chat/up-to.ts';
import type { Clock } from '../../src/clock.ts';
import type { Api } from './api.ts';

const TELEGRAM = 'https://api.telegram.org';
/** How long the first byte may take. */
const PATIENCE_MS = 30_000;

type Access = {
  readonly token: string;
  readonly apiRoot?: string;
  readonly clock: Clock;
};

/**
 * Opens a document: getFile tells the path, below an address that holds the token, so nothing of that
 * address is ever told. https://core.telegram.org/bots/api#getfile
 */
export function opener(api: Api, { token, apiRoot, clock }: Access, { files }: Abilities) {
  const root = `${(apiRoot ?? TELEGRAM).replace(/\/+$/, '')}/file/bot${token}/`;

  async function download(path: string): Promise<Opened> {
    const limit = new AbortController();
    const cancel = clock.after(PATIENCE_MS, () => limit.abort());
    try {
      const { ok, body } = await fetch(root + path, { signal: limit.signal });
      return ok && body ? { ok: true, content: upTo(files?.most ?? 0, body) } : GONE;
    } catch {
      return DOWN;
    } finally {
      cancel();
    }
  }

  return async ({ id }: FileRef): Promise<Opened> => {
    const found = await api('getFile', { file_id: id });
    if (!found.ok) return found.refusal.is === 'answered' ? GONE : DOWN;
    const { file_path } = found.value;
    return file_path === undefined ? GONE : download(file_path);
  };
}

const GONE = failed({ is: 'gone' });
const DOWN = failed({ is: 'down', reason: 'the file did not come' });
