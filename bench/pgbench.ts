import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { program } from '../test/support/services/programs.ts';
import { startAfresh, verifyBare } from './bare.ts';
import type { Asked, Cell, Contender } from './contender.ts';
import type { Stage } from './stage.ts';
import { bareCheckIn } from './statement.ts';
import { accountOf } from './updates.ts';

const run = promisify(execFile);

/** The same statement without any bot: what Postgres does one by one. */
export async function openPgbench(stage: Stage): Promise<Contender> {
  const books = await stage.database('pgbench', 'bare');
  const member = `${accountOf(1)} + :client_id * :share + :n`;
  const lines = [`\\set member ${member}`, '\\set n :n + 1', `${bareCheckIn(':member')};`];
  const run = await script(stage, 'pgbench', lines);
  return {
    name: 'pgbench, one statement',
    kinds: ['message'],
    async run(asked) {
      await startAfresh(books);
      const { cell, transactions } = await run(asked);
      await verifyBare(books, transactions);
      return cell;
    },
    stop: async () => {},
  };
}

/** What a script did: its figures, and how many transactions there were. */
export type Run = (
  asked: Pick<Asked, 'concurrency' | 'seconds'>,
) => Promise<{ readonly cell: Cell; readonly transactions: number }>;

/** Prepares a script for a database; each client counts `:n` from 0, and has `:share` members of its own. */
export async function script(
  stage: Stage,
  database: string,
  lines: readonly string[],
): Promise<Run> {
  const command = await program(['pgbench'], 'postgresql-contrib');
  const folder = path.join(stage.folder, database);
  await mkdir(folder);
  const file = path.join(folder, 'script.sql');
  await writeFile(file, lines.join('\n'));
  return async ({ concurrency, seconds }) => {
    const before = stage.cpu();
    const share = Math.floor(stage.members / concurrency);
    const { stdout } = await run(
      command,
      [
        ...['-h', '127.0.0.1', '-p', String(stage.port), '-U', 'postgres', '-n', '-M', 'prepared'],
        ...['-c', String(concurrency), '-j', '1', '-T', String(seconds), '-f', file],
        ...['-D', 'n=0', '-D', `share=${share}`, '-l', database],
      ],
      { cwd: folder },
    );
    const cpu = stage.cpu() - before;
    const times = await timesIn(folder);
    const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
    const cell = {
      perSecond: Number(/tps = ([\d.]+)/.exec(stdout)?.[1]),
      ...{ p50: at(0.5), p99: at(0.99) },
      bot: Number.NaN,
      database: (1000 * cpu) / times.length,
    };
    return { cell, transactions: times.length };
  };
}

/** ms of each transaction, sorted; the third column of pgbench's logs has µs. */
async function timesIn(folder: string): Promise<number[]> {
  const logs = (await readdir(folder)).filter((name) => name.startsWith('pgbench_log.'));
  const texts = await Promise.all(logs.map((log) => readFile(path.join(folder, log), 'utf8')));
  await Promise.all(logs.map((log) => rm(path.join(folder, log))));
  const lines = texts.flatMap((text) => text.trim().split('\n'));
  return lines.map((line) => Number(line.split(' ')[2]) / 1000).sort((a, b) => a - b);
}
