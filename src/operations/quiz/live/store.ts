import type { Day } from '../../../agenda/day.ts';
import type { Both } from '../../../chat/locale.ts';
import { serial } from '../../../database/serial.ts';
import type { Table } from '../../../database/table.ts';
import { type Terms, termsOf } from '../prize.ts';
import type { Body } from '../rule.ts';

export type QuizState = 'planned' | 'running' | 'over' | 'stopped';

/** So many questions of a bank, asked one after the other. */
export type Quiz = {
  readonly id: number;
  readonly communityId: string;
  readonly bank: string;
  readonly title: Both;
  readonly state: QuizState;
  readonly count: number;
  /** the question asked last; 0: none yet */
  readonly current: number;
  readonly seconds: number;
  readonly spaces: readonly string[];
  readonly terms: Terms;
  /** who answered anything, once it has ended */
  readonly players: number;
  /** grows each time the results are counted again */
  readonly revision: number;
  readonly startedBy: number;
  readonly startsAt: Date;
  readonly week: Day;
  readonly endedAt: Date | undefined;
};

export type QuizRow = Omit<Quiz, 'communityId' | 'startedBy' | 'startsAt' | 'endedAt' | 'terms'> & {
  readonly terms: Parameters<typeof termsOf>[0];
  readonly community_id: string;
  readonly started_by: number;
  readonly starts_at: Date;
  readonly ended_at: Date | null;
};

export const QUIZ = `select q.id, q.community_id, q.bank, q.title, q.state, q.count, q.current, q.seconds, q.spaces,
  q.terms, q.players, q.revision, q.started_by, q.starts_at, q.week, q.ended_at from quiz q`;

export function quizOf({ community_id, started_by, starts_at, ended_at, ...row }: QuizRow): Quiz {
  return {
    ...row,
    terms: termsOf(row.terms),
    communityId: community_id,
    startedBy: started_by,
    startsAt: starts_at,
    endedAt: ended_at ?? undefined,
  };
}

export const quizzes: Table<number, Quiz> = {
  name: 'quiz',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<QuizRow>(
      `${QUIZ} where q.id = any($1::int[]) order by q.id for no key update of q`,
      [ids],
    );
    return rows.map(quizOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into quiz (id, community_id, bank, title, state, count, current, seconds, spaces, terms, players,
         revision, started_by, starts_at, week, ended_at)
       select i, c, b, t::jsonb, s, n, u, e, p::jsonb, r::jsonb, l, v, y, a, w, d
       from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int[], $7::int[], $8::int[],
         $9::text[], $10::text[], $11::int[], $12::int[], $13::int[], $14::timestamptz[], $15::date[],
         $16::timestamptz[]) as q(i, c, b, t, s, n, u, e, p, r, l, v, y, a, w, d)
       on conflict (id) do update set state = excluded.state, current = excluded.current,
         players = excluded.players, revision = excluded.revision, week = excluded.week,
         ended_at = excluded.ended_at`,
      [
        rows.map(({ id }) => id),
        rows.map(({ communityId }) => communityId),
        rows.map(({ bank }) => bank),
        rows.map(({ title }) => JSON.stringify(title)),
        rows.map(({ state }) => state),
        rows.map(({ count }) => count),
        rows.map(({ current }) => current),
        rows.map(({ seconds }) => seconds),
        rows.map(({ spaces }) => JSON.stringify(spaces)),
        rows.map(({ terms }) => JSON.stringify(terms)),
        rows.map(({ players }) => players),
        rows.map(({ revision }) => revision),
        rows.map(({ startedBy }) => startedBy),
        rows.map(({ startsAt }) => startsAt),
        rows.map(({ week }) => week),
        rows.map(({ endedAt }) => endedAt ?? null),
      ],
    );
  },
};

/** A quiz is numbered before it is written: its questions name it. */
export const quizNumbers = serial('quiz');

export type QuestionState = 'ahead' | 'open' | 'closed' | 'told' | 'void';

/** A question of a quiz, copied from its bank when the quiz started. */
export type Question = {
  readonly quizId: number;
  readonly n: number;
  readonly communityId: string;
  readonly state: QuestionState;
  readonly body: Body;
  readonly openedAt: Date | undefined;
  readonly closesAt: Date | undefined;
  readonly reopened: number;
  /** counted when the time is over */
  readonly answered: number;
  readonly right: number;
  /** PNG in base64; written once and loaded for the card alone */
  readonly picture: string | undefined;
};
export type QuestionKey = Pick<Question, 'quizId' | 'n'>;

type QuestionRow = Omit<
  Question,
  'quizId' | 'communityId' | 'openedAt' | 'closesAt' | 'picture'
> & {
  readonly quiz_id: number;
  readonly community_id: string;
  readonly opened_at: Date | null;
  readonly closes_at: Date | null;
};

/** By quiz and number. Whoever answers and whoever closes it wait for each other. */
export const questions: Table<QuestionKey, Question> = {
  name: 'quiz_question',
  id: ({ quizId, n }) => `${quizId}/${n}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<QuestionRow>(
      `select q.quiz_id, q.n, q.community_id, q.state, q.body, q.opened_at, q.closes_at, q.reopened, q.answered,
         q."right"
       from unnest($1::int[], $2::int[]) as a(quiz_id, n)
       join quiz_question q on q.quiz_id = a.quiz_id and q.n = a.n
       order by q.quiz_id, q.n for no key update of q`,
      [keys.map(({ quizId }) => quizId), keys.map(({ n }) => n)],
    );
    return rows.map(({ quiz_id, community_id, opened_at, closes_at, ...row }) => ({
      ...row,
      quizId: quiz_id,
      communityId: community_id,
      openedAt: opened_at ?? undefined,
      closesAt: closes_at ?? undefined,
      picture: undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into quiz_question (quiz_id, n, community_id, state, body, picture, opened_at, closes_at, reopened,
         answered, "right")
       select q, n, c, s, b::jsonb, p, o, e, r, a, g
       from unnest($1::int[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
         $8::timestamptz[], $9::int[], $10::int[], $11::int[]) as x(q, n, c, s, b, p, o, e, r, a, g)
       on conflict (quiz_id, n) do update set state = excluded.state, body = excluded.body,
         opened_at = excluded.opened_at, closes_at = excluded.closes_at, reopened = excluded.reopened,
         answered = excluded.answered, "right" = excluded."right"`,
      [
        rows.map(({ quizId }) => quizId),
        rows.map(({ n }) => n),
        rows.map(({ communityId }) => communityId),
        rows.map(({ state }) => state),
        rows.map(({ body }) => JSON.stringify(body)),
        rows.map(({ picture }) => picture ?? null),
        rows.map(({ openedAt }) => openedAt ?? null),
        rows.map(({ closesAt }) => closesAt ?? null),
        rows.map(({ reopened }) => reopened),
        rows.map(({ answered }) => answered),
        rows.map(({ right }) => right),
      ],
    );
  },
};
