import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { pino } from 'pino';
import { telegram } from '../adapters/telegram/connect.ts';
import { systemChance as chance } from '../src/chance.ts';
import { systemClock } from '../src/clock.ts';
import { loadCommunity } from '../src/config/load.ts';
import { migrateServer, openPostgres } from '../src/database/postgres.ts';
import { sealWith } from '../src/database/seal.ts';
import { openEmcee } from '../src/emcee.ts';
import { openMetrics } from '../src/http/metrics.ts';
import { operations } from '../src/operations.ts';
import { startPostgresServer } from '../test/support/services/postgres-server.ts';
import { startRedisServer } from '../test/support/services/redis-server.ts';
import type { Ready, Wanted } from './posts-telegram.ts';
import { startNode } from './process.ts';

/**
 * Posts that are all due in one minute: how late the last is beside the time that Telegram's limits
 * alone take, and how many timers a second run beside a bare BullMQ worker that does nothing.
 * The limits are Telegram's times `SCALE`, on the server, which counts each 429, and in the pacing.
 * `--quick` takes a tenth.
 */
const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  strict: false,
});
const SCALE = 10;
const POSTS = flags.quick ? 1_000 : 10_000;
const SPACES = POSTS / 5;
const PER_SECOND = 30 * SCALE;
const PER_MINUTE = 20 * SCALE;

const folder = await mkdtemp(path.join(tmpdir(), 'emcee-posts-'));
await chmod(folder, 0o711); // Postgres may run as another user
const postgres = await startPostgresServer(path.join(folder, 'postgres'), { fsync: true });
const redis = await startRedisServer(folder);
const telegramProcess = startNode(
  ['--import', 'tsx', path.join(import.meta.dirname, 'posts-telegram.ts')],
  {},
  path.join(folder, 'telegram.log'),
);
try {
  const bare = await bareJobs();
  const { jobs, last, refused } = await emceePosts();
  const limit = POSTS / PER_SECOND;
  console.log(`${POSTS} posts in ${SPACES} spaces, limits ×${SCALE} (${PER_SECOND}/s in all):`);
  console.log(
    `the last ${last.toFixed(1)} s after its time; the limits alone take ${limit.toFixed(1)} s: ×${(last / limit).toFixed(2)}; ${refused} answers of 429`,
  );
  console.log(
    `timers ${jobs.toFixed(0)}/s up to the sender, a bare BullMQ worker ${bare.toFixed(0)}/s: ×${(jobs / bare).toFixed(2)}`,
  );
} finally {
  await telegramProcess.stop();
  await redis.stop();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

/** No-op jobs a second, all due at one instant. */
async function bareJobs(): Promise<number> {
  const connection = new Redis(redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue('bare', { connection });
  const due = Date.now() + 3_000 + POSTS;
  const jobs = Array.from({ length: POSTS }, () => ({
    name: 'bare',
    data: 0,
    opts: { delay: due - Date.now() },
  }));
  await queue.addBulk(jobs);
  let done = 0;
  const own = connection.duplicate();
  let worker: Worker | undefined;
  await new Promise<void>((resolve) => {
    worker = new Worker(
      'bare',
      async () => {
        done += 1;
        if (done === POSTS) resolve();
      },
      { connection: own, concurrency: 128 },
    );
    worker.on('error', () => {});
  });
  const seconds = (Date.now() - due) / 1000;
  await worker?.close();
  await queue.close();
  own.disconnect();
  connection.disconnect();
  return POSTS / seconds;
}

async function emceePosts() {
  const url = Object.assign(new URL(postgres.url), { pathname: 'posts' }).href;
  const admin = await openPostgres(postgres.url, { connections: 1 });
  await admin.execute('create database posts');
  await admin.close();
  await migrateServer(url);
  const database = await openPostgres(url, { connections: 8 });
  const wanted = { groups: SPACES, perSecond: PER_SECOND, perChatPerMinute: PER_MINUTE };
  telegramProcess.child.send(wanted satisfies Wanted);
  const [server] = (await once(telegramProcess.child, 'message')) as [Ready];
  const due = new Date(Math.ceil((Date.now() + 25_000) / 60_000) * 60_000);
  const loaded = loadCommunity('bench.yaml', fileOf(server.chats, due), operations);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  const log = pino({ level: 'silent' });
  const adapter = telegram({
    token: server.token,
    apiRoot: server.apiRoot,
    clock: systemClock,
    log,
  });
  const pace = {
    all: { count: PER_SECOND, ms: 1000 },
    chat: [
      { count: 3 * SCALE, ms: 3000 },
      { count: PER_MINUTE, ms: 60_000 },
    ],
  };
  let refused = 0;
  const send: typeof adapter.send = async (...said) => {
    const sent = await adapter.send(...said);
    if (!sent.ok && sent.failure.is === 'limited') refused += 1;
    return sent;
  };
  const emcee = openEmcee({
    ...{ database, clock: systemClock, log, redisUrl: redis.url },
    ...{
      seal: sealWith(Buffer.alloc(32, 7)),
      chance,
      metrics: openMetrics({ clock: systemClock }),
    },
    platforms: [{ ...adapter, send, abilities: { ...adapter.abilities, pace } }],
  });
  await emcee.bot.adopt(loaded.community);
  await emcee.start();
  const count = async (sql: string) => (await database.query<{ n: number }>(sql))[0]?.n ?? 0;
  while ((await count(`select count(*) as n from delivery where state = 'sent'`)) < POSTS) {
    if (Date.now() - due.getTime() > 10 * 60_000) throw new Error('not all were sent');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const [row] = await database.query<{ jobs: Date; last: Date }>(
    `select (select max(ended_at) from timer) as jobs, (select max(ended_at) from delivery) as last`,
  );
  await emcee.stop();
  await database.close();
  const after = (at: Date | undefined) => ((at?.getTime() ?? Number.NaN) - due.getTime()) / 1000;
  return { jobs: POSTS / after(row?.jobs), last: after(row?.last), refused };
}

function fileOf(chats: readonly number[], due: Date): string {
  const at = due.toISOString().slice(0, 16);
  const spaces = chats.map((chat, n) => `  g${n}: { telegram: ${chat} }`);
  const posts = Array.from({ length: POSTS }, (_, n) => {
    const space = `g${n % chats.length}`;
    return `  post ${n}: { at: ${at}, run: say, with: { text: Post ${n} }, in: ${space} }`;
  });
  return `community: bench\nname: Bench\ntimezone: UTC\nlanguage: en\nspaces:\n${spaces.join('\n')}\ntimetable:\n${posts.join('\n')}\n`;
}
