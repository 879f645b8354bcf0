import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startDiscordServer } from '../test/support/discord-server/server.ts';
import { startBare } from './bare.ts';
import { firstAnswers } from './beginning.ts';
import { claimRates } from './claims.ts';
import type { Contender } from './contender.ts';
import { startEmcee } from './emcee.ts';
import { openPgbench } from './pgbench.ts';
import { openStage, writeCommunity } from './stage.ts';
import { show, showUnder } from './table.ts';
import { startTelegram } from './telegram-process.ts';
import { inTurns } from './turns.ts';

/**
 * How many members may check in a second, and what it costs, beside what one would write by hand.
 * `--quick` takes a minute; `--beside ../other` runs the build of another checkout as well, and
 * `--build ../other` instead of this one's.
 */
const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    beside: { type: 'string' },
    build: { type: 'string' },
  },
});
const plan = flags.quick
  ? { rounds: 1, seconds: 1, warmUp: 2, members: 80_000, starts: 1 }
  : { rounds: 3, seconds: 3, warmUp: 4, members: 80_000, starts: 3 };
const root = path.resolve(flags.build ?? path.join(import.meta.dirname, '..'));

const folder = await mkdtemp(path.join(tmpdir(), 'emcee-bench-'));
await chmod(folder, 0o711); // Postgres may run as another user
const stage = await openStage(folder, plan.members);
const telegram = await startTelegram(folder);
const discord = await startDiscordServer();
const ending: (() => Promise<void>)[] = [telegram.stop, discord.close, stage.stop];

try {
  const guild = discord.guild({ name: 'Bench', channels: ['hall'] });
  const channel = `{ discord: "${guild.channel('hall').id}", guild: "${guild.id}" }`;
  const communities = await writeCommunity(path.join(folder, 'both'), channel);
  const emceeOf = (name: string, build: string, database: string) =>
    entered(startEmcee(stage, { name, root: build, database, telegram, communities, discord }));

  const emcee = await emceeOf('Emcee', root, 'emcee');
  const idle = emcee.memory().now;
  const { beside } = flags;
  const contenders: Contender[] = [
    emcee,
    ...(beside === undefined ? [] : [await emceeOf(beside, path.resolve(beside), 'beside')]),
    await entered(startBare(stage, telegram)),
    await entered(openPgbench(stage)),
  ];
  const rounds = Number(flags.rounds ?? plan.rounds);
  show(await inTurns(contenders, { ...plan, rounds }));
  const claims = await claimRates(stage, { root, telegram, rounds, seconds: plan.seconds });
  showUnder('Codes of a drop by webhook: tap on its card in a group', claims);

  const { now, most } = emcee.memory();
  console.log('\nMemory, Telegram and Discord on:');
  console.log(`${mb(idle)} at the start, ${mb(now)} after all this, ${mb(most)} at the most`);
  const one = await writeCommunity(path.join(folder, 'one'));
  console.log('\nFrom the start of the process to the first answer:');
  for await (const { on, seconds, most: peak } of firstAnswers(stage, plan.starts, {
    ...{ root, telegram, communities: one },
  }))
    console.log(`${seconds.toFixed(2)} s on ${on}, ${mb(peak)} at the most`);
  ending.push(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
} catch (error) {
  console.error(`It failed; the logs are in ${folder}`);
  throw error;
} finally {
  for (const end of ending) await end();
}

console.log('\nPosts due in one minute, on BullMQ:');
await import('./posts.ts');

/** Remembers to stop it, before what it stands on. */
async function entered<T extends Contender>(starting: Promise<T>): Promise<T> {
  const contender = await starting;
  ending.unshift(contender.stop);
  return contender;
}

function mb(value: number): string {
  return `${value.toFixed(0)} MB`;
}
