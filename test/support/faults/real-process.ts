import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { built, root } from '../build.ts';
import { ownFolder } from '../services/shared.ts';

export type Settings = Readonly<Record<string, string>>;

/** `bin/emcee.js start`, as an operator runs it. */
export type RealProcess = {
  readonly address: string;
  readonly pid: number;
  /** what it printed and logged so far */
  readonly output: () => string;
  /** kill -9 */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code and how long it took, in ms */
  readonly stop: () => Promise<{ readonly code: number | null; readonly ms: number }>;
  /** Runs a command in the community's name, through the running process. */
  readonly shell: (words: string, spaces: readonly string[], key: string) => Promise<Response>;
};

const running = new Set<ChildProcess>();

/** Ends what a failed test left running. */
export async function endProcesses(): Promise<void> {
  await Promise.all([...running].map(end));
}

/** Starts it and waits until it listens. @throws with what it printed, when it ends before that */
export async function startReal(settings: Settings): Promise<RealProcess> {
  const { child, output } = await spawnReal(settings);
  const address = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /^Emcee runs at (\S+)$/m.exec(output())?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.on('data', look);
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output()}`)));
  });
  return {
    address,
    pid: child.pid ?? 0,
    output,
    kill: () => end(child),
    async stop() {
      const began = performance.now();
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await exited;
      return { code: code as number | null, ms: performance.now() - began };
    },
    async shell(words, spaces, key) {
      const { word } = await shellOf(settings);
      return fetch(`${address}/shell`, {
        method: 'POST',
        headers: { authorization: `Bearer ${word}`, 'content-type': 'application/json' },
        body: JSON.stringify({ communityId: 'readers', words, spaces, key }),
      });
    },
  };
}

/** Starts it where it is to refuse: what it printed, and its exit code. */
export async function runReal(settings: Settings): Promise<{ code: number; output: string }> {
  const { child, output } = await spawnReal(settings);
  const [code] = await once(child, 'exit');
  return { code: Number(code), output: output() };
}

async function spawnReal(settings: Settings) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [await built(), 'start'], {
    cwd: root,
    env: { PATH, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
  return { child, output: () => chunks.join('') };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function shellOf(settings: Settings): Promise<{ word: string }> {
  const { EMCEE_DATA: folder = '.' } = settings;
  const file = path.join(folder, 'shell.json');
  return JSON.parse(await readFile(file, 'utf8')) as { word: string };
}

/** A data folder and a folder with one community, `readers`. */
export async function foldersFor(community: string): Promise<Settings & { EMCEE_DATA: string }> {
  const folder = await ownFolder('emcee');
  const communities = path.join(folder, 'communities');
  await mkdir(communities);
  await writeFile(path.join(communities, 'readers.yaml'), community);
  return { EMCEE_DATA: path.join(folder, 'data'), EMCEE_COMMUNITIES: communities };
}
