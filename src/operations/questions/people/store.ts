import type { Table } from '../../../database/table.ts';

/** A member as they are written to and spoken of. */
export type Known = {
  readonly id: number;
  readonly name: string;
  readonly language: string | undefined;
  readonly hasLeft: boolean;
};

export const people: Table<number, Known> = {
  name: 'member (known)',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<Omit<Known, 'language'> & { readonly language: string | null }>(
      `select id, name, language, left_at is not null as "hasLeft" from member where id = any($1::int[])`,
      [ids],
    );
    return rows.map((row) => ({ ...row, language: row.language ?? undefined }));
  },
  save: async () => {},
};

/** Everybody who has the same question. */
export type Following = { readonly questionId: number; readonly memberIds: readonly number[] };

export const following: Table<number, Following> = {
  name: 'question_follower (all)',
  id: String,
  keyOf: ({ questionId }) => questionId,
  load: (sql, ids) =>
    sql.query<Following>(
      `select question_id as "questionId", array_agg(member_id order by member_id) as "memberIds"
       from question_follower where question_id = any($1::int[]) group by question_id`,
      [ids],
    ),
  save: async () => {},
};
