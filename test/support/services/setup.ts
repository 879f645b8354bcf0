import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of this run: what the workers share, and what is stopped and removed at the end. */
    services: string;
  }
}

/** Called by vitest before the first worker; what it returns runs after the last, also when tests failed. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'emcee-test-'));
  await chmod(folder, 0o711); // Postgres may run as another user
  project.provide('services', folder);
  return async () => {
    await Promise.all((await pidFiles(folder)).map(stop));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

/** Every server of a run keeps its pid in a file within the folder. */
async function pidFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.pid')).map((name) => path.join(folder, name));
}

async function stop(file: string): Promise<void> {
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (!(pid > 1) || !send(pid, 0)) return;
  const isPostgres = path.basename(file) === 'postmaster.pid';
  send(pid, isPostgres ? 'SIGQUIT' : 'SIGKILL'); // Postgres ends its children on SIGQUIT
  for (let tries = 0; tries < 100 && send(pid, 0); tries += 1) await setTimeout(50);
}

function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
