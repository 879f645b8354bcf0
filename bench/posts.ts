import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { migrateServer } from '../src/database/postgres.ts';
import { freePort } from '../test/support/services/ports.ts';
import { startPostgresServer } from '../test/support/services/postgres-server.ts';
import { startRedisServer } from '../test/support/services/redis-server.ts';
import { emceeEnvironment } from './emcee.ts';
import type { Ready, Wanted } from './posts-telegram.ts';
import { startNode } from './process.ts';

/**
 * Posts that are all due in one minute: how late the last is beside the time that Telegram's limits alone take, and how
 * many timers a second run beside a bare BullMQ worker that does nothing. Emcee runs as it is installed, and the
 * server counts as Telegram does. All of them take six minutes; `--quick` takes a tenth.
 */
const { values: flags } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, build: { type: 'string' } },
  strict: false,
});
const root = path.resolve(String(flags.build ?? path.join(import.meta.dirname, '..')));
const POSTS = flags.quick ? 1_000 : 10_000;
const SPACES = POSTS / 5;
const PER_SECOND = 30;
const PER_MINUTE = 20;

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
  console.log(`${POSTS} posts in ${SPACES} spaces, ${PER_SECOND}/s in all:`);
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
  const books = await database('posts');
  const wanted = { groups: SPACES, perSecond: PER_SECOND, perChatPerMinute: PER_MINUTE };
  telegramProcess.child.send(wanted satisfies Wanted);
  const [server] = (await once(telegramProcess.child, 'message')) as [Ready];
  const due = new Date(Math.ceil((Date.now() + 25_000) / 60_000) * 60_000);
  const communities = path.join(folder, 'communities');
  await mkdir(communities);
  await writeFile(path.join(communities, 'bench.yaml'), fileOf(server.chats, due));
  const port = await freePort();
  const emcee = startNode(
    [path.join(root, 'bin/emcee.js'), 'start'],
    {
      ...emceeEnvironment(server.apiRoot, port),
      EMCEE_COMMUNITIES: communities,
      EMCEE_DATA: path.join(folder, 'data'),
      DATABASE_URL: urlOf('posts'),
      REDIS_URL: redis.url,
    },
    path.join(folder, 'emcee.log'),
  );
  const count = async (table: string, state: string) =>
    Number(
      (await books.query(`select count(*) as n from ${table} where state = '${state}'`)).rows[0].n,
    );
  try {
    const end = new Date(due.getTime() + 10 * 60_000);
    await until(async () => (await count('timer', 'waiting')) === POSTS, due);
    // Seen once it is committed: a timer's own time is when it was taken up.
    await pause(due.getTime() - Date.now());
    await until(async () => (await count('timer', 'waiting')) === 0, end, 20);
    const jobs = Date.now();
    await until(async () => (await count('delivery', 'sent')) === POSTS, end);
    const { rows } = await books.query('select max(ended_at) as last from delivery');
    const after = (at: number) => (at - due.getTime()) / 1000;
    const refused = await refusals(port);
    return { jobs: POSTS / after(jobs), last: after(rows[0].last.getTime()), refused };
  } finally {
    await emcee.stop();
    await books.end();
  }
}

function urlOf(name: string): string {
  return Object.assign(new URL(postgres.url), { pathname: name }).href;
}

async function database(name: string): Promise<pg.Client> {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  await migrateServer(urlOf(name));
  const client = new pg.Client({ connectionString: urlOf(name) });
  await client.connect();
  return client;
}

/** @throws when it is not so by then */
async function until(isSo: () => Promise<boolean>, then: Date, everyMs = 500): Promise<void> {
  while (!(await isSo())) {
    if (Date.now() > then.getTime()) throw new Error('it took too long; see emcee.log');
    await pause(everyMs);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/**
 * Messages that were answered with 429.
 * @throws when the metrics count no message at all
 */
async function refusals(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const counted = (outcome: string) =>
    Number(
      new RegExp(`^emcee_deliveries_total{.*"${outcome}".*} (\\d+)$`, 'm').exec(text)?.[1] ?? 0,
    );
  if (counted('sent') === 0) throw new Error('the metrics count nothing that was sent');
  return counted('limited');
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
