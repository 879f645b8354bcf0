import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startDiscordServer } from '../test/support/discord-server/server.ts';
import { startBare } from './bare.ts';
import { firstAnswer } from './beginning.ts';
import type { Cell, Contender } from './contender.ts';
import { startEmcee } from './emcee.ts';
import { openPgbench } from './pgbench.ts';
import { openStage, type Stage, writeCommunity } from './stage.ts';
import { median, type Row, show } from './table.ts';
import { startTelegram, type TelegramProcess } from './telegram-process.ts';
import type { Kind } from './updates.ts';

/**
 * How many members may check in a second, and what it costs, beside what one would write by hand.
 * `--quick` takes a minute; `--beside ../other` runs the build of another checkout as well.
 */
const { values: flags } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    beside: { type: 'string' },
    build: { type: 'string' },
    rounds: { type: 'string' },
  },
});
const root = path.resolve(flags.build ?? path.join(import.meta.dirname, '..'));
const plan = flags.quick
  ? { rounds: 1, seconds: 1, members: 30_000, starts: 1 }
  : { rounds: 3, seconds: 3, members: 80_000, starts: 3 };
const rounds = Number(flags.rounds ?? plan.rounds);
const kinds: readonly Kind[] = ['message', 'tap'];
const concurrencies = [1, 16, 64];

const folder = await mkdtemp(path.join(tmpdir(), 'emcee-bench-'));
await chmod(folder, 0o711); // Postgres may run as another user
const stage = await openStage(folder, plan.members);
const telegram = await startTelegram(folder);
try {
  await bench(stage, telegram);
  await rm(path.join(folder), { recursive: true, force: true });
} finally {
  await telegram.stop();
  await stage.stop();
}

async function bench(on: Stage, by: TelegramProcess): Promise<void> {
  const discord = await startDiscordServer();
  const guild = discord.guild({ name: 'Bench', channels: ['hall'] });
  const channel = `{ discord: "${guild.channel('hall').id}", guild: "${guild.id}" }`;
  const both = await writeCommunity(path.join(folder, 'both'), channel);
  const shared = { telegram: by, communities: both, discord };
  const emcee = await startEmcee(on, { ...shared, name: 'Emcee', root, database: 'emcee' });
  const contenders: Contender[] = [emcee];
  if (flags.beside !== undefined) {
    const other = { name: flags.beside, root: path.resolve(flags.beside), database: 'beside' };
    contenders.push(await startEmcee(on, { ...shared, ...other }));
  }
  contenders.push(await startBare(on, by), await openPgbench(on));
  const idle = emcee.memory().now;
  try {
    show(await inTurns(contenders));
    const { now, most } = emcee.memory();
    console.log(
      `\nMemory of Emcee, Telegram and Discord on: ${mb(idle)} at the start, ${mb(now)} after all this, ${mb(most)} at the most`,
    );
  } finally {
    for (const contender of contenders) await contender.stop();
    await discord.close();
  }
  await beginnings(on, by);
}

const mb = (value: number) => `${value.toFixed(0)} MB`;

/** Everybody in each round, so that what else the machine does meets all alike. */
async function inTurns(contenders: readonly Contender[]): Promise<Row[]> {
  const cells = new Map<string, { row: Omit<Row, 'cell'>; all: Cell[] }>();
  for (const contender of contenders)
    for (const kind of contender.kinds)
      await contender.run({ kind, concurrency: 64, seconds: plan.seconds }); // warms up
  for (let round = 0; round < rounds; round += 1)
    for (const kind of kinds)
      for (const concurrency of concurrencies)
        for (const contender of contenders.filter((one) => one.kinds.includes(kind))) {
          const cell = await contender.run({ kind, concurrency, seconds: plan.seconds });
          const name = `${kind} ${concurrency} ${contender.name}`;
          const row = { kind, concurrency, name: contender.name };
          cells.set(name, { row, all: [...(cells.get(name)?.all ?? []), cell] });
        }
  return [...cells.values()].map(({ row, all }) => ({ ...row, cell: middle(all) }));
}

/** The median of each figure. */
function middle(all: readonly Cell[]): Cell {
  const of = (read: (cell: Cell) => number) => median(all.map(read));
  return {
    perSecond: of((cell) => cell.perSecond),
    p50: of((cell) => cell.p50),
    p99: of((cell) => cell.p99),
    bot: of((cell) => cell.bot),
    database: of((cell) => cell.database),
    crowd: of((cell) => cell.crowd ?? Number.NaN),
  };
}

async function beginnings(on: Stage, by: TelegramProcess): Promise<void> {
  const communities = await writeCommunity(path.join(folder, 'one'));
  for (const kind of ['Postgres', 'a new embedded database'] as const) {
    const all = [];
    for (let n = 0; n < plan.starts; n += 1) {
      const name = `start_${kind === 'Postgres' ? 'postgres' : 'embedded'}_${n}`;
      if (kind === 'Postgres') await on.database(name, 'none');
      const url = kind === 'Postgres' ? on.urlOf(name) : undefined;
      all.push(await firstAnswer(on, { root, telegram: by, communities, name, url }));
    }
    const seconds = median(all.map((one) => one.seconds)).toFixed(2);
    console.log(
      `From the start to the first answer on ${kind}: ${seconds} s, ${mb(median(all.map((one) => one.mb)))}`,
    );
  }
}
