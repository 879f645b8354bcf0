import type { Link } from '../../../bot/linking.ts';
import type { Sql } from '../../../database/sql.ts';

/**
 * Where both answered in a quiz, each answer stays where it is once the quiz has ended; in one that runs
 * the first answer to a question counts. Of two climbs the higher one goes on; its number is neither's, so
 * that no button of the other answers it.
 */
export async function moveQuizzes(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `delete from quiz_answer a using quiz q, quiz_answer o
     where q.id = a.quiz_id and q.state = 'running' and o.quiz_id = a.quiz_id and o.n = a.n
       and ((a.member_id = $1 and o.member_id = $2 and a.at >= o.at)
         or (a.member_id = $2 and o.member_id = $1 and a.at > o.at))`,
    [from, to],
  );
  for (const table of ['quiz_answer', 'quiz_score'])
    await sql.execute(
      `update ${table} a set member_id = $2 where a.member_id = $1
       and not exists (select 1 from ${table} o where o.member_id = $2 and o.quiz_id = a.quiz_id
         and exists (select 1 from quiz q where q.id = o.quiz_id and q.state <> 'running'))`,
      [from, to],
    );
  await sql.execute(
    `insert into quiz_climb (member_id, bank, level, asked, "right", question, serial, day, failed)
     select $2::int, bank, level, asked, "right", question, serial, day, failed from quiz_climb where member_id = $1
     on conflict (member_id, bank) do update set
       (level, asked, "right", question, serial, day, failed) = (
         select c.level, c.asked, c."right", c.question, greatest(quiz_climb.serial, excluded.serial) % 99999 + 1,
           c.day, c.failed
         from quiz_climb c where c.bank = excluded.bank and c.member_id = any($3::int[])
         order by c.level desc, c.member_id = $2::int desc limit 1)`,
    [from, to, [from, to]],
  );
  await sql.execute('delete from quiz_climb where member_id = $1', [from]);
}
