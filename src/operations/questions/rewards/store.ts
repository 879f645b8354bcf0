import type { Day } from '../../../agenda/day.ts';
import type { Table } from '../../../database/table.ts';

/** What a member earned by answers on a day, which is capped. */
export type AnswerDay = {
  readonly memberId: number;
  readonly day: Day;
  readonly earned: number;
};

/** A day is made by being asked for, so that it can be locked. */
export const answerDays: Table<Omit<AnswerDay, 'earned'>, AnswerDay> = {
  name: 'answer_day',
  id: ({ memberId, day }) => `${memberId}/${day}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const columns = [keys.map(({ memberId }) => memberId), keys.map(({ day }) => day)];
    await sql.execute(
      `insert into answer_day (member_id, day) select m, d from unnest($1::int[], $2::date[]) as a(m, d)
       order by m, d on conflict do nothing`,
      columns,
    );
    return sql.query<AnswerDay>(
      `select g.member_id as "memberId", g.day, g.earned from unnest($1::int[], $2::date[]) as a(m, d)
       join answer_day g on g.member_id = a.m and g.day = a.d
       order by g.member_id, g.day for no key update of g`,
      columns,
    );
  },
  async save(sql, rows) {
    await sql.execute(
      `update answer_day g set earned = a.earned from unnest($1::int[], $2::date[], $3::int[]) as a(m, d, earned)
       where g.member_id = a.m and g.day = a.d`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ day }) => day),
        rows.map(({ earned }) => earned),
      ],
    );
  },
};
