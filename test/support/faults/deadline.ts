import type { Database } from '../../../src/database/database.ts';
import { CLOSES } from '../../../src/operations/quiz/live/flow.ts';

/** Moves the deadline of the question that is open to so many seconds from now, and its timer with it. */
export async function movesDeadline(database: Database, seconds: number): Promise<void> {
  const closesAt = new Date(Date.now() + seconds * 1000);
  await database.transaction(async (sql) => {
    const [question] = await sql.query<{ closes_at: Date }>(
      `select closes_at from quiz_question where state = 'open'`,
    );
    const by = closesAt.getTime() - (question?.closes_at.getTime() ?? Number.NaN);
    await sql.execute(
      `update quiz_question set closes_at = closes_at + $1::int * interval '1 ms' where state = 'open'`,
      [by],
    );
    await sql.execute(
      `update timer set due_at = due_at + $1::int * interval '1 ms'
       where name = '${CLOSES}' and state = 'waiting'`,
      [by],
    );
  });
}
