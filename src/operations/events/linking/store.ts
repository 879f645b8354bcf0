import type { Link } from '../../../bot/linking.ts';
import type { Sql } from '../../../database/sql.ts';

/**
 * Where both answered one event, one answer stays: that of whoever has a place, else the other's. What
 * is noted of their coming is kept, and a place that becomes free goes to who waits: a timer sees to it.
 */
export async function moveEvents(sql: Sql, { from, to }: Link): Promise<void> {
  const twice = await sql.query<{ event_id: number; loser: number; winner: number }>(
    `select f.event_id, l.loser, $1::int + $2::int - l.loser as winner
     from event_coming f join event_coming t on t.event_id = f.event_id and t.member_id = $2::int
     cross join lateral (select case when f.place = 'seat' and t.place is distinct from 'seat'
       then $2::int else $1::int end as loser) l
     join event e on e.id = f.event_id
     where f.member_id = $1::int order by f.event_id for no key update of e`,
    [from, to],
  );
  const columns = [
    twice.map(({ event_id }) => event_id),
    twice.map(({ loser }) => loser),
    twice.map(({ winner }) => winner),
  ];
  await keepWhatIsNoted(sql, columns);
  await giveBack(sql, columns.slice(0, 2));
  await sql.execute('update event_coming set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute(
    `insert into event_reminder_off (member_id, at) select $2::int, at from event_reminder_off
     where member_id = $1 on conflict (member_id) do nothing`,
    [from, to],
  );
}

async function keepWhatIsNoted(sql: Sql, columns: readonly unknown[][]): Promise<void> {
  await sql.execute(
    `update event_coming w set attended_at = coalesce(w.attended_at, l.attended_at),
       attended_via = coalesce(w.attended_via, l.attended_via), entry = coalesce(w.entry, l.entry),
       rating = coalesce(w.rating, l.rating), word = coalesce(w.word, l.word)
     from unnest($1::int[], $2::int[], $3::int[]) as a(event_id, loser, winner)
     join event_coming l on l.event_id = a.event_id and l.member_id = a.loser
     where w.event_id = a.event_id and w.member_id = a.winner`,
    [...columns],
  );
}

async function giveBack(sql: Sql, columns: readonly unknown[][]): Promise<void> {
  await sql.execute(
    `with gone as (
       delete from event_coming c using unnest($1::int[], $2::int[]) as a(event_id, loser)
       where c.event_id = a.event_id and c.member_id = a.loser
       returning c.event_id, c.place, c.answer, c.guests
     ), counted as (
       update event e set
         taken = e.taken - case when g.place = 'seat' then 1 + g.guests else 0 end,
         waiting = e.waiting - case when g.place = 'waiting' then 1 else 0 end,
         maybe = e.maybe - case when g.answer = 'maybe' then 1 else 0 end
       from gone g where e.id = g.event_id returning e.id, e.community_id
     )
     insert into timer (community_id, key, name, payload, due_at)
     select community_id, 'event/' || id || '/room', 'event room', jsonb_build_object('event', id),
       to_timestamp(0) from counted
     on conflict (community_id, key) do update set state = 'waiting', due_at = excluded.due_at`,
    [...columns],
  );
}
