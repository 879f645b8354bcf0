import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type DiscordOptions, discord } from '../../adapters/discord/connect.ts';
import type { Platform } from '../../src/bot/port.ts';
import { systemClock } from '../../src/clock.ts';
import {
  type DiscordServer,
  type DiscordServerOptions,
  startDiscordServer,
} from './discord-server/server.ts';
import { PATIENCE_MS } from './patience.ts';
import { type Script, type ScriptedBot, scriptedBot } from './scripted-bot.ts';

/** The Discord adapter at work against a Discord of its own. */
export type DiscordAtWork = {
  readonly server: DiscordServer;
  readonly platform: Platform;
  readonly bot: ScriptedBot;
  /** what was logged, as lines of JSON */
  readonly logged: readonly string[];
  readonly fatal: readonly string[];
};

export type Wanted = {
  readonly script?: Script | ((server: DiscordServer) => Script);
  readonly server?: DiscordServerOptions;
  readonly options?: Partial<DiscordOptions>;
  /** fills the server before the adapter connects */
  readonly before?: (server: DiscordServer) => void;
};

export async function discordAtWork(wanted: Wanted = {}): Promise<DiscordAtWork> {
  const server = await startDiscordServer({
    // Discord's three seconds are for its own network; tests about them name their own.
    interactionDeadlineMs: PATIENCE_MS,
    ...wanted.server,
  });
  wanted.before?.(server);
  const logged: string[] = [];
  const fatal: string[] = [];
  const platform = discord({
    token: server.token,
    apiRoot: server.api,
    clock: systemClock,
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(line) }),
    onFatal: (why) => fatal.push(why),
    ...wanted.options,
  });
  onTestFinished(async () => {
    await platform.stop();
    await server.close();
  });
  const { script } = wanted;
  const bot = scriptedBot(typeof script === 'function' ? script(server) : script);
  await platform.start(bot);
  return { server, platform, bot, logged, fatal };
}
