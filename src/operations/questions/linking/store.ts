import type { Link } from '../../../bot/linking.ts';
import type { Sql } from '../../../database/sql.ts';

/** What both did counts once, and what is now one's own not at all. */
export async function moveQuestions(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute('update question set asker_id = $2 where asker_id = $1', [from, to]);
  await sql.execute('update question set accepted_by = $2 where accepted_by = $1', [from, to]);
  await sql.execute('update answer set author_id = $2 where author_id = $1', [from, to]);
  await sql.execute('update question_stake set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute('update question_draft set member_id = $2 where member_id = $1', [from, to]);
  await sql.execute('update faq_entry set added_by = $2 where added_by = $1', [from, to]);
  await sql.execute('update topic_expert set added_by = $2 where added_by = $1', [from, to]);
  await sql.execute('update wording set by_id = $2 where by_id = $1', [from, to]);
  await moveVotes(sql, { from, to });
  await sql.execute(
    `insert into topic_expert (community_id, topic, member_id, added_by, at)
     select community_id, topic, $2::int, added_by, at from topic_expert where member_id = $1
     on conflict do nothing`,
    [from, to],
  );
  await sql.execute('delete from topic_expert where member_id = $1', [from]);
  await sql.execute(
    `insert into answer_day (member_id, day, earned) select $2::int, day, earned from answer_day where member_id = $1
     on conflict (member_id, day) do update set earned = answer_day.earned + excluded.earned`,
    [from, to],
  );
  await sql.execute('delete from answer_day where member_id = $1', [from]);
}

async function moveVotes(sql: Sql, { from, to }: Link): Promise<void> {
  await sql.execute(
    `insert into answer_vote (question_id, number, member_id, at, entry)
     select question_id, number, $2::int, at, entry from answer_vote where member_id = $1 on conflict do nothing`,
    [from, to],
  );
  await sql.execute(
    `with gone as (
       delete from answer_vote v using answer a where a.question_id = v.question_id and a.number = v.number
         and (v.member_id = $1 or v.member_id = $2 and a.author_id = $2) returning v.question_id, v.number)
     update answer a set votes = (
         select count(*) from answer_vote v where v.question_id = a.question_id and v.number = a.number
           and v.member_id <> $1 and not (v.member_id = $2 and a.author_id = $2))
     from gone g where a.question_id = g.question_id and a.number = g.number`,
    [from, to],
  );
  await sql.execute(
    `insert into question_follower (question_id, member_id, at)
     select question_id, $2::int, at from question_follower where member_id = $1 on conflict do nothing`,
    [from, to],
  );
  await sql.execute(
    `with gone as (
       delete from question_follower f using question q where q.id = f.question_id
         and (f.member_id = $1 or f.member_id = $2 and q.asker_id = $2) returning f.question_id)
     update question q set same = (
         select count(*) from question_follower f where f.question_id = q.id
           and f.member_id <> $1 and not (f.member_id = $2 and q.asker_id = $2))
     from gone g where q.id = g.question_id`,
    [from, to],
  );
}
