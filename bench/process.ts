import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readdirSync, readFileSync } from 'node:fs';

/** A contender's process, with what it costs. */
export type Measured = {
  readonly child: ChildProcess;
  /** ms of CPU used so far, by all its threads */
  readonly cpu: () => number;
  /** MB of memory in use now, and at the most so far */
  readonly memory: () => { readonly now: number; readonly most: number };
  readonly stop: () => Promise<void>;
};

/** Runs node with these arguments; what it prints goes to the end of a file. */
export function startNode(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  log: string,
): Measured {
  const out = openSync(log, 'a');
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, args, {
    env: { PATH, ...env },
    stdio: ['ignore', out, out, 'ipc'],
  });
  const pid = child.pid ?? 0;
  const ended = once(child, 'exit');
  return {
    child,
    cpu: () => cpuOf(pid),
    memory: () => {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const mb = (name: string) =>
        Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
      return { now: mb('VmRSS'), most: mb('VmHWM') };
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** ms of CPU of the processes that this one started and that still run, as the backends of Postgres. */
export function cpuOfChildren(parent: number): number {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const children = pids.filter((pid) => fieldsOf(pid)?.[1] === String(parent));
  return children.reduce((sum, pid) => sum + cpuOf(pid), cpuOf(parent));
}

/** A tick is 10 ms on Linux. Children that ended are counted with their parent. */
function cpuOf(pid: number | string): number {
  const times = fieldsOf(pid)?.slice(11, 15).map(Number) ?? [];
  return 10 * times.reduce((sum, time) => sum + time, 0);
}

/** /proc/…/stat from its third field on (proc(5)): the second may hold blanks. */
function fieldsOf(pid: number | string): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
  } catch {
    return undefined; // it has ended
  }
}
