import type { Link } from '../../../bot/linking.ts';
import type { Sql } from '../../../database/sql.ts';

export async function movePurchases(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute('update shop_order set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute(
    `insert into gift_day (member_id, day, given, received)
     select $2::int, day, given, received from gift_day where member_id = $1
     on conflict (member_id, day) do update set given = gift_day.given + excluded.given,
       received = gift_day.received + excluded.received`,
    [from, to],
  );
  await sql.execute('delete from gift_day where member_id = $1', [from]);
}
