import { subscribe } from 'node:diagnostics_channel';
import type { Database } from '../../../src/database/database.ts';
import type { Sql } from '../../../src/database/sql.ts';

/** Work that is under way in this process: requests that were not answered yet, queries without a result. */
const underWay = new Set<unknown>();

const begins = ['http.client.request.start', 'undici:request:create'];
const ends = [
  'http.client.response.finish',
  'http.client.request.error',
  'undici:request:trailers',
  'undici:request:error',
];
type Request = { readonly getHeader?: (name: string) => unknown };
const requestOf = (message: unknown) => (message as { request: Request }).request;
/** A WebSocket's request gets no answer: it becomes the socket. */
const isSocket = (request: Request) => request.getHeader?.('upgrade') !== undefined;
for (const name of begins)
  subscribe(name, (message) => {
    const request = requestOf(message);
    if (!isSocket(request)) underWay.add(request);
  });
for (const name of ends) subscribe(name, (message) => underWay.delete(requestOf(message)));

async function counted<T>(work: Promise<T>): Promise<T> {
  const token = {};
  underWay.add(token);
  return work.finally(() => underWay.delete(token));
}

/** The same database, whose queries count as work. */
export function watched(database: Database): Database {
  const watchedSql = (sql: Sql): Sql => ({
    query: (...asked: Parameters<Sql['query']>) => counted(sql.query(...asked)) as never,
    execute: (...asked) => counted(sql.execute(...asked)),
  });
  return {
    ...database,
    ...watchedSql(database),
    transaction: (run) => counted(database.transaction(run)),
  };
}

/** What hangs for so long, by the real clock, is not waited for: it hangs until the virtual clock moves. */
const LONGEST_MS = 30_000;

/**
 * Resolves when nothing is under way any more, here or where `busy` knows of.
 * @param looks how often in a row nothing must be found
 */
export async function quiet(busy: () => boolean, looks = 4): Promise<void> {
  const began = performance.now();
  for (let calm = 0; calm < looks; ) {
    for (let turn = 0; turn < 5; turn++)
      await new Promise<void>((resolve) => setImmediate(resolve));
    if (underWay.size === 0 && !busy()) calm += 1;
    else {
      calm = 0;
      if (performance.now() - began > LONGEST_MS) return;
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
}
