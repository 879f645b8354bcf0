import type { Table } from '../../../database/table.ts';
import type { AnswerState } from '../rule.ts';

/** One answer to a question, numbered within it: `12.3`. */
export type Answer = {
  readonly questionId: number;
  readonly number: number;
  readonly authorId: number;
  readonly text: string;
  /** its author was an expert of the topic then */
  readonly expert: boolean;
  readonly votes: number;
  readonly state: AnswerState;
  /** the message of a platform that it was written in */
  readonly source: string | undefined;
  readonly at: Date;
  readonly editedAt: Date | undefined;
};

type Row = Omit<Answer, 'source' | 'editedAt'> & {
  readonly source: string | null;
  readonly editedAt: Date | null;
};

const ANSWER = `select a.question_id as "questionId", a.number, a.author_id as "authorId", a.text, a.expert, a.votes,
  a.state, a.source, a.at, a.edited_at as "editedAt" from answer a`;

const answerOf = (row: Row): Answer => ({
  ...row,
  source: row.source ?? undefined,
  editedAt: row.editedAt ?? undefined,
});

export type AnswerName = Pick<Answer, 'questionId' | 'number'>;

/** Asked for once the question is locked. */
export const answers: Table<AnswerName, Answer> = {
  name: 'answer',
  id: ({ questionId, number }) => `${questionId}.${number}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<Row>(
      `${ANSWER} join unnest($1::int[], $2::int[]) as k(q, n) on a.question_id = k.q and a.number = k.n
       order by a.question_id, a.number for no key update of a`,
      [keys.map(({ questionId }) => questionId), keys.map(({ number }) => number)],
    );
    return rows.map(answerOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into answer (question_id, number, author_id, text, expert, votes, state, source, at, edited_at)
       select * from jsonb_to_recordset($1::jsonb) as r("questionId" int, number int, "authorId" int, text text,
         expert boolean, votes int, state text, source text, at timestamptz, "editedAt" timestamptz)
       on conflict (question_id, number) do update set text = excluded.text, votes = excluded.votes,
         state = excluded.state, edited_at = excluded.edited_at`,
      [JSON.stringify(rows)],
    );
  },
};

/** Which answer a message of a platform is. */
export const answerSources: Table<string, AnswerName & { readonly source: string }> = {
  name: 'answer (source)',
  id: (source) => source,
  keyOf: ({ source }) => source,
  load: (sql, sources) =>
    sql.query<AnswerName & { readonly source: string }>(
      'select question_id as "questionId", number, source from answer where source = any($1::text[])',
      [sources],
    ),
  save: async () => {},
};

/** Somebody finds an answer helpful; `given` is false once they took that back. */
export type Vote = AnswerName & {
  readonly memberId: number;
  readonly at: Date;
  readonly given: boolean;
  /** the ledger's entry of what its author got */
  readonly entry: number | undefined;
};

type VoteRow = AnswerName & {
  readonly memberId: number;
  readonly at: Date;
  readonly entry: number | null;
};

export const votes: Table<AnswerName & { readonly memberId: number }, Vote> = {
  name: 'answer_vote',
  id: ({ questionId, number, memberId }) => `${questionId}.${number}/${memberId}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<VoteRow>(
      `select v.question_id as "questionId", v.number, v.member_id as "memberId", v.at, v.entry from answer_vote v
       join unnest($1::int[], $2::int[], $3::int[]) as k(q, n, m)
         on v.question_id = k.q and v.number = k.n and v.member_id = k.m
       order by 1, 2, 3 for no key update of v`,
      [
        keys.map(({ questionId }) => questionId),
        keys.map(({ number }) => number),
        keys.map(({ memberId }) => memberId),
      ],
    );
    return rows.map((row) => ({ ...row, given: true, entry: row.entry ?? undefined }));
  },
  async save(sql, rows) {
    const given = rows.filter((row) => row.given);
    const taken = rows.filter((row) => !row.given);
    await Promise.all([
      sql.execute(
        `delete from answer_vote v using unnest($1::int[], $2::int[], $3::int[]) as k(q, n, m)
         where v.question_id = k.q and v.number = k.n and v.member_id = k.m`,
        [
          taken.map(({ questionId }) => questionId),
          taken.map(({ number }) => number),
          taken.map(({ memberId }) => memberId),
        ],
      ),
      sql.execute(
        `insert into answer_vote (question_id, number, member_id, at, entry)
         select * from jsonb_to_recordset($1::jsonb) as r("questionId" int, number int, "memberId" int,
           at timestamptz, entry bigint) on conflict do nothing`,
        [JSON.stringify(given)],
      ),
    ]);
  },
};
