import type { Community } from '../../../src/bot/community.ts';
import type { Platform } from '../../../src/bot/port.ts';
import { chanceFrom, seeded } from '../../../src/chance.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Database } from '../../../src/database/database.ts';
import { sealWith } from '../../../src/database/seal.ts';
import { type Emcee, openEmcee } from '../../../src/emcee.ts';
import { apiRoutes } from '../../../src/http/api.ts';
import { feedRoutes } from '../../../src/http/feeds.ts';
import { openMetrics } from '../../../src/http/metrics.ts';
import { openHttp } from '../../../src/http/server.ts';
import type { Log } from '../../../src/log.ts';
import { operations, routesOf } from '../../../src/operations.ts';
import type { Stage } from './stage.ts';

export type Booted = {
  readonly emcee: Emcee;
  readonly platforms: readonly Platform[];
  readonly log: Log;
  /** where its HTTP server listens */
  readonly address: string;
  readonly metrics: () => Promise<string>;
  readonly register: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Seldom: whatever there is to do wakes who does it, and every look costs a test real time. */
const LOOK_EVERY_MS = 3_600_000;

/** Starts Emcee as `emcee start` does, on what is given. */
export async function boot(on: {
  readonly clock: Clock;
  readonly database: Database;
  readonly log: Log;
  readonly port: number;
  readonly stages: readonly Pick<Stage, 'connect' | 'opened'>[];
  readonly communities: readonly Community[];
}): Promise<Booted> {
  const { clock, database, log, port, stages, communities } = on;
  const seal = sealWith(Buffer.alloc(32, 7));
  const platforms = stages.map((stage) => stage.connect({ clock, log, database, seal, port }));
  const metrics = openMetrics({ clock });
  const chance = chanceFrom(seeded(1));
  const emcee = openEmcee({
    ...{ database, seal, clock, chance, log, metrics, platforms },
    lookEveryMs: LOOK_EVERY_MS,
    publicUrl: `http://127.0.0.1:${port}`,
  });
  const feeds = communities.flatMap((one) => one.feeds ?? []).slice(0, 1);
  const http = await openHttp({
    ...{ log, clock, metrics, port },
    readiness: async () => [],
    routes: [
      apiRoutes({ ...emcee.api, routes: routesOf(operations), clock, log, count: metrics.update }),
      feedRoutes(feeds, emcee.readFeed),
      ...platforms.flatMap(({ routes }) => (routes ? [routes] : [])),
    ],
  });
  for (const community of communities) await emcee.bot.adopt(community);
  const address = await http.listen();
  await emcee.start();
  const register = async () => {
    for (const platform of platforms) await platform.register();
  };
  await register();
  for (const stage of stages) await stage.opened(communities);
  return {
    ...{ emcee, platforms, log, register, address, metrics: metrics.text },
    async stop() {
      await http.close();
      await emcee.stop();
    },
  };
}
