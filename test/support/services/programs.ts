import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Two workers may install at once: the second waits, then finds nothing left to do. */
const LOCK = ['-o', 'DPkg::Lock::Timeout=240'];

/** Where Debian keeps the server's own programs, newest version first. */
function postgresFolders(): string[] {
  const base = '/usr/lib/postgresql';
  if (!existsSync(base)) return [];
  const versions = readdirSync(base).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => path.join(base, version, 'bin'));
}

function find(names: readonly string[]): string | undefined {
  const { PATH = '' } = process.env;
  const folders = [...PATH.split(path.delimiter), ...postgresFolders()];
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return places.find((place) => existsSync(place));
}

/**
 * The path of the first of these programs, installed by Debian's apt when it is missing and may be.
 * @throws saying what to install
 */
export async function program(names: readonly string[], debianPackage: string): Promise<string> {
  const found = find(names);
  if (found !== undefined) return found;
  const refusal = await install(debianPackage);
  const installed = find(names);
  if (installed !== undefined) return installed;
  throw new Error(
    `These tests need ${names[0]}: install it ("apt-get install ${debianPackage}" on Debian). ${refusal}`,
  );
}

/**
 * Asks again while another holds a lock: `apt-get update` does not wait for that of its lists, whatever its options,
 * and two workers may miss something at once.
 */
export async function unlocked<T>(ask: () => Promise<T>, pauseMs = 500): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === 480 || !/Could not get lock/.test(String(error))) throw error;
      await setTimeout(pauseMs);
    }
  }
}

/** @returns why it could not be installed, or nothing */
async function install(debianPackage: string): Promise<string> {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...LOCK];
  try {
    await unlocked(() => exec([...apt, 'update']));
    await unlocked(() => exec([...apt, 'install', '--no-install-recommends', debianPackage]));
    return '';
  } catch (error) {
    return `Installing it here failed: ${String(error)}`;
  }
}

async function exec([command = '', ...args]: string[]): Promise<void> {
  await run(command, args, { timeout: 240_000 });
}
