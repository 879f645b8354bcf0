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
 * One statement after the other, none after the end. Postgres answers COMMIT after a failed statement by rolling back
 * without an error, so a failure that `run` caught would lose its work in silence: `end` throws it again.
 */
function guard(inner: Sql): { sql: Sql; end: () => Promise<void> } {
  let over = false;
  let failure: { error: unknown } | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    if (over) return Promise.reject(new Error('The transaction is over: await its statements'));
    const turn = last.then(run);
    last = turn.catch((error: unknown) => {
      failure ??= { error };
    });
    return turn;
  }

  return {
    sql: {
      query: (text, values) => inTurn(() => inner.query(text, values)),
      execute: (text, values) => inTurn(() => inner.execute(text, values)),
    },
    async end() {
      over = true;
      await last;
      if (failure !== undefined) throw failure.error;
    },
  };
}
