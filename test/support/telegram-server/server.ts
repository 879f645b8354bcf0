import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '../services/ports.ts';
import {
  createRecords,
  failureAnswer,
  fullName,
  perform,
  type Records,
  recordFault,
  toAnswer,
} from './calls.ts';
import { createFaults, type Fault, type Faults } from './faults.ts';
import { createHandle, type TelegramServer } from './handle.ts';
import type { Call } from './methods/call.ts';
import { readParameters } from './parameters.ts';
import { Refusal } from './refusal.ts';
import type { Bot } from './shapes.ts';
import type { Surroundings } from './webhook.ts';
import { createBot, createWorld, type Options, type World } from './world.ts';

/** The running server with its switches; what tests and the bench see of it is its handle. */
export type Engine = {
  readonly world: World;
  readonly records: Records;
  readonly faults: Faults;
  readonly port: number;
  /** Calls that are being executed. */
  readonly busy: () => number;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
};

type Inner = {
  readonly world: World;
  readonly records: Records;
  readonly faults: Faults;
  busy: number;
  /** Resolves when the server is up again. */
  raised: Promise<void>;
};

const unauthorized = new Refusal(401, 'Unauthorized');
const notFound = new Refusal(404, 'Not Found');
/** For calls that do not wait: it matters to none of them whether the client hangs up. */
const present = new AbortController().signal;
const route = /^\/bot([^/]+)\/([A-Za-z]+)$/;
const fileRoute = /^\/file\/bot([^/]+)\/(.+)$/;

function reply(response: ServerResponse, status: number, text: string): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(text);
}

function surroundingsOf(inner: Inner, bot: Bot): Surroundings {
  const surroundings: Surroundings = {
    ready: () => inner.raised,
    record: (line) => {
      if (inner.world.options.rules === 'strict') inner.records.wire.push(line());
    },
    execute: (method, values) => {
      const name = fullName(method);
      const context = contextOf(inner, bot, values, new Map(), present);
      inner.busy += 1;
      void perform(name, context, 'webhook', inner.records, inner.faults).finally(() => {
        inner.busy -= 1;
      });
    },
  };
  return surroundings;
}

function contextOf(
  inner: Inner,
  bot: Bot,
  values: Call['values'],
  files: Call['files'],
  gone: AbortSignal,
): Call {
  return { world: inner.world, bot, values, files, gone, surroundings: surroundingsOf(inner, bot) };
}

function hangUp(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  return controller.signal;
}

/** Ends a call that a planned fault does not let be done; returns the status, 0 for a cut connection. */
function refuse(fault: Fault | undefined, response: ServerResponse): number | undefined {
  if (fault?.kind === 'failure') {
    reply(response, fault.failure.status, failureAnswer(fault.failure));
    return fault.failure.status;
  }
  if (fault?.kind !== 'reset' || fault.after) return;
  response.destroy();
  return 0;
}

async function answerCall(
  inner: Inner,
  bot: Bot,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  query: URLSearchParams,
): Promise<void> {
  const { world, records, faults } = inner;
  const gone = method === 'getUpdates' ? hangUp(response) : present;
  const parameters = await readParameters(request, query);
  const fault = faults.next(method, parameters.values);
  const refused = refuse(fault, response);
  if (refused !== undefined) {
    recordFault(world, records, method, parameters, refused);
    return;
  }
  // A waiting getUpdates keeps nobody from being settled.
  const counted = method === 'getUpdates' ? 0 : 1;
  inner.busy += counted;
  try {
    const context = contextOf(inner, bot, parameters.values, parameters.files, gone);
    const made = await perform(method, context, 'http', records, faults);
    if (fault?.kind === 'reset') response.destroy();
    if (fault === undefined) reply(response, made.status, JSON.stringify(made.body));
  } finally {
    inner.busy -= counted;
  }
}

function answerFile(inner: Inner, path: string, response: ServerResponse): void {
  for (const file of inner.world.files.values()) {
    if (file.path !== path) continue;
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(file.bytes);
    return;
  }
  throw notFound;
}

async function answer(
  inner: Inner,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://server');
  const [, fileToken, path] = fileRoute.exec(url.pathname) ?? [];
  const [, token, name] = route.exec(url.pathname) ?? [fileToken, fileToken, path];
  const bot = inner.world.bots.get(decodeURIComponent(token ?? ''));
  if (token === undefined || name === undefined) throw notFound;
  if (bot === undefined) throw unauthorized;
  if (path !== undefined) return answerFile(inner, path, response);
  await answerCall(inner, bot, fullName(name), request, response, url.searchParams);
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve();
    });
  });
}

function shut(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}

async function startEngine(world: World, port: number): Promise<Engine> {
  const inner: Inner = {
    world,
    records: createRecords(),
    faults: createFaults(world),
    busy: 0,
    raised: Promise.resolve(),
  };
  let raise = (): void => undefined;
  const http = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(inner, request, response).catch((error: unknown) => {
      const refusal = error instanceof Refusal ? error : new Refusal(500, String(error));
      const { status, body } = toAnswer(refusal);
      reply(response, status, JSON.stringify(body));
    });
  });
  await listen(http, port);
  return {
    world,
    records: inner.records,
    faults: inner.faults,
    port,
    busy: () => inner.busy,
    down: async () => {
      inner.raised = new Promise((resolve) => {
        raise = resolve;
      });
      await shut(http);
    },
    up: async () => {
      await listen(http, port);
      raise();
    },
    close: async () => {
      for (const bot of world.bots.values()) bot.inbox.stop?.('server closed');
      raise();
      if (http.listening) await shut(http);
    },
  };
}

/** Starts a server that behaves as Telegram's Bot API server does, on 127.0.0.1. */
export async function startTelegramServer(options: Options = {}): Promise<TelegramServer> {
  const world = createWorld(options);
  const bot = createBot(world, options);
  return createHandle(await startEngine(world, options.port ?? (await freePort())), bot);
}
