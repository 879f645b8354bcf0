import { setImmediate } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { SqlDriverAdapter, SqlQueryable, Transaction } from '@prisma/driver-adapter-utils';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { statement } from './statement.ts';

export type PgliteAdapter = SqlDriverAdapter & {
  /** Runs something between two transactions. */
  alone<T>(run: () => Promise<T>): Promise<T>;
};

/**
 * PGlite as one of Prisma's driver adapters. Statements and their types are left to pglite-prisma-adapter; its
 * transactions are not used (0.7.2 swallows what COMMIT reports). BEGIN and COMMIT are plain statements here, and a
 * transaction keeps the one session to itself until it gives it back.
 */
export async function pgliteAdapter(pglite: PGlite): Promise<PgliteAdapter> {
  const session = breathing(await new PrismaPGlite(pglite).connect());
  const take = turns();

  async function alone<T>(run: () => Promise<T>): Promise<T> {
    const giveBack = await take();
    return run().finally(giveBack);
  }

  return {
    ...session,
    queryRaw: (query) => alone(() => session.queryRaw(query)),
    executeRaw: (query) => alone(() => session.executeRaw(query)),
    executeScript: (script) => alone(async () => void (await pglite.exec(script))),
    startTransaction: async () => begin(session, await take()),
    dispose: () => alone(() => pglite.close()),
    alone,
  };
}

async function begin(session: SqlQueryable, giveBack: () => void): Promise<Transaction> {
  try {
    await session.executeRaw(statement('BEGIN'));
  } catch (error) {
    giveBack();
    throw error;
  }
  const end = () => Promise.resolve(giveBack());
  return { ...session, options: { usePhantomQuery: false }, commit: end, rollback: end };
}

/** PGlite works in this thread and answers in microtasks: without a pause, timers and sockets would never have a turn. */
function breathing(inner: SqlQueryable): SqlQueryable {
  return {
    provider: inner.provider,
    adapterName: inner.adapterName,
    queryRaw: (query) => setImmediate().then(() => inner.queryRaw(query)),
    executeRaw: (query) => setImmediate().then(() => inner.executeRaw(query)),
  };
}

/** First come, first served: resolves when it is the caller's turn, with how to end it. */
function turns(): () => Promise<() => void> {
  let last = Promise.resolve();
  return async () => {
    const before = last;
    let giveBack = () => {};
    last = new Promise((resolve) => {
      giveBack = resolve;
    });
    await before;
    return giveBack;
  };
}
