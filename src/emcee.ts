import { bullmqQueue } from './agenda/bullmq.ts';
import { inProcessQueue } from './agenda/in-process.ts';
import { timerChanges } from './agenda/timer.ts';
import type { CommitOptions } from './bot/crowd/commit.ts';
import { openCrowd } from './bot/crowd/crowd.ts';
import { lookupsOn } from './bot/hearing/lookups.ts';
import { type Call, type Called, callRoute } from './bot/outside/call.ts';
import { feedsOf, type ReadFeed } from './bot/outside/read-feed.ts';
import { runShell, type Told } from './bot/outside/shell.ts';
import { askTokens } from './bot/outside/tokens.ts';
import type { Platform } from './bot/port.ts';
import { onCard } from './bot/press.ts';
import type { Client } from './bot/route.ts';
import type { Core } from './bot/running/core.ts';
import { startHousekeeping } from './bot/running/housekeeping.ts';
import { inspectSpaces } from './bot/running/inspect.ts';
import { followMove } from './bot/running/moves.ts';
import { openBot, type RunningBot } from './bot/running/open.ts';
import { openRegistry, type Registry } from './bot/running/registry.ts';
import { tellAdmins } from './bot/running/tell-admins.ts';
import { troubleTeller } from './bot/running/trouble.ts';
import type { News } from './bot/tell-role.ts';
import { type Coming, comingOf } from './bot/timetable/coming.ts';
import { foresee } from './bot/timetable/foresee.ts';
import type { Chance } from './chance.ts';
import { type Clock, pause } from './clock.ts';
import type { Database } from './database/database.ts';
import type { Seal } from './database/seal.ts';
import type { Changes } from './database/unit-of-work.ts';
import type { Health } from './health.ts';
import type { Metrics } from './http/metrics.ts';
import { openStandings } from './ledger/standings.ts';
import type { Log } from './log.ts';
import type { Loop } from './loop.ts';
import { findToken } from './members/token.ts';
import { openClaims } from './outbox/claims.ts';
import { type Keeping, keepingWith } from './outbox/keeping.ts';
import type { Office } from './outbox/office.ts';
import { openPacing } from './outbox/pacing.ts';
import { startRedrawing } from './outbox/redraw.ts';
import { startSender } from './outbox/sender.ts';

export type EmceeOptions = {
  readonly database: Database;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly platforms: readonly Platform[];
  /** where the HTTP server is reached from outside, without a slash at the end */
  readonly publicUrl?: string | undefined;
  /** without it timers run in this process alone */
  readonly redisUrl?: string | undefined;
  /** how often the outbox is looked at for what other processes left, in ms; what may wait longer, in multiples */
  readonly lookEveryMs?: number;
};

/** The bot with everything that works for it, on a database and platforms that are given. */
export type Emcee = {
  readonly bot: RunningBot;
  /** Starts the platforms, then the timers: called once the communities are adopted. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Warns in the log of what the bot cannot do in a community's spaces. Never rejects. */
  readonly inspect: (communityId: string) => Promise<void>;
  /** Writes to the admins whom the config names, in private, once a key. */
  readonly tellAdmins: (communityId: string, key: string, news: News) => Promise<void>;
  readonly shell: (it: Parameters<typeof runShell>[1]) => Promise<Told>;
  readonly tokens: (it: Parameters<typeof askTokens>[1]) => Promise<Told>;
  /** for programs, which come with a token */
  readonly api: {
    readonly client: (token: string) => Promise<Client | undefined>;
    readonly call: (it: Call) => Promise<Called>;
  };
  readonly coming: (communityId: string, days: number) => Promise<readonly Coming[]>;
  readonly readFeed: ReadFeed;
  /** Resolves when all that was due is done: messages sent, cards redrawn, timers armed. */
  readonly settled: () => Promise<void>;
  readonly queueHealth: () => Health;
};

const LOCAL = 'http://127.0.0.1:3000';
const LOOK_EVERY_MS = 5_000;
const HOUR_MS = 3_600_000;
/** How often old rows are removed. */
const seldom = (lookEveryMs: number) => Math.max(HOUR_MS, lookEveryMs * 12);
/** How long a message that is being sent is waited for at the end. */
const LAST_WORDS_MS = 3_000;

export function openEmcee(options: EmceeOptions): Emcee {
  const { database, clock, log, metrics, lookEveryMs = LOOK_EVERY_MS } = options;
  const registry = openRegistry();
  const platforms = new Map(options.platforms.map((platform) => [platform.name, platform]));
  const keeping = keepingWith(options.seal);
  const failed = (error: unknown) => log.error({ err: error }, 'the standings could not be read');
  const standings = openStandings({ sql: database, clock, failed });
  const trouble: Office['trouble'] = (it) => tell(it);
  const office = officeOf(options, { registry, platforms, keeping, trouble });
  const pacing = openPacing(clock, (name) => platforms.get(name)?.abilities.pace);
  const sender = startSender(office, pacing, lookEveryMs);
  const redrawing = startRedrawing(office, pacing, lookEveryMs);
  const queue = options.redisUrl
    ? bullmqQueue({ url: options.redisUrl, prefix: 'emcee', clock, log })
    : inProcessQueue({ clock, log });

  let connected = false;
  function onCommit({ touched, added }: Changes): void {
    if (connected && touched.has('delivery')) sender.wake();
    if (connected && touched.has('card')) redrawing.wake();
    bot.armed(added(timerChanges).flatMap(({ dueAt }) => dueAt ?? []));
    if (touched.has('ledger_account')) standings.changed();
  }
  const core = coreOf(options, { registry, platforms, keeping, standings, onCommit });
  const tell = troubleTeller(core);
  const bot = openBot(core, queue, lookEveryMs * 6);
  const cleaning = startHousekeeping({ database, clock, log, everyMs: seldom(lookEveryMs) });
  const loops = [sender, redrawing, standings, cleaning];
  metrics.watch('queue', async () => ({ ...(await queue.counts()) }));
  metrics.watch('outbox', () => outboxCounts(database));

  return {
    bot,
    async start() {
      await bot.wakeUp();
      await Promise.all(options.platforms.map((platform) => platform.start(bot)));
      await bot.start();
      connected = true;
      sender.wake();
      redrawing.wake();
    },
    stop: () => stopAll(options, bot, loops),
    inspect: (communityId) => inspectSpaces(core, communityId),
    tellAdmins: (communityId, key, news) => tellAdmins(core, communityId, key, news),
    shell: (it) => runShell(core, it),
    tokens: (it) => askTokens(core, it),
    api: { client: (token) => findToken(database, token), call: (it) => callRoute(core, it) },
    coming: (communityId, days) => comingTo(core, communityId, days),
    readFeed: feedsOf(core),
    async settled() {
      await bot.settled();
      for (const loop of loops) await loop.settled();
    },
    queueHealth: queue.health,
  };
}

async function comingTo(
  { registry, clock, database }: Core,
  communityId: string,
  days: number,
): Promise<readonly Coming[]> {
  const community = registry.get(communityId)?.community;
  const now = clock.now();
  const to = new Date(now.getTime() + days * 86_400_000);
  return community ? comingOf(database, community, now, to) : [];
}

async function stopAll(
  { clock, platforms }: EmceeOptions,
  bot: RunningBot,
  loops: readonly Pick<Loop, 'stop'>[],
): Promise<void> {
  // First, while the platforms still take messages. What is not said by then waits in the outbox.
  const quiet = Promise.all(loops.map((loop) => loop.stop()));
  await Promise.race([quiet, pause(clock, LAST_WORDS_MS)]);
  await Promise.all(platforms.map((platform) => platform.stop()));
  await bot.stop();
}

type Parts = {
  readonly registry: Registry;
  readonly platforms: ReadonlyMap<string, Platform>;
  readonly keeping: Keeping;
};

function coreOf(
  { database, clock, chance, seal, log, metrics, publicUrl = LOCAL }: EmceeOptions,
  parts: Parts & Pick<Core, 'standings'> & Pick<CommitOptions, 'onCommit'>,
): Core {
  const { registry, platforms, keeping, standings, onCommit } = parts;
  const observe = metrics.crowd;
  const core: Core = {
    ...{ database, clock, chance, seal, keeping, log, registry, standings, publicUrl },
    foresee: (community, entry, locale) => foresee(core, community, entry, locale),
    crowd: openCrowd({ database, clock, keeping, onCommit, observe }),
    lookups: lookupsOn(database),
    abilitiesOf: (name) => platforms.get(name)?.abilities,
    opener: (name) => platforms.get(name)?.open,
    inspector: (name) => platforms.get(name)?.inspect,
    count: {
      update: metrics.update,
      failure: (kind) => metrics.failure({ platform: 'emcee', kind }),
      lateness: (seconds) => metrics.timer({ seconds }),
    },
  };
  return core;
}

function officeOf(
  { database, clock, log, metrics }: EmceeOptions,
  { registry, platforms, keeping, trouble }: Parts & Pick<Office, 'trouble'>,
): Office {
  return {
    ...{ database, clock, log, keeping, trouble },
    claims: openClaims({ database, clock, log }),
    platform: (name) => {
      const platform = platforms.get(name);
      return platform && { ...platform, redrawMs: platform.abilities.redrawMs };
    },
    isInForce: (communityId) => registry.get(communityId) !== undefined,
    addressOf: registry.addressOf,
    async draw({ id, communityId, kind, record }) {
      const community = registry.get(communityId)?.community;
      const card = community?.cards.find((one) => one.kind === kind);
      const drawn = community && (await card?.draw(community, record, database));
      return drawn && onCard(drawn, id);
    },
    async list(communityId, kind, record) {
      const community = registry.get(communityId)?.community;
      const listing = community?.listings?.find((one) => one.kind === kind);
      return community && listing?.draw(community, record, database);
    },
    moved: (place, to) => followMove({ registry, database, log }, place, to),
    count: (platform, outcome) => metrics.delivery({ platform, outcome }),
    failed: (platform, kind) => metrics.failure({ platform, kind }),
  };
}

async function outboxCounts(database: Database): Promise<Record<string, number>> {
  const rows = await database.query<{ state: string; n: number }>(
    `select state, count(*) as n from delivery where state in ('waiting', 'sending', 'unsure', 'failed') group by state`,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}
