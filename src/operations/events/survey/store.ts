import type { Sql } from '../../../database/sql.ts';
import { PAGE } from '../rule.ts';

export type Results = {
  readonly came: number;
  /** how many gave so many stars, 1 to 5 */
  readonly counts: readonly number[];
  readonly words: readonly string[];
  readonly allWords: number;
};

/** Without names: who is asked says what they think. */
export async function resultsOf(sql: Sql, eventId: number, page: number): Promise<Results> {
  const rows = await sql.query<{ rating: number; n: number }>(
    `select rating, count(*) as n from event_coming where event_id = $1::int and rating is not null group by rating`,
    [eventId],
  );
  const words = await sql.query<{ word: string }>(
    `select word from event_coming where event_id = $1::int and word is not null
     order by md5(event_id || '/' || member_id) limit ${PAGE} offset $2::int`,
    [eventId, (page - 1) * PAGE],
  );
  const [total] = await sql.query<{ came: number; words: number }>(
    `select count(*) filter (where attended_at is not null or rating is not null) as came, count(word) as words
     from event_coming where event_id = $1::int`,
    [eventId],
  );
  return {
    came: total?.came ?? 0,
    counts: [1, 2, 3, 4, 5].map((stars) => rows.find(({ rating }) => rating === stars)?.n ?? 0),
    words: words.map(({ word }) => word),
    allWords: total?.words ?? 0,
  };
}
