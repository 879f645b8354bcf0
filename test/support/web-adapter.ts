import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify from 'fastify';
import { pino } from 'pino';
import { abilities as discord } from '../../adapters/discord/abilities.ts';
import { abilitiesOf as telegramAbilities } from '../../adapters/telegram/abilities.ts';
import { type WebOptions, web } from '../../adapters/web/connect.ts';
import type { Bot, Platform } from '../../src/bot/port.ts';
import { systemClock } from '../../src/clock.ts';
import { sealWith } from '../../src/database/seal.ts';
import type { Sql } from '../../src/database/sql.ts';

export type ConnectedWeb = {
  readonly platform: Platform;
  /** with a slash at the end */
  readonly url: string;
  readonly port: number;
  /** lines of the log */
  readonly lines: readonly string[];
  readonly close: () => Promise<void>;
};

/** The playground on a port of its own, before a bot that is made with it. */
export async function connectWeb(
  database: Sql,
  botFor: (platform: () => Platform) => Bot,
  options: Partial<WebOptions> & { readonly port?: number } = {},
): Promise<ConnectedWeb> {
  const { port = 0, ...given } = options;
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const http = Fastify();
  const platform = web({
    database,
    seal: sealWith(Buffer.alloc(32, 7)),
    clock: systemClock,
    log,
    others: [telegramAbilities({ ephemeral: false }), discord],
    coming: async () => [],
    pageFolder: await mkdtemp(path.join(tmpdir(), 'emcee-no-page-')),
    ...given,
  });
  await platform.routes?.(http);
  const address = await http.listen({ port, host: '127.0.0.1' });
  await platform.start(botFor(() => platform));
  return {
    platform,
    url: `${address}/playground/`,
    port: Number(new URL(address).port),
    lines,
    async close() {
      await platform.stop();
      await http.close();
    },
  };
}
