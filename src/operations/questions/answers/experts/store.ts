import type { Table } from '../../../../database/table.ts';
import type { AnswerName } from '../store.ts';

/** The first answer of an expert that stands; asked for once the question is locked. */
export const expertAnswers: Table<number, AnswerName> = {
  name: 'answer (first of an expert)',
  id: String,
  keyOf: ({ questionId }) => questionId,
  load: (sql, ids) =>
    sql.query<AnswerName>(
      `select question_id as "questionId", min(number) as number from answer
       where question_id = any($1::int[]) and expert and state = 'standing' group by question_id`,
      [ids],
    ),
  save: async () => {},
};
