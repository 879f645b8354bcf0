import type { Sql } from './sql.ts';

/** A connection that is kept for one transaction, which has begun, or begins with its first statement. */
export type Kept = {
  readonly sql: Sql;
  readonly giveBack: () => void;
};

/**
 * Runs `run` until COMMIT; see `Database.transaction`. COMMIT leaves behind the statements that are still under way:
 * when one of them fails, it is not reached, or Postgres answers it by rolling back.
 */
export async function inTransaction<T>(
  begin: () => Promise<Kept>,
  run: (tx: Sql) => Promise<T>,
): Promise<T> {
  const { sql, giveBack } = await begin();
  const session = guard(sql);
  try {
    const result = await run(session.sql);
    session.end();
    await Promise.all([sql.execute('COMMIT'), session.answered()]);
    return result;
  } catch (error) {
    await session.answered().catch(() => undefined);
    // A lost connection has rolled back already, and its own error is the one worth telling.
    await sql.execute('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    giveBack();
  }
}

type Session = {
  readonly sql: Sql;
  /** Takes no more statements; throws when one has failed already. */
  readonly end: () => void;
  /** Resolves when all are answered; rejects when one failed. */
  readonly answered: () => Promise<void>;
};

/**
 * Statements run in the order in which they are asked for, whether or not the answer to the one before was waited for.
 * Postgres answers COMMIT after a failed statement by rolling back without an error, so a failure that `run` caught
 * would lose its work in silence: it is thrown again.
 */
function guard(inner: Sql): Session {
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

  function end(): void {
    over = true;
    if (failure !== undefined) throw failure.error;
  }

  return {
    sql: {
      query: (text, values) => watched(() => inner.query(text, values)),
      execute: (text, values) => watched(() => inner.execute(text, values)),
    },
    end,
    async answered() {
      await Promise.allSettled(underWay);
      end();
    },
  };
}
