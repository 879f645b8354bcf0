import type { Sql } from '../../../database/sql.ts';
import { QUESTION, type Question, type QuestionRow, questionOf } from '../ask/store.ts';
import { ANSWERS_A_PAGE, PAGE, type QuestionState } from '../rule.ts';

/** A question with what its card shows of others. The asker's name is not there when nobody may read it. */
export type Shown = Question & {
  readonly asker: string | undefined;
  readonly solution: { readonly text: string; readonly author: string | undefined } | undefined;
};

export async function loadQuestion(
  sql: Sql,
  communityId: string,
  id: number,
): Promise<Shown | undefined> {
  const [row] = await sql.query<QuestionRow>(
    `${QUESTION} where q.id = $1::int and q.community_id = $2`,
    [id, communityId],
  );
  if (row === undefined) return undefined;
  const question = questionOf(row);
  const [told] = await sql.query<{
    asker: string | null;
    text: string | null;
    author: string | null;
  }>(
    `select case when q.anonymous then null else m.name end as asker, a.text,
       case when q.anonymous and a.author_id = q.asker_id then null else w.name end as author
     from question q join member m on m.id = q.asker_id
     left join answer a on a.question_id = q.id and a.number = q.accepted
     left join member w on w.id = a.author_id where q.id = $1::int`,
    [id],
  );
  const { text = null, author = null, asker = null } = told ?? {};
  const solution = text === null ? undefined : { text, author: author ?? undefined };
  return { ...question, asker: asker ?? undefined, solution };
}

export type ShownAnswer = {
  readonly number: number;
  readonly text: string;
  readonly author: string;
  readonly authorId: number;
  readonly votes: number;
  readonly expert: boolean;
  readonly edited: boolean;
};

const ANSWER = `select a.number, a.text,
  case when q.anonymous and a.author_id = q.asker_id then '' else m.name end as author, a.author_id as "authorId",
  a.votes, a.expert, a.edited_at is not null as edited
  from answer a join question q on q.id = a.question_id join member m on m.id = a.author_id
  where a.question_id = $1::int and a.state = 'standing'`;

/** Those that stand: the accepted one first, then the most helpful. The asker's own have a name only if they have. */
export function answersOf(sql: Sql, questionId: number, page: number): Promise<ShownAnswer[]> {
  return sql.query<ShownAnswer>(
    `${ANSWER}
     order by (a.number = q.accepted) desc nulls last, a.votes desc, a.number
     limit ${ANSWERS_A_PAGE} offset $2::int`,
    [questionId, (page - 1) * ANSWERS_A_PAGE],
  );
}

export async function answerOf(
  sql: Sql,
  questionId: number,
  number: number,
): Promise<ShownAnswer | undefined> {
  const [found] = await sql.query<ShownAnswer>(`${ANSWER} and a.number = $2::int`, [
    questionId,
    number,
  ]);
  return found;
}

export type Listed = {
  readonly id: number;
  readonly text: string;
  readonly topic: string | null;
  readonly bounty: number;
  readonly price: number;
  readonly askedAt: Date;
};

/** Open questions that nobody answered, the longest waiting first. */
export async function unansweredIn(sql: Sql, communityId: string, page: number) {
  const lines = await sql.query<Listed>(
    `select id, text, topic, bounty, price, asked_at as "askedAt" from question
     where community_id = $1 and state = 'open' and answers = 0
     order by id limit ${PAGE} offset $2::int`,
    [communityId, (page - 1) * PAGE],
  );
  const [count] = await sql.query<{ total: number }>(
    `select count(*) as total from question where community_id = $1 and state = 'open' and answers = 0`,
    [communityId],
  );
  return { lines, total: count?.total ?? 0 };
}

export async function latestIds(
  sql: Sql,
  communityId: string,
  states: readonly QuestionState[],
): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `select id from question where community_id = $1 and state = any($2::text[]) order by id desc limit 25`,
    [communityId, states],
  );
  return rows.map(({ id }) => id);
}

export async function askerOf(sql: Sql, questionId: number): Promise<string | undefined> {
  const [row] = await sql.query<{ name: string }>(
    'select m.name from question q join member m on m.id = q.asker_id where q.id = $1::int',
    [questionId],
  );
  return row?.name;
}
