import type { Link } from '../../../bot/linking.ts';
import type { Sql } from '../../../database/sql.ts';

/** Where both have a code of one drop, the other's stays where it is: there is one for each person. */
export async function moveCoupons(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `update coupon_claim c set member_id = $2 where c.member_id = $1
     and not exists (select 1 from coupon_claim o where o.member_id = $2 and o.drop_id = c.drop_id)`,
    [from, to],
  );
  await sql.execute('update coupon_reward set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute(
    `insert into reminder_off (member_id, at) select $2::int, at from reminder_off where member_id = $1
     on conflict (member_id) do nothing`,
    [from, to],
  );
}
