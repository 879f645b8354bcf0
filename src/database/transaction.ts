import type { SqlDriverAdapter, Transaction } from '@prisma/driver-adapter-utils';
import type { Sql } from './sql.ts';
import { sqlOver, statement } from './statement.ts';

/** Runs `run` between BEGIN and COMMIT; see `Database.transaction`. */
export async function inTransaction<T>(
  adapter: SqlDriverAdapter,
  run: (tx: Sql) => Promise<T>,
): Promise<T> {
  const transaction = await adapter.startTransaction();
  const session = guard(sqlOver(transaction));
  try {
    const result = await run(session.sql);
    await session.end();
    await transaction.executeRaw(statement('COMMIT'));
    return result;
  } catch (error) {
    await session.end().catch(() => undefined);
    await rollBack(transaction);
    throw error;
  } finally {
    await transaction.commit(); // says nothing to the database: it gives the connection back
  }
}

/** A lost connection has rolled back already, and its own error is the one worth telling. */
async function rollBack(transaction: Transaction): Promise<void> {
  await transaction.executeRaw(statement('ROLLBACK')).catch(() => undefined);
}

/**
 * No statement after the end. They run in the order in which they are asked for, whether or not the answer to the one
 * before was waited for. Postgres answers COMMIT after a failed statement by rolling back without an error, so a failure
 * that `run` caught would lose its work in silence: `end` throws it again.
 */
function guard(inner: Sql): { sql: Sql; end: () => Promise<void> } {
  let over = false;
  let failure: { error: unknown } | undefined;
  const underWay = new Set<Promise<unknown>>();

  async function watched<T>(statement: () => Promise<T>): Promise<T> {
    if (over) throw new Error('The transaction is over: await its statements');
    const answer = statement();
    underWay.add(answer);
    try {
      return await answer;
    } catch (error) {
      failure ??= { error };
      throw error;
    } finally {
      underWay.delete(answer);
    }
  }

  return {
    sql: {
      query: (text, values) => watched(() => inner.query(text, values)),
      execute: (text, values) => watched(() => inner.execute(text, values)),
    },
    async end() {
      over = true;
      await Promise.allSettled(underWay);
      if (failure !== undefined) throw failure.error;
    },
  };
}
