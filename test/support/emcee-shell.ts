import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { built, root } from './build.ts';
import type { Settings } from './faults/real-process.ts';

export type Ran = { readonly code: number; readonly out: string; readonly err: string };

/** `npx emcee …`, as an operator types it. */
export async function emcee(settings: Settings, ...typed: readonly string[]): Promise<Ran> {
  const { PATH = '' } = process.env;
  const env = { PATH, PORT: '0', ...settings };
  const run = promisify(execFile)(process.execPath, [await built(), ...typed], { cwd: root, env });
  return run.then(
    ({ stdout: out, stderr: err }) => ({ code: 0, out: out.trim(), err: err.trim() }),
    ({ code, stdout, stderr }) => ({ code, out: stdout.trim(), err: stderr.trim() }),
  );
}
