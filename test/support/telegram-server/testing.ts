import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Telegraf, type Telegram, TelegramError } from 'telegraf';
import { expect } from 'vitest';
import type { TelegramServer } from './handle.ts';
import type { Update } from './shapes.ts';

/** The smallest picture there is: a PNG of one dot. */
export const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** telegraf's API client, as the bot with this token (the first bot unless another is named). */
export function clientOf(server: TelegramServer, token = server.token): Telegram {
  return new Telegraf(token, { telegram: { apiRoot: server.apiRoot } }).telegram;
}

/** The error of Telegram that a call ends with. @throws Error when it ends otherwise */
export async function failure(call: Promise<unknown>): Promise<TelegramError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof TelegramError) return error;
  throw new Error(`Expected an error of Telegram, got ${String(error)}`);
}

/** Matches an error of Telegram by its words. */
export const says = (description: string | RegExp) => ({
  description:
    typeof description === 'string'
      ? expect.stringContaining(description)
      : expect.stringMatching(description),
});

export type EndpointAnswer = {
  readonly status?: number;
  readonly body?: object;
  /** Retry-After in seconds. */
  readonly after?: number;
};

/** A bot's webhook that answers as it is told and keeps what it got. */
export type Endpoint = {
  readonly url: string;
  readonly got: readonly Update[];
  close(): void;
};

function listen(http: Server): Promise<number> {
  return new Promise((resolve) => {
    http.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  });
}

export async function startEndpoint(
  answer: (update: Update, secret: string | undefined) => EndpointAnswer,
): Promise<Endpoint> {
  const got: Update[] = [];
  const http = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const update = JSON.parse(Buffer.concat(chunks).toString()) as Update;
      got.push(update);
      const secret = request.headers['x-telegram-bot-api-secret-token'];
      const { status = 200, body, after } = answer(update, secret?.toString());
      if (after !== undefined) response.setHeader('retry-after', after);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? '' : JSON.stringify(body));
    });
  });
  const port = await listen(http);
  return { url: `http://127.0.0.1:${port}/hook`, got, close: () => void http.close() };
}
