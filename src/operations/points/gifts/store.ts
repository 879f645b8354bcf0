import type { Day } from '../../../agenda/day.ts';
import type { Table } from '../../../database/table.ts';

/** What a member gave away and was given on a day. */
export type GiftDay = {
  readonly memberId: number;
  readonly day: Day;
  readonly given: number;
  readonly received: number;
};

type Row = { member_id: number; day: Day; given: number; received: number };

/** A day without gifts is made by being asked for, so that it can be locked. */
export const giftDays: Table<Pick<GiftDay, 'memberId' | 'day'>, GiftDay> = {
  name: 'gift_day',
  id: ({ memberId, day }) => `${memberId}/${day}`,
  keyOf: (row) => row,
  async load(sql, keys) {
    const columns = [keys.map(({ memberId }) => memberId), keys.map(({ day }) => day)];
    await sql.execute(
      `insert into gift_day (member_id, day, given, received)
       select m, d, 0, 0 from unnest($1::int[], $2::date[]) as a(m, d) order by m, d on conflict do nothing`,
      columns,
    );
    const rows = await sql.query<Row>(
      `select g.member_id, g.day, g.given, g.received
       from unnest($1::int[], $2::date[]) as a(member_id, day)
       join gift_day g on g.member_id = a.member_id and g.day = a.day
       order by g.member_id, g.day for no key update of g`,
      columns,
    );
    return rows.map(({ member_id, ...row }) => ({ memberId: member_id, ...row }));
  },
  async save(sql, rows) {
    await sql.execute(
      `update gift_day g set given = a.given, received = a.received
       from unnest($1::int[], $2::date[], $3::int[], $4::int[]) as a(m, d, given, received)
       where g.member_id = a.m and g.day = a.d`,
      [
        rows.map(({ memberId }) => memberId),
        rows.map(({ day }) => day),
        rows.map(({ given }) => given),
        rows.map(({ received }) => received),
      ],
    );
  },
};

/** Since when somebody has been a member, by id. */
export type Since = { readonly id: number; readonly since: Date; readonly hasLeft: boolean };

export const memberships: Table<number, Since> = {
  name: 'member (since)',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<{ id: number; joined_at: Date; has_left: boolean }>(
      'select id, joined_at, left_at is not null as has_left from member where id = any($1::int[])',
      [ids],
    );
    return rows.map(({ id, joined_at, has_left }) => ({
      id,
      since: joined_at,
      hasLeft: has_left,
    }));
  },
  save: async () => {},
};
