import net from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { PATIENCE_MS } from '../patience.ts';

/**
 * Below those that systems give to whoever names none (from 32768, 49152 on some): a port from there may be taken
 * by any outgoing connection between two starts of a server.
 */
const [LOWEST, HIGHEST] = [10_000, 32_000];
/** Vitest's workers have a share each, so that none takes what another has chosen and not yet bound. */
const SHARES = 8;
const share = Math.floor((HIGHEST - LOWEST) / SHARES);
const first = LOWEST + (Number(process.env['VITEST_POOL_ID'] ?? 0) % SHARES) * share;
let next = Math.floor(Math.random() * share);

/** A port of 127.0.0.1 that is free, and is chosen by nobody else here until its server is done with it. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < share; tries += 1) {
    const port = first + (next++ % share);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${first} to ${first + share} is free`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** Waits until something listens on it. */
export async function listening(port: number, what: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!(await answers(port))) {
    if (Date.now() > end) throw new Error(`${what} does not listen on port ${port}`);
    await setTimeout(10);
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const settle = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', settle(true)).once('error', settle(false));
  });
}
