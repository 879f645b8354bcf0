import path from 'node:path';
import { abilities as discordAbilities } from '../adapters/discord/abilities.ts';
import { fitsDiscord, fitTogether } from '../adapters/discord/fits.ts';
import { abilitiesOf as telegramAbilities } from '../adapters/telegram/abilities.ts';
import { telegram } from '../adapters/telegram/connect.ts';
import { fitsTelegram } from '../adapters/telegram/fits.ts';
import { type Playground, web } from '../adapters/web/connect.ts';
import type { Operation } from './bot/command.ts';
import type { Platform } from './bot/port.ts';
import { systemChance } from './chance.ts';
import { shellRoute } from './cli/shell-route.ts';
import { type Clock, systemClock } from './clock.ts';
import { openCommunities } from './communities.ts';
import { loadFolder } from './config/folder.ts';
import { type Database, openDatabase } from './database/database.ts';
import { buildFolder } from './database/package-files.ts';
import type { Seal } from './database/seal.ts';
import { isTold, watched } from './database/watched.ts';
import { type Emcee, openEmcee } from './emcee.ts';
import { type Environment, shellLanguage } from './environment.ts';
import { liveFirstDays } from './first-days.ts';
import { apiRoutes } from './http/api.ts';
import { feedRoutes } from './http/feeds.ts';
import type { Part } from './http/health.ts';
import { type Metrics, openMetrics } from './http/metrics.ts';
import { openHttp } from './http/server.ts';
import { type Log, openLog } from './log.ts';
import { openedUnset, operations, routesOf } from './operations.ts';
import { openSeal } from './unsealing.ts';

/** A running Emcee. */
export type Served = {
  /** where its HTTP server listens */
  readonly address: string;
  readonly playground: boolean;
  readonly stop: () => Promise<void>;
};

const clock = systemClock;

/** Everything, from the environment: the database, the platforms, the communities, the one HTTP server. */
export async function serve(
  environment: Environment,
  fatal: (why: string) => void,
): Promise<Served> {
  mustFit(operations);
  const log = openLog(environment.LOG_LEVEL, isTold);
  const { EMCEE_DATA: folder, DATABASE_URL: url } = environment;
  const database = watched(await openDatabase({ url, folder }), { clock, log });
  return serveOn(database, { environment, log, fatal }).catch(async (error: unknown) => {
    // Its lock is for a process that serves, not for one that could not.
    await database.close();
    throw error;
  });
}

async function serveOn(
  database: Database,
  { environment, log, fatal }: Pick<Ground, 'environment' | 'log' | 'fatal'>,
): Promise<Served> {
  const { EMCEE_DATA: folder } = environment;
  const seal = await openSeal(database, environment);
  const metrics = openMetrics({ clock });
  const on: Ground = { environment, database, seal, log, fatal, emcee: () => emcee };
  const platforms = await platformsOf(on);
  // Before anything looks after the database by today's clock: what is under way in the past is not lost.
  await liveThrough(on, { metrics });
  const emcee: Emcee = openEmcee({
    ...{ database, seal, clock, chance: systemChance, log, metrics, platforms },
    redisUrl: environment.REDIS_URL,
    publicUrl: publicUrlOf(environment),
  });
  const communities = openCommunities({
    emcee,
    platforms,
    clock,
    log,
    folder: environment.EMCEE_COMMUNITIES,
    language: shellLanguage(),
  });
  const shell = shellRoute(folder, {
    run: emcee.shell,
    tokens: emcee.tokens,
    dump: () => database.dump?.(),
  });
  const http = await openHttp({
    ...{ log, clock, metrics, host: environment.HOST, port: environment.PORT },
    readiness: () => readiness(database, emcee, platforms, communities.health()),
    routes: [
      shell.routes,
      apiRoutes({ ...emcee.api, routes: routesOf(operations), clock, log, count: metrics.update }),
      feedsOf(emcee),
      ...platforms.flatMap(({ routes }) => (routes ? [routes] : [])),
    ],
    bodyLimit: BODY_LIMIT,
  });

  await communities.look();
  const address = await http.listen();
  await shell.opened(address);
  await emcee.start();
  void communities.started();
  return {
    address,
    playground: platforms.some(({ name }) => name === 'web'),
    async stop() {
      await shell.close();
      await communities.stop();
      await http.close();
      await emcee.stop();
      await database.close();
    },
  };
}

/** Without a word of the operator's, where the server listens: enough for the playground. */
function publicUrlOf({ EMCEE_URL, HOST, PORT }: Environment): string {
  return EMCEE_URL?.replace(/\/+$/, '') ?? `http://${HOST}:${PORT}`;
}

function feedsOf(emcee: Emcee) {
  const feeds = openedUnset(operations).flatMap((one) => one.feeds ?? []);
  return feedRoutes(feeds, emcee.readFeed);
}

/** A community that is new in the playground is not shown empty. */
async function liveThrough(on: Ground, { metrics }: { readonly metrics: Metrics }): Promise<void> {
  if (!hasPlayground(on.environment)) return;
  const { communities } = await loadFolder(on.environment.EMCEE_COMMUNITIES, operations);
  const now = clock.now();
  // No page is open yet, so there is nobody to look for.
  const openPlayground = (past: Clock) => playground(on, past, { lookEveryMs: DAY_MS });
  for (const community of communities)
    await liveFirstDays(community, { ...on, metrics, chance: systemChance, now, openPlayground });
}

/** A name that a platform has no room for is found at the start, not when somebody misses the command. */
function mustFit(all: readonly Operation[]): void {
  const commands = openedUnset(all).flatMap((one) => one.commands);
  const misfits = [
    ...commands.flatMap((one) => [fitsTelegram(one), fitsDiscord(one)]),
    fitTogether(commands),
  ];
  const [first] = misfits.filter((misfit) => misfit !== undefined);
  if (first !== undefined) throw new Error(first);
}

/** More than any update of a platform has. */
const BODY_LIMIT = 1024 * 1024;

type Ground = {
  readonly environment: Environment;
  readonly database: Database;
  readonly seal: Seal;
  readonly log: Log;
  readonly fatal: (why: string) => void;
  readonly emcee: () => Emcee;
};

/** Those the environment has tokens for; the playground when it has none, or is asked for. */
async function platformsOf(on: Ground): Promise<Platform[]> {
  const { environment, log, fatal } = on;
  const { TELEGRAM_BOT_TOKEN, DISCORD_BOT_TOKEN } = environment;
  const platforms: Platform[] = [];
  if (TELEGRAM_BOT_TOKEN !== undefined)
    platforms.push(telegramOf(environment, TELEGRAM_BOT_TOKEN, log));
  if (DISCORD_BOT_TOKEN !== undefined) {
    const api = environment.DISCORD_API_ROOT;
    // discord.js takes longer to load than all else together: for those who use it alone.
    const { discord } = await import('../adapters/discord/connect.ts');
    platforms.push(
      discord({
        token: DISCORD_BOT_TOKEN,
        ...(api && { apiRoot: api }),
        clock,
        log,
        onFatal: fatal,
      }),
    );
  }
  if (hasPlayground(environment)) platforms.push(playground(on, clock));
  return platforms;
}

/** Off beside a real platform, unless it is asked for: whoever opens it may be anybody. */
function hasPlayground(it: Environment): boolean {
  const alone = it.TELEGRAM_BOT_TOKEN === undefined && it.DISCORD_BOT_TOKEN === undefined;
  return it.EMCEE_PLAYGROUND === 'on' || (alone && it.EMCEE_PLAYGROUND !== 'off');
}

function telegramOf(it: Environment, token: string, log: Log): Platform {
  const {
    TELEGRAM_API_ROOT: root,
    TELEGRAM_WEBHOOK_URL: url,
    TELEGRAM_WEBHOOK_SECRET: secret,
  } = it;
  return telegram({
    token,
    ...(root !== undefined && { apiRoot: root }),
    ...(url !== undefined && secret !== undefined && { webhook: { url, secret } }),
    clock,
    log,
  });
}

function playground(
  { database, seal, log, emcee }: Ground,
  at: Clock,
  look: { readonly lookEveryMs?: number } = {},
): Playground {
  return web({
    ...look,
    ...{ database, seal, clock: at, log },
    others: [telegramAbilities({ ephemeral: false }), discordAbilities],
    coming: (communityId) => emcee().coming(communityId, DAYS_SHOWN),
    pageFolder: path.join(buildFolder, 'page'),
  });
}

const DAYS_SHOWN = 7;
const DAY_MS = 86_400_000;

async function readiness(
  database: Database,
  emcee: Emcee,
  platforms: readonly Platform[],
  communities: Part,
): Promise<readonly Part[]> {
  const answers = await database.query('select 1').then(
    () => ({ ready: true }),
    () => ({ ready: false, why: 'the database does not answer' }),
  );
  return [
    { name: 'database', ...answers },
    { name: 'queue', ...emcee.queueHealth() },
    ...platforms.map((platform) => ({ name: platform.name, ...platform.health() })),
    communities,
  ];
}
