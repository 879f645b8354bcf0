import Fastify from 'fastify';
import { pino } from 'pino';
import { type TelegramOptions, telegram } from '../../adapters/telegram/connect.ts';
import type { Platform } from '../../src/bot/port.ts';
import { systemClock } from '../../src/clock.ts';
import type { ScriptedBot } from './scripted-bot.ts';
import { freePort } from './services/ports.ts';
import type { TelegramServer } from './telegram-server/handle.ts';
import { startTelegramServer } from './telegram-server/server.ts';

export const secret = 'a-secret-of-the-webhook';

/** The adapter, connected to a Bot API server and to a scripted bot. */
export type Connected = {
  readonly server: TelegramServer;
  readonly platform: Platform;
  /** where the webhook listens; '' when it polls */
  readonly url: string;
  /** lines of the log */
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
};

export async function connectTelegram(
  bot: ScriptedBot,
  how: {
    readonly by?: 'webhook' | 'polling';
    readonly ephemeral?: boolean;
    readonly server?: Parameters<typeof startTelegramServer>[0];
    readonly options?: Partial<TelegramOptions>;
  } = {},
): Promise<Connected> {
  const server = await startTelegramServer(how.server);
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const http = Fastify();
  const port = how.by === 'polling' ? 0 : await freePort();
  const url = port === 0 ? '' : `http://127.0.0.1:${port}`;
  const platform = telegram({
    token: server.token,
    apiRoot: server.apiRoot,
    clock: systemClock,
    log,
    ...(port !== 0 && { webhook: { url, secret } }),
    ...(how.ephemeral !== undefined && { ephemeral: how.ephemeral }),
    ...how.options,
  });
  await platform.routes?.(http);
  if (port !== 0) await http.listen({ port, host: '127.0.0.1' });
  await platform.start(bot);
  return {
    server,
    platform,
    url,
    lines,
    async close() {
      await platform.stop();
      await http.close();
      await server.close();
    },
  };
}
