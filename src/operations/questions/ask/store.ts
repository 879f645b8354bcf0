import { serial } from '../../../database/serial.ts';
import type { Log, Table } from '../../../database/table.ts';
import type { QuestionState } from '../rule.ts';

export type Question = {
  /** what people name it by: `#12` */
  readonly id: number;
  readonly communityId: string;
  readonly askerId: number;
  readonly anonymous: boolean;
  readonly text: string;
  readonly topic: string | undefined;
  readonly spaces: readonly string[];
  readonly state: QuestionState;
  /** answers ever given, and those that stand */
  readonly numbered: number;
  readonly answers: number;
  /** members who have the same question */
  readonly same: number;
  /** what the topic's experts are paid; 0: it is not for experts alone */
  readonly price: number;
  /** points that are held for whoever solves it; the price is not among them */
  readonly bounty: number;
  readonly heldUntil: Date | undefined;
  readonly accepted: number | undefined;
  readonly acceptedBy: number | undefined;
  readonly acceptedAt: Date | undefined;
  /** how often an answer was accepted */
  readonly turn: number;
  /** the ledger's entry of the reward */
  readonly reward: number | undefined;
  readonly askedAt: Date;
  /** when the asker last did something about it */
  readonly touchedAt: Date;
  readonly editedAt: Date | undefined;
  readonly endedAt: Date | undefined;
};

/** `undefined` where a column is null. */
export type QuestionRow = {
  readonly [K in keyof Question]: undefined extends Question[K]
    ? Exclude<Question[K], undefined> | null
    : Question[K];
};

export const QUESTION = `select q.id, q.community_id as "communityId", q.asker_id as "askerId", q.anonymous, q.text,
  q.topic, q.spaces, q.state, q.numbered, q.answers, q.same, q.price, q.bounty, q.held_until as "heldUntil",
  q.accepted, q.accepted_by as "acceptedBy", q.accepted_at as "acceptedAt", q.turn, q.reward,
  q.asked_at as "askedAt", q.touched_at as "touchedAt", q.edited_at as "editedAt", q.ended_at as "endedAt"
  from question q`;

export function questionOf(row: QuestionRow): Question {
  return {
    ...row,
    topic: row.topic ?? undefined,
    heldUntil: row.heldUntil ?? undefined,
    accepted: row.accepted ?? undefined,
    acceptedBy: row.acceptedBy ?? undefined,
    acceptedAt: row.acceptedAt ?? undefined,
    reward: row.reward ?? undefined,
    editedAt: row.editedAt ?? undefined,
    endedAt: row.endedAt ?? undefined,
  };
}

/** Loading one locks it: all that hangs on a question changes under that lock. */
export const questions: Table<number, Question> = {
  name: 'question',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<QuestionRow>(
      `${QUESTION} where q.id = any($1::int[]) order by q.id for no key update of q`,
      [ids],
    );
    return rows.map(questionOf);
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into question (id, community_id, asker_id, anonymous, text, topic, spaces, state, numbered, answers,
         same, price, bounty, held_until, accepted, accepted_by, accepted_at, turn, reward, asked_at, touched_at,
         edited_at, ended_at)
       select * from jsonb_to_recordset($1::jsonb) as r(id int, "communityId" text, "askerId" int,
         anonymous boolean, text text, topic text, spaces jsonb, state text, numbered int, answers int, same int,
         price int, bounty int, "heldUntil" timestamptz, accepted int, "acceptedBy" int,
         "acceptedAt" timestamptz, turn int, reward bigint, "askedAt" timestamptz, "touchedAt" timestamptz,
         "editedAt" timestamptz, "endedAt" timestamptz)
       on conflict (id) do update set text = excluded.text, state = excluded.state,
         numbered = excluded.numbered, answers = excluded.answers, same = excluded.same, price = excluded.price,
         bounty = excluded.bounty, held_until = excluded.held_until, accepted = excluded.accepted,
         accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at, turn = excluded.turn,
         reward = excluded.reward, touched_at = excluded.touched_at, edited_at = excluded.edited_at,
         ended_at = excluded.ended_at`,
      [JSON.stringify(rows)],
    );
  },
};

/** A question is numbered before it is written: its card and its notices carry the number. */
export const questionNumbers = serial('question');

/** How many questions a member has open. Counted under the lock that every asker has on themselves. */
export type OpenCount = { readonly memberId: number; readonly open: number };

export const openCounts: Table<number, OpenCount> = {
  name: 'question (open)',
  id: String,
  keyOf: ({ memberId }) => memberId,
  async load(sql, memberIds) {
    const rows = await sql.query<{ memberId: number; open: number }>(
      `select m.id as "memberId", (select count(*) from question q where q.asker_id = m.id and q.state = 'open') as open
       from unnest($1::int[]) as m(id)`,
      [memberIds],
    );
    return rows;
  },
  save: async () => {},
};

export type Follower = {
  readonly questionId: number;
  readonly memberId: number;
  readonly at: Date;
};

export const followers: Table<Omit<Follower, 'at'>, Follower> = {
  name: 'question_follower',
  id: ({ questionId, memberId }) => `${questionId}/${memberId}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    return sql.query<Follower>(
      `select f.question_id as "questionId", f.member_id as "memberId", f.at
       from unnest($1::int[], $2::int[]) as a(q, m)
       join question_follower f on f.question_id = a.q and f.member_id = a.m
       order by 1, 2 for no key update of f`,
      [keys.map(({ questionId }) => questionId), keys.map(({ memberId }) => memberId)],
    );
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into question_follower (question_id, member_id, at)
       select * from unnest($1::int[], $2::int[], $3::timestamptz[]) on conflict do nothing`,
      [
        rows.map(({ questionId }) => questionId),
        rows.map(({ memberId }) => memberId),
        rows.map(({ at }) => at),
      ],
    );
  },
};

/** How a question, an answer or an entry read before it was changed. */
export type Wording = {
  readonly kind: 'question' | 'answer' | 'faq';
  readonly record: number;
  /** of an answer: its number; of an entry: which of its words */
  readonly number: number;
  readonly text: string;
  readonly byId: number;
  readonly at: Date;
};

export const BODY_OF_ENTRY = 0;
export const TITLE_OF_ENTRY = 1;

export const wordings: Log<Wording> = {
  name: 'wording',
  async add(sql, rows) {
    await sql.execute(
      `insert into wording (kind, record, number, text, by_id, at)
       select * from jsonb_to_recordset($1::jsonb) as r(kind text, record int, number int, text text, "byId" int,
         at timestamptz)`,
      [JSON.stringify(rows)],
    );
  },
};
