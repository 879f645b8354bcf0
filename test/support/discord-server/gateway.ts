import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Connection, identify, leave, type Packet, resume, sendMembers } from './identify.ts';
import type { Journal } from './journal.ts';
import type { Sessions } from './sessions.ts';
import type { World } from './world.ts';

/** What a test does to the gateway. */
export interface GatewayControl {
  /** Live connections. */
  readonly connections: number;
  /** How many IDENTIFY and RESUME the server has seen. */
  readonly identified: number;
  readonly resumed: number;
  /** Closes every connection with a code, or cuts it (1006) without one. */
  readonly disconnect: (code?: number) => void;
  /** Heartbeats are not acknowledged until called with false. */
  readonly holdAcks: (held: boolean) => void;
  /** Op 7: asks the client to reconnect and resume. */
  readonly reconnect: () => void;
  /** Op 9: the session is invalid; `resumable` false forgets it. */
  readonly invalidate: (resumable: boolean) => void;
}

export interface Gateway {
  readonly control: GatewayControl;
  readonly cut: () => void;
}

/** Serves Discord's gateway (version 10, JSON, uncompressed) on the HTTP server's upgrades. */
export function openGateway(
  server: Server,
  world: World,
  sessions: Sessions,
  options: {
    readonly heartbeatMs: number;
    readonly isDown: () => boolean;
    readonly journal: Journal;
  },
): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const connections = new Set<Connection>();
  const state: { held: boolean; identified: number; resumed: number } = {
    held: false,
    identified: 0,
    resumed: 0,
  };

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    if (options.isDown()) stream.destroy();
    else sockets.handleUpgrade(request, stream, head, open);
  });

  function open(socket: WebSocket): void {
    const send = (packet: object) => {
      const text = JSON.stringify(packet);
      options.journal.write(`gateway < ${text}`);
      socket.send(text);
    };
    const connection: Connection = { socket, send, session: undefined, closing: false };
    connections.add(connection);
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      connections.delete(connection);
      leave(sessions, connection, code);
      world.changed();
    });
    socket.on('message', (data) => {
      options.journal.write(`gateway > ${String(data)}`);
      hear(connection, JSON.parse(String(data)) as Packet);
      world.changed();
    });
    send({ op: 10, d: { heartbeat_interval: options.heartbeatMs } });
  }

  function hear(connection: Connection, packet: Packet): void {
    if (packet.op === 1) beat(connection);
    else if (packet.op === 2) {
      state.identified += 1;
      identify(world, sessions, connection, packet);
    } else if (packet.op === 6) {
      state.resumed += 1;
      resume(world, sessions, connection, packet);
    } else ask(connection, packet);
  }

  function beat(connection: Connection): void {
    if (!state.held) connection.send({ op: 11 });
  }

  /** What only an identified client may say: members (8); presence and voice (3, 4) change nothing. */
  function ask({ session, socket }: Connection, packet: Packet): void {
    if (session === undefined) socket.close(4003, 'Not authenticated.');
    else if (packet.op === 8) sendMembers(world, sessions, session, packet);
    else if (packet.op !== 3 && packet.op !== 4) socket.close(4001, 'Unknown opcode.');
  }

  const each = (act: (connection: Connection) => void) => [...connections].forEach(act);
  const close = (connection: Connection, code: number | undefined) => {
    connection.closing = true;
    if (code === undefined) connection.socket.terminate();
    else connection.socket.close(code);
  };
  return {
    control: {
      get connections() {
        return connections.size;
      },
      get identified() {
        return state.identified;
      },
      get resumed() {
        return state.resumed;
      },
      disconnect: (code) => each((connection) => close(connection, code)),
      holdAcks: (held) => {
        state.held = held;
      },
      reconnect: () => each(({ send }) => send({ op: 7, d: null })),
      invalidate: (resumable) => {
        if (!resumable) sessions.all.clear();
        each(({ send }) => send({ op: 9, d: resumable }));
      },
    },
    cut: () => each((connection) => close(connection, undefined)),
  };
}
