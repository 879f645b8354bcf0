import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { load, SAYS } from './load.ts';
import { type Kind, SECRET, updateOf } from './updates.ts';

/** Telegram in a process of its own: it answers calls, and has members check in by webhook. */
export type Asked = {
  readonly port: number;
  readonly kind: Kind;
  readonly concurrency: number;
  readonly seconds: number;
  readonly members: number;
};

/** `callback_data` of the last button that was posted */
let button = 'check-in';
let message = 0;
let update = 1_000;
let said = 0;

const http = createServer(async (request, response) => {
  const method = request.url?.split('/').at(-1) ?? '';
  const result = resultOf(method, await bodyOf(request));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ ok: true, result }));
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

function resultOf(method: string, body: string): unknown {
  if (method === 'getMe')
    return { id: 123_456_789, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
  if (method.startsWith('get')) return [];
  if (SAYS.test(method)) said += 1;
  if (!method.startsWith('send') && !method.startsWith('editMessage')) return true;
  button = /"callback_data":"([^"]+)"/.exec(body)?.[1] ?? button;
  message += 1;
  return { message_id: message, date: 0, chat: { id: 1, type: 'private' } };
}

process.on('message', async ({ members, kind, ...asked }: Asked) => {
  let member = 0;
  const before = said;
  const next = () => {
    if (member === members) return undefined;
    member += 1;
    update += 1;
    return updateOf(update, kind, member, button);
  };
  const taken = await load({ ...asked, secret: SECRET, next }).then(
    (it) => ({ ...it, said: it.carried + said - before }),
    (error: unknown) => ({ error: String(error) }),
  );
  process.send?.(taken);
});
process.on('disconnect', () => process.exit());

http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port));
