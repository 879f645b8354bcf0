import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { onceARun } from './services/shared.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Compiles the sources, once a run: the real process runs what was built. Returns the command's file. */
export function built(): Promise<string> {
  return onceARun('build', async () => {
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    await promisify(execFile)(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: root });
    return path.join(root, 'bin', 'emcee.js');
  });
}
