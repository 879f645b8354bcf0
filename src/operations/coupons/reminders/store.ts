import type { Locale } from '../../../chat/locale.ts';
import type { Log, Table } from '../../../database/table.ts';

/** Codes that expire in some stretch of time, whoever wants to hear of it. */
export type Expiring = {
  readonly communityId: string;
  readonly from: Date;
  readonly until: Date;
  readonly codes: readonly {
    readonly memberId: number;
    readonly language: Locale | null;
    readonly drop: string;
    readonly expiresAt: Date;
  }[];
};

type Stretch = Pick<Expiring, 'communityId' | 'from' | 'until'>;

/** In the order of members, and of each in that of time. Who left, or opted out, is not among them. */
export const expiring: Table<Stretch, Expiring> = {
  name: 'coupon (expiring)',
  id: ({ communityId, from, until }) => `${communityId}/${from.getTime()}/${until.getTime()}`,
  keyOf: (row) => row,
  async load(sql, stretches) {
    const all = stretches.map(async (stretch): Promise<Expiring> => {
      const codes = await sql.query<Expiring['codes'][number]>(
        `select m.id as "memberId", m.language, coalesce(d.name, r.title) as drop, k.expires_at as "expiresAt"
         from coupon k left join coupon_claim c on c.coupon_id = k.id left join coupon_drop d on d.id = c.drop_id
         left join coupon_reward r on r.coupon_id = k.id
         join member m on m.id = coalesce(c.member_id, r.member_id)
         where k.community_id = $1 and k.state = 'claimed' and k.expires_at > $2::timestamptz
           and k.expires_at <= $3::timestamptz and m.left_at is null
           and not exists (select 1 from reminder_off o where o.member_id = m.id)
         order by m.id, k.expires_at, k.id`,
        [stretch.communityId, stretch.from, stretch.until],
      );
      return { ...stretch, codes };
    });
    return Promise.all(all);
  },
  save: async () => {},
};

/** Whether a member wants reminders. */
export type Choice = { readonly memberId: number; readonly at: Date; readonly wanted: boolean };

export const choices: Log<Choice> = {
  name: 'reminder_off',
  inSteps: true,
  /** Of two choices of one member the later counts. */
  async add(sql, rows) {
    const last = [...new Map(rows.map((row) => [row.memberId, row])).values()];
    const off = last.filter(({ wanted }) => !wanted);
    await sql.execute('delete from reminder_off where member_id = any($1::int[])', [
      last.filter(({ wanted }) => wanted).map(({ memberId }) => memberId),
    ]);
    await sql.execute(
      `insert into reminder_off (member_id, at) select * from unnest($1::int[], $2::timestamptz[])
       on conflict (member_id) do nothing`,
      [off.map(({ memberId }) => memberId), off.map(({ at }) => at)],
    );
  },
};
