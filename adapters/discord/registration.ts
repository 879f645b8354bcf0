import type { Client, REST } from 'discord.js';
import type { Bot } from '../../src/bot/port.ts';
import type { Clock } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import { registerIn } from './commands.ts';
import { failureOf } from './failure.ts';

const AGAIN_MS = 60_000;

export type Registration = {
  /** Every server of the config, and those where the bot is without one: they lose their commands. */
  readonly everywhere: () => Promise<void>;
  readonly inServer: (server: string) => Promise<void>;
  readonly connected: (client: Client<true>) => void;
  readonly end: () => void;
};

type Registering = {
  readonly rest: REST;
  readonly bot: Bot;
  readonly clock: Clock;
  readonly log: Log;
};

/** Registers commands, one server after the other. What is asked for before there is a connection waits for it. */
export function registration({ rest, bot, clock, log }: Registering): Registration {
  let connection: Client<true> | undefined;
  let wanted = false;
  let running: Promise<void> = Promise.resolve();

  const attempt = async (server: string): Promise<void> => {
    if (connection === undefined) return;
    try {
      const application = connection.application.id;
      await registerIn(server, { rest, application, log }, bot.communities());
    } catch (error) {
      const failure = failureOf(error);
      log.warn(
        { server, ...failure },
        'commands were not registered: is the bot in this server, invited with the scope applications.commands?',
      );
      if (failure.is === 'down' || failure.is === 'limited')
        clock.after(AGAIN_MS, () => void inServer(server));
    }
  };

  const inServer = (server: string): Promise<void> => {
    running = running.then(() => attempt(server));
    return running;
  };

  const everywhere = async (): Promise<void> => {
    wanted = connection === undefined;
    if (connection === undefined) return;
    const configured = bot
      .communities()
      .flatMap(({ spaces }) =>
        spaces.flatMap(({ platform, guild }) => (platform === 'discord' ? (guild ?? []) : [])),
      );
    const servers = new Set([...configured, ...connection.guilds.cache.keys()]);
    await Promise.all([...servers].map(inServer));
  };

  return {
    everywhere,
    inServer,
    connected(client) {
      connection = client;
      if (wanted) void everywhere();
    },
    end() {
      connection = undefined;
    },
  };
}
