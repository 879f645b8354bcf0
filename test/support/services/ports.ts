import net from 'node:net';
import { setTimeout } from 'node:timers/promises';

/** A port of 127.0.0.1 that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Waits until something listens on it. */
export async function listening(port: number, what: string): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (await answers(port)) return;
    await setTimeout(10);
  }
  throw new Error(`${what} does not listen on port ${port} after 5 s`);
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
