import { mkdir, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createOnce } from './create-once.ts';
import { DatabaseFault } from './fault.ts';

type Owner = { pid: number; host: string };

/** The files that this process holds: its own pid in a lock file proves nothing after a restart in a container. */
const held = new Set<string>();

/** ms in which another starting process would have taken the same abandoned lock. */
const CONTEST = 100;

/**
 * Takes `<folder>.lock` for this process; PGlite takes no lock of its own, and two processes on one folder lose
 * committed rows without an error. A lock whose process has ended is taken over.
 * @returns how to give it back
 * @throws {DatabaseFault} when another process holds it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.lock`;
  if (held.has(file)) throw new Error(`${folder} is already open in this process`);
  held.add(file);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    if (!(await tryToTake(file))) await takeOver(file, folder);
  } catch (error) {
    held.delete(file);
    throw error;
  }
  return async () => {
    await rm(file, { force: true });
    held.delete(file);
  };
}

function tryToTake(file: string): Promise<boolean> {
  return createOnce(file, JSON.stringify({ pid: process.pid, host: hostname() }));
}

async function takeOver(file: string, folder: string): Promise<void> {
  const owner = await readOwner(file);
  if (owner !== undefined && mayLive(owner)) throw inUse(owner, file, folder);
  await rm(file, { force: true });
  if (await tryToTake(file)) await setTimeout(CONTEST);
  const winner = await readOwner(file);
  if (winner?.pid !== process.pid || winner.host !== hostname()) throw inUse(winner, file, folder);
}

/** Undefined when the file is gone, or holds something else. */
async function readOwner(file: string): Promise<Owner | undefined> {
  try {
    const owner: Owner = JSON.parse(await readFile(file, 'utf8'));
    return owner;
  } catch {
    return undefined;
  }
}

function mayLive({ pid, host }: Owner): boolean {
  if (host !== hostname()) return true; // another machine's processes cannot be looked up from here
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(by: Owner | undefined, file: string, folder: string): Error {
  return new DatabaseFault({ is: 'in-use', folder, file, by });
}
