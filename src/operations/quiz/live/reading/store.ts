import type { Sql } from '../../../../database/sql.ts';
import type { Table } from '../../../../database/table.ts';
import type { Body } from '../../rule.ts';
import {
  QUIZ,
  type Question,
  type QuestionKey,
  type Quiz,
  type QuizRow,
  quizOf,
} from '../store.ts';

/** A question as all may see it: what is right is left out until it is told. */
export type Shown = Pick<Question, 'quizId' | 'n' | 'state' | 'answered' | 'right'> & {
  readonly body: Omit<Body, 'right' | 'answers' | 'explain'>;
  readonly told: Pick<Body, 'right' | 'answers' | 'explain'> | undefined;
  readonly picture: string | undefined;
  readonly count: number;
  readonly seconds: number;
  readonly title: Quiz['title'];
  /** it was opened again after an outage */
  readonly again: boolean;
};

export async function loadShown(
  sql: Sql,
  communityId: string,
  { quizId, n }: QuestionKey,
): Promise<Shown | undefined> {
  const [row] = await sql.query<
    Pick<Question, 'n' | 'state' | 'answered' | 'right' | 'body' | 'reopened'> &
      Pick<Quiz, 'count' | 'seconds' | 'title'> & { readonly picture: string | null }
  >(
    `select x.n, x.state, x.answered, x."right", x.body, x.picture, x.reopened, q.count, q.seconds, q.title
     from quiz_question x join quiz q on q.id = x.quiz_id
     where x.quiz_id = $1::int and x.n = $2::int and x.community_id = $3`,
    [quizId, n, communityId],
  );
  if (row === undefined) return undefined;
  const { body: all, picture, reopened, ...rest } = row;
  const { right, answers, explain, ...body } = all;
  const isTold = row.state === 'told' || row.state === 'void';
  return {
    ...rest,
    ...{ quizId, body, picture: picture ?? undefined, again: reopened > 0 },
    told: isTold ? { right, answers, explain } : undefined,
  };
}

export async function loadQuiz(
  sql: Sql,
  communityId: string,
  id: number,
): Promise<Quiz | undefined> {
  const [row] = await sql.query<QuizRow>(`${QUIZ} where q.id = $1::int and q.community_id = $2`, [
    id,
    communityId,
  ]);
  return row && quizOf(row);
}

/** A place in the order of a quiz, over the questions that were told. */
export type Place = {
  readonly memberId: number;
  readonly name: string;
  readonly points: number;
  readonly right: number;
  readonly answered: number;
  /** ms over all right answers */
  readonly took: number;
  readonly rank: number;
};

export const PAGE = 10;

/** As `ranked` of the rule orders them. */
const PLACES = `
  select s.*, m.name, rank() over (order by s.points desc, s.took)::int as rank
  from (select a.member_id as "memberId", sum(a.points)::int as points, count(*)::int as answered,
          (count(*) filter (where a."right"))::int as "right",
          coalesce(sum(a.took) filter (where a."right"), 0)::bigint as took
        from quiz_answer a where a.quiz_id = $1::int and a."right" is not null group by a.member_id) s
  join member m on m.id = s."memberId"`;

export async function placesIn(
  sql: Sql,
  quizId: number,
  page: number,
): Promise<{ readonly places: readonly Place[]; readonly total: number }> {
  const places = await sql.query<Place>(
    `${PLACES} order by s.points desc, s.took, s."memberId" limit ${PAGE} offset $2::int`,
    [quizId, (page - 1) * PAGE],
  );
  const [count] = await sql.query<{ total: number }>(
    'select count(distinct member_id) as total from quiz_answer where quiz_id = $1::int and "right" is not null',
    [quizId],
  );
  return { places, total: count?.total ?? 0 };
}

/** Points, and how many coupons. */
type Brought = { readonly reward: number; readonly coupons: number };

export async function placeOf(
  sql: Sql,
  quizId: number,
  memberId: number,
): Promise<(Place & Brought) | undefined> {
  const [row] = await sql.query<Place & Brought>(
    `select p.*, coalesce(s.reward, 0) as reward, coalesce(jsonb_array_length(s.coupons), 0) as coupons
     from (${PLACES}) p left join quiz_score s on s.quiz_id = $1::int and s.member_id = p."memberId"
     where p."memberId" = $2::int`,
    [quizId, memberId],
  );
  return row;
}

/**
 * What a name means: `#7` or `7`, a bank's, or '' for any. Of several it is one of this space, one that
 * runs, the latest; a bank called `7` before the seventh quiz.
 */
const FIND = `
  select a.name, a.space, (select q.id from quiz q where q.community_id = a.community_id and q.state <> 'planned'
     and (a.name = '' or q.id::text = ltrim(a.name, '#＃') or lower(q.bank) = lower(a.name))
     order by a.name <> '' and lower(q.bank) <> lower(a.name), jsonb_exists(q.spaces, a.space) desc,
       q.state = 'running' desc, q.id desc limit 1) as id, a.community_id
  from unnest($1::text[], $2::text[], $3::text[]) as a(community_id, name, space)`;

/** `space`: where it is asked for, '' in private. */
export type QuizName = {
  readonly communityId: string;
  readonly name: string;
  readonly space: string;
};
export type QuizRef = QuizName & { readonly id: number };

const named = (sql: Sql, keys: readonly QuizName[]) =>
  sql.query<{ community_id: string; name: string; space: string; id: number | null }>(FIND, [
    keys.map(({ communityId }) => communityId),
    keys.map(({ name }) => name),
    keys.map(({ space }) => space),
  ]);

export const quizRefs: Table<QuizName, QuizRef> = {
  name: 'quiz (read)',
  id: ({ communityId, name, space }) => `${communityId}/${space}/${name}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await named(sql, keys);
    return rows.flatMap(({ community_id, id, ...row }) =>
      id === null ? [] : [{ ...row, communityId: community_id, id }],
    );
  },
  save: async () => {},
};

export async function findQuiz(sql: Sql, name: QuizName): Promise<Quiz | undefined> {
  const [found] = await named(sql, [name]);
  return found?.id == null ? undefined : loadQuiz(sql, name.communityId, found.id);
}

/** The latest quizzes, as `#7`, for a person to choose from. */
export async function quizNumbersOf(sql: Sql, communityId: string): Promise<string[]> {
  const rows = await sql.query<{ id: number }>(
    `select id from quiz where community_id = $1 and state <> 'planned' order by id desc limit 25`,
    [communityId],
  );
  return rows.map(({ id }) => `#${id}`);
}

/** What runs, or is planned, in a community. */
export type Running = {
  readonly communityId: string;
  readonly quizzes: readonly Pick<Quiz, 'id' | 'bank' | 'state' | 'spaces' | 'current'>[];
};

/** The community's row is the lock: two processes never start two quizzes in one space. */
export const running: Table<string, Running> = {
  name: 'quiz (running)',
  id: (communityId) => communityId,
  keyOf: ({ communityId }) => communityId,
  async load(sql, ids) {
    await sql.query(
      'select id from community where id = any($1::text[]) order by id for no key update',
      [ids],
    );
    return runningIn(sql, ids);
  },
  save: async () => {},
};

/** The same, only looked at. */
export const runningNow: Table<string, Running> = {
  ...running,
  name: 'quiz (running, read)',
  load: runningIn,
};

async function runningIn(sql: Sql, ids: readonly string[]): Promise<Running[]> {
  const rows = await sql.query<Running['quizzes'][number] & { readonly community_id: string }>(
    `select community_id, id, bank, state, spaces, current from quiz
     where community_id = any($1::text[]) and state in ('planned', 'running') order by id`,
    [ids],
  );
  return ids.map((communityId) => ({
    communityId,
    quizzes: rows.filter(({ community_id }) => community_id === communityId),
  }));
}
