import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Fault } from './faults.ts';
import type { Call, Journal } from './journal.ts';
import { parseBody, type Received, readAll } from './receive.ts';
import { createComplaints, Refusal, refusal } from './refusal.ts';
import { type Answer, createRouter, type Route, type RouteRequest } from './route.ts';
import { openSpec } from './spec.ts';
import type { World } from './world.ts';

interface Options {
  readonly journal: Journal;
  readonly nextFault: (request: string) => Fault | undefined;
}

const prefix = '/api/v10';

/** The REST half: reads a request, lets planted faults meet it, checks it, routes it, answers. */
export function createHttp(world: World, routes: readonly Route[], options: Options): Server {
  const find = createRouter(routes);
  const { journal } = options;

  const carryOut = (method: string, url: URL, received: Received | undefined, token: string) => {
    try {
      const found = find(method, url.pathname.replace(prefix, ''));
      demandToken(found?.route, token, world);
      if (found === undefined) throw refusal('notFound');
      if (received === undefined) throw refusal('badJson');
      const { route, param } = found;
      return runRoute(route, { param, query: url.searchParams, ...received });
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://discord.test');
    if (/^\/(ephemeral-)?attachments\//.test(url.pathname)) {
      download(world, url, response);
      return;
    }
    const method = request.method ?? 'GET';
    const token = request.headers.authorization ?? '';
    const path = `${url.pathname.replace(prefix, '')}${url.search}`;
    const raw = await readAll(request);
    journal.write(`rest > ${method} ${path} ${raw.toString()}`);
    const received = await parseBody(request.headers['content-type'], raw);
    const pattern = find(method, url.pathname.replace(prefix, ''))?.route.pattern;
    const call = record(journal, { method, path, pattern }, received);
    const fault = options.nextFault(`${method} ${path}`);
    if (fault?.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    const planted = faultAnswer(fault);
    const answer = planted ?? carryOut(method, url, received, token);
    note(call, answer, planted === undefined);
    world.changed();
    if (fault?.kind !== 'silence') send(journal, response, answer);
  };

  return createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      journal.write(`server error ${error instanceof Error ? error.stack : String(error)}`);
      response.destroy();
    });
  });
}

function demandToken(route: Route | undefined, token: string, world: World): void {
  if (route?.open !== true && token !== `Bot ${world.token}`) throw refusal('unauthorized');
}

function runRoute(route: Route, request: RouteRequest): Answer {
  const byHand = createComplaints();
  route.check?.(request, byHand.complain);
  byHand.settle();
  if (request.body !== undefined) {
    const bySchema = createComplaints();
    openSpec()?.request(route.method, route.pattern, request.body, bySchema.complain);
    bySchema.settle();
  }
  return route.handle(request);
}

function refused(error: Refusal): Answer {
  const { code, message, errors } = error;
  const body = { message, code, ...(errors ? { errors } : {}) };
  return { status: error.status, body };
}

function faultAnswer(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === 'fail') {
    return { status: fault.status, body: { message: `Fault ${fault.status}`, code: fault.code } };
  }
  if (fault?.kind !== 'limit') return undefined;
  const { seconds, global } = fault;
  const bucket: Record<string, string> = global
    ? { 'x-ratelimit-global': 'true' }
    : {
        'x-ratelimit-bucket': 'planted',
        'x-ratelimit-limit': '1',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': String(seconds),
      };
  return {
    status: 429,
    headers: {
      ...bucket,
      'retry-after': String(seconds),
      'x-ratelimit-scope': global ? 'global' : 'user',
      via: '1.1 test',
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
  };
}

function record(
  journal: Journal,
  asked: Pick<Call, 'method' | 'path' | 'pattern'>,
  received: Received | undefined,
): Call {
  const files = (received?.files ?? []).map((file) => file.name);
  const call: Call = {
    ...asked,
    body: received?.body,
    files,
    status: 0,
    answer: undefined,
    code: undefined,
    problem: undefined,
  };
  journal.calls.push(call);
  return call;
}

/** A planted fault is no fault of the caller's, so it leaves `problem` empty. */
function note(call: Call, answer: Answer, ruled: boolean): void {
  call.status = answer.status;
  call.answer = answer.body;
  if (answer.status < 400) return;
  const body = answer.body as { readonly code?: number; readonly message?: string };
  call.code = body.code;
  if (ruled) call.problem = JSON.stringify(body);
}

function send(journal: Journal, response: ServerResponse, answer: Answer): void {
  const text = answer.body === undefined ? '' : JSON.stringify(answer.body);
  // A client parses whatever calls itself JSON, so an empty answer must not.
  const type = text === '' ? {} : { 'content-type': 'application/json' };
  journal.write(`rest < ${answer.status} ${text}`);
  response.writeHead(answer.status, { ...type, ...answer.headers });
  response.end(text);
}

function download(world: World, url: URL, response: ServerResponse): void {
  const known = world.files.get(url.pathname.split('/')[2] ?? '');
  const isSigned = (known?.signature ?? null) === url.searchParams.get('hm');
  const file = isSigned ? known : undefined;
  response.writeHead(file ? 200 : 404, { 'content-type': file?.contentType ?? 'text/plain' });
  response.end(file?.bytes);
}
