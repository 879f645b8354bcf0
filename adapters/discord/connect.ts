import type { Platform } from '../../src/bot/port.ts';
import { type Clock, pause } from '../../src/clock.ts';
import type { Log } from '../../src/log.ts';
import { abilities } from './abilities.ts';
import { type Access, openRest } from './client.ts';
import { deliveries } from './deliver.ts';
import { opener } from './files.ts';
import { type Gateway, openGateway } from './gateway.ts';
import { healthKeeper } from './health.ts';
import { inspector } from './inspect.ts';
import { listen } from './listen.ts';
import { type Registration, registration } from './registration.ts';

export type DiscordOptions = Access & {
  readonly clock: Clock;
  readonly log: Log;
  /** Called once when nothing but a person and a restart will mend the connection. */
  readonly onFatal?: (why: string) => void;
};

/** How long start waits for a connection, and stop for answers on their way. */
const START_MS = 15_000;
const STOP_MS = 5000;

/**
 * Discord as a platform. `start` resolves when connected, or when that is going to take longer: `health`
 * tells which. Resuming and reconnecting are discord.js's.
 */
export function discord({ clock, log, onFatal, ...access }: DiscordOptions): Platform {
  const health = healthKeeper(log, onFatal);
  const rest = openRest(access, health, log);
  const delivering = deliveries(rest, clock, log);
  const tasks = taskList();
  let menus: Registration | undefined;
  let gateway: Gateway | undefined;

  return {
    name: abilities.platform,
    abilities,
    ...delivering,
    open: opener(clock, access.apiRoot),
    inspect: inspector({ rest, client: () => gateway?.client(), log }),
    health: health.health,

    async start(bot) {
      const on = { rest, bot, clock, log };
      const registered = registration(on);
      menus = registered;
      gateway = openGateway({
        ...{ access, health, clock, log },
        prepare: (client) =>
          listen(client, { on, menus: registered, send: delivering.send, run: tasks.run }),
        connected: registered.connected,
      });
      await Promise.race([gateway.open(), pause(clock, START_MS)]);
    },

    async stop() {
      menus?.end();
      const ended = Promise.all([gateway?.close(), tasks.settled()]);
      await Promise.race([ended, pause(clock, STOP_MS)]);
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    },

    register: async () => menus?.everywhere(),
  };
}

/** What is being worked on, so that stopping does not cut an answer off. */
function taskList() {
  const running = new Set<Promise<void>>();
  return {
    run(work: Promise<void>): void {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    settled: () => Promise.allSettled(running),
  };
}
