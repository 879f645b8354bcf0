import type { Log, Table } from '../../../../database/table.ts';
import type { Score } from '../../rule.ts';
import type { Won } from '../coupons.ts';

/** What a member answered to a question. */
export type Answer = {
  readonly quizId: number;
  readonly n: number;
  readonly memberId: number;
  /** places of the chosen options */
  readonly picks: readonly number[];
  readonly words: string | undefined;
  readonly at: Date;
  /** ms since the question was opened */
  readonly took: number;
  readonly locked: boolean;
  /** undefined until it is judged */
  readonly right: boolean | undefined;
  readonly points: number;
};

type AnswerRow = Omit<Answer, 'quizId' | 'memberId' | 'words' | 'right'> & {
  readonly quiz_id: number;
  readonly member_id: number;
  readonly words: string | null;
  readonly right: boolean | null;
};

const COLUMNS =
  'x.quiz_id, x.n, x.member_id, x.picks, x.words, x.at, x.took, x.locked, x."right", x.points';

const answerOf = ({ quiz_id, member_id, words, right, ...row }: AnswerRow): Answer => ({
  ...row,
  quizId: quiz_id,
  memberId: member_id,
  words: words ?? undefined,
  right: right ?? undefined,
});

/** One for each member and question. Who answers is locked as a member already. */
export const answers: Table<Pick<Answer, 'quizId' | 'n' | 'memberId'>, Answer> = {
  name: 'quiz_answer',
  id: ({ quizId, n, memberId }) => `${quizId}/${n}/${memberId}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<AnswerRow>(
      `select ${COLUMNS} from unnest($1::int[], $2::int[], $3::int[]) as a(quiz_id, n, member_id)
       join quiz_answer x on x.quiz_id = a.quiz_id and x.n = a.n and x.member_id = a.member_id`,
      [
        keys.map(({ quizId }) => quizId),
        keys.map(({ n }) => n),
        keys.map(({ memberId }) => memberId),
      ],
    );
    return rows.map(answerOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into quiz_answer (quiz_id, n, member_id, picks, words, at, took, locked, "right", points)
       select q, n, m, p::jsonb, w, a, t, l, r, s
       from unnest($1::int[], $2::int[], $3::int[], $4::text[], $5::text[], $6::timestamptz[], $7::int[],
         $8::boolean[], $9::boolean[], $10::int[]) as x(q, n, m, p, w, a, t, l, r, s)
       on conflict (quiz_id, n, member_id) do update set picks = excluded.picks, words = excluded.words,
         at = excluded.at, took = excluded.took, locked = excluded.locked, "right" = excluded."right",
         points = excluded.points`,
      [
        rows.map(({ quizId }) => quizId),
        rows.map(({ n }) => n),
        rows.map(({ memberId }) => memberId),
        rows.map(({ picks }) => JSON.stringify(picks)),
        rows.map(({ words }) => words ?? null),
        rows.map(({ at }) => at),
        rows.map(({ took }) => took),
        rows.map(({ locked }) => locked),
        rows.map(({ right }) => right ?? null),
        rows.map(({ points }) => points),
      ],
    );
  },
};

/**
 * All answers of a quiz, as they were committed: read when nobody may answer any more. Of two accounts that both
 * played and became one person's since, those of the one that stayed: the other would be paid without a person.
 */
export type Sheet = { readonly quizId: number; readonly answers: readonly Answer[] };

export const sheets: Table<number, Sheet> = {
  name: 'quiz_answer (read)',
  id: String,
  keyOf: ({ quizId }) => quizId,
  async load(sql, ids) {
    const rows = await sql.query<AnswerRow>(
      `select ${COLUMNS} from quiz_answer x where x.quiz_id = any($1::int[])
         and exists (select from account a where a.member_id = x.member_id)
       order by x.quiz_id, x.n, x.member_id for no key update of x`,
      [ids],
    );
    const all = rows.map(answerOf);
    return ids.map((quizId) => ({ quizId, answers: all.filter((one) => one.quizId === quizId) }));
  },
  /** What is judged is put as answers. */
  save: async () => {},
};

/** What a member came to in a quiz that has ended, and what it paid. */
export type Scored = Score & {
  readonly quizId: number;
  readonly reward: number;
  /** the ledger entry that paid it */
  readonly entry: number | undefined;
  readonly coupons: readonly Won[];
};

type ScoreRow = Omit<Scored, 'quizId' | 'memberId' | 'entry'> & {
  readonly quiz_id: number;
  readonly member_id: number;
  readonly entry: number | null;
};

/** All scores of a quiz. */
export const scoreLists: Table<
  number,
  { readonly quizId: number; readonly scores: readonly Scored[] }
> = {
  name: 'quiz_score (read)',
  id: String,
  keyOf: ({ quizId }) => quizId,
  async load(sql, ids) {
    const rows = await sql.query<ScoreRow>(
      `select quiz_id, member_id, points, "right", answered, took, rank, reward, entry, coupons from quiz_score
       where quiz_id = any($1::int[]) order by quiz_id, member_id for no key update`,
      [ids],
    );
    const all = rows.map(({ quiz_id, member_id, entry, ...row }) => ({
      ...row,
      quizId: quiz_id,
      memberId: member_id,
      entry: entry ?? undefined,
    }));
    return ids.map((quizId) => ({ quizId, scores: all.filter((one) => one.quizId === quizId) }));
  },
  save: async () => {},
};

/** Written anew as often as a quiz is counted; of two rows of one member the later stands. */
export const scores: Log<Scored> = {
  name: 'quiz_score',
  async add(sql, added) {
    const rows = [...new Map(added.map((row) => [`${row.quizId}/${row.memberId}`, row])).values()];
    await sql.execute(
      `insert into quiz_score (quiz_id, member_id, points, "right", answered, took, rank, reward, entry, coupons)
       select q, m, p, g, a, t, r, w, e, c::jsonb
       from unnest($1::int[], $2::int[], $3::int[], $4::int[], $5::int[], $6::bigint[], $7::int[], $8::int[],
         $9::bigint[], $10::text[]) as x(q, m, p, g, a, t, r, w, e, c)
       on conflict (quiz_id, member_id) do update set points = excluded.points, "right" = excluded."right",
         answered = excluded.answered, took = excluded.took, rank = excluded.rank, reward = excluded.reward,
         entry = excluded.entry, coupons = excluded.coupons`,
      [
        rows.map(({ quizId }) => quizId),
        rows.map(({ memberId }) => memberId),
        rows.map(({ points }) => points),
        rows.map(({ right }) => right),
        rows.map(({ answered }) => answered),
        rows.map(({ took }) => took),
        rows.map(({ rank }) => rank),
        rows.map(({ reward }) => reward),
        rows.map(({ entry }) => entry ?? null),
        rows.map(({ coupons }) => JSON.stringify(coupons)),
      ],
    );
  },
};
