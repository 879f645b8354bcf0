import type { Opened } from '../../src/bot/port.ts';
import { failed } from '../../src/chat/failure.ts';
import type { FileRef } from '../../src/chat/incoming.ts';
import { upTo } from '../../src/chat/up-to.ts';
import type { Clock } from '../../src/clock.ts';
import { abilities } from './abilities.ts';

/** Reference, signed attachment CDN URLs: where Discord keeps what was uploaded. */
const HOSTS = ['https://cdn.discordapp.com', 'https://media.discordapp.net'];
/** How long the first byte may take. */
const PATIENCE_MS = 30_000;

/** Opens an attachment by the address that its interaction gave, on Discord's own hosts and no other. */
export function opener(clock: Clock, apiRoot: string | undefined) {
  const hosts = apiRoot === undefined ? HOSTS : [...HOSTS, new URL(apiRoot).origin];
  return async ({ id }: FileRef): Promise<Opened> => {
    if (!(URL.canParse(id) && hosts.includes(new URL(id).origin))) return failed({ is: 'gone' });
    const limit = new AbortController();
    const cancel = clock.after(PATIENCE_MS, () => limit.abort());
    try {
      const { ok, body } = await fetch(id, { signal: limit.signal, redirect: 'error' });
      if (!ok || body === null) return failed({ is: 'gone' });
      return { ok: true, content: upTo(abilities.files?.most ?? 0, body) };
    } catch {
      return failed({ is: 'down', reason: 'the file did not come' });
    } finally {
      cancel();
    }
  };
}
