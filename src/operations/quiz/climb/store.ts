import type { Day } from '../../../agenda/day.ts';
import type { Table } from '../../../database/table.ts';
import type { Body } from '../rule.ts';

/** How far a member climbed in a bank. */
export type Climb = {
  readonly memberId: number;
  readonly bank: string;
  /** the level they stand on, from 1 */
  readonly level: number;
  /** of this try: questions asked, and answered rightly */
  readonly asked: number;
  readonly right: number;
  /** before them now */
  readonly question: Body | undefined;
  /** grows with each question: a tap on an older one does nothing */
  readonly serial: number;
  readonly day: Day;
  /** tries that failed on that day */
  readonly failed: number;
};

type Row = Omit<Climb, 'memberId' | 'question'> & {
  readonly member_id: number;
  readonly question: Body | null;
};

/** By member and bank. Whoever climbs is locked as a member already. */
export const climbs: Table<Pick<Climb, 'memberId' | 'bank'>, Climb> = {
  name: 'quiz_climb',
  id: ({ memberId, bank }) => `${memberId}/${bank}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const rows = await sql.query<Row>(
      `select c.member_id, c.bank, c.level, c.asked, c."right", c.question, c.serial, c.day, c.failed
       from unnest($1::int[], $2::text[]) as a(member_id, bank)
       join quiz_climb c on c.member_id = a.member_id and c.bank = a.bank`,
      [keys.map(({ memberId }) => memberId), keys.map(({ bank }) => bank)],
    );
    return rows.map(({ member_id, question, ...row }) => ({
      ...row,
      memberId: member_id,
      question: question ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into quiz_climb (member_id, bank, level, asked, "right", question, serial, day, failed)
       select m, b, l, a, r, q::jsonb, s, d, f
       from unnest($1::int[], $2::text[], $3::int[], $4::int[], $5::int[], $6::text[], $7::int[], $8::date[],
         $9::int[]) as x(m, b, l, a, r, q, s, d, f)
       on conflict (member_id, bank) do update set level = excluded.level, asked = excluded.asked,
         "right" = excluded."right", question = excluded.question, serial = excluded.serial,
         day = excluded.day, failed = excluded.failed`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ bank }) => bank),
        rows.map(({ level }) => level),
        rows.map(({ asked }) => asked),
        rows.map(({ right }) => right),
        rows.map(({ question }) => (question === undefined ? null : JSON.stringify(question))),
        rows.map(({ serial }) => serial),
        rows.map(({ day }) => day),
        rows.map(({ failed }) => failed),
      ],
    );
  },
};
