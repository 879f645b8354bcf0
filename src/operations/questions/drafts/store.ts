import { serial } from '../../../database/serial.ts';
import type { Table } from '../../../database/table.ts';

/** What somebody wants to ask, as it was written. */
export type Wanted = {
  readonly text: string;
  readonly topic: string | undefined;
  readonly anonymous: boolean;
  readonly bounty: number;
  /** what the topic's experts are to be paid; 0: everybody is asked */
  readonly price: number;
  readonly spaces: readonly string[];
};

/** One that waits for its asker to look at the answers that exist already. */
export type Draft = Wanted & {
  readonly id: number;
  readonly communityId: string;
  readonly memberId: number;
  readonly at: Date;
  /** the question it became */
  readonly asked: number | undefined;
};

type Row = Omit<Draft, 'topic' | 'asked'> & {
  readonly topic: string | null;
  readonly asked: number | null;
};

export const drafts: Table<number, Draft> = {
  name: 'question_draft',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<Row>(
      `select id, community_id as "communityId", member_id as "memberId", text, topic, anonymous, bounty, price,
         spaces, at, asked
       from question_draft where id = any($1::int[]) order by id for no key update`,
      [ids],
    );
    return rows.map((row) => ({
      ...row,
      topic: row.topic ?? undefined,
      asked: row.asked ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into question_draft (id, community_id, member_id, text, topic, anonymous, bounty, price, spaces, at, asked)
       select * from jsonb_to_recordset($1::jsonb) as r(id int, "communityId" text, "memberId" int, text text,
         topic text, anonymous boolean, bounty int, price int, spaces jsonb, at timestamptz, asked int)
       on conflict (id) do update set asked = excluded.asked`,
      [JSON.stringify(rows)],
    );
  },
};

export const draftNumbers = serial('question_draft');
