import net from 'node:net';
import { freePort } from './ports.ts';

/** What stands between a client and its server: it passes everything on until it is told otherwise. */
export type Cutter = {
  port: number;
  /** the target's url by way of the cutter */
  url: string;
  /** Ends every connection with a reset. New ones are taken. */
  cut(): void;
  /** Refuses new connections too, until `heal`. */
  refuse(): Promise<void>;
  /** Holds everything back, both ways, until `heal` passes it on. */
  stall(): void;
  /** Swallows everything, both ways, until `heal`: a network that loses packets and says nothing. */
  swallow(): void;
  /** Swallows for ever what the open connections carry; new ones pass: a router that forgot them. */
  forget(): void;
  heal(): Promise<void>;
  close(): Promise<void>;
};

type Mode = 'pass' | 'stall' | 'swallow';

export async function cutter(target: string): Promise<Cutter> {
  const goal = new URL(target);
  const sockets = new Set<net.Socket>();
  const forgotten = new WeakSet<net.Socket>();
  let mode: Mode = 'pass';

  function follow(from: net.Socket, to: net.Socket): void {
    sockets.add(from);
    from.on('data', (bytes) => {
      if (forgotten.has(from)) return;
      if (mode === 'pass') to.write(bytes);
      else if (mode === 'stall') from.pause().unshift(bytes);
    });
    from.on('end', () => to.end()).on('error', () => to.destroy());
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  }

  const server = net.createServer((client) => {
    const upstream = net.connect(Number(goal.port), goal.hostname);
    follow(client, upstream);
    follow(upstream, client);
  });
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  const shut = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  const port = await listen(server, await freePort());
  const url = new URL(target);
  url.port = String(port);

  return {
    port,
    url: url.href,
    cut,
    async refuse() {
      const closed = shut();
      cut();
      await closed;
    },
    stall() {
      mode = 'stall';
    },
    swallow() {
      mode = 'swallow';
    },
    forget() {
      for (const socket of sockets) forgotten.add(socket);
    },
    async heal() {
      mode = 'pass';
      for (const socket of sockets) socket.resume();
      if (!server.listening) await listen(server, port);
    },
    async close() {
      const closed = shut();
      cut();
      await closed;
    },
  };
}

function listen(server: net.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
