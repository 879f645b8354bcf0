import type { Sql } from '../../../../database/sql.ts';
import { FORMER_A_PAGE } from '../../rule.ts';

/** How something read before. `by` is empty where the asker has no name. */
export type Former = {
  readonly kind: 'question' | 'answer' | 'faq';
  readonly number: number;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
};

type Formers = { readonly former: readonly Former[]; readonly total: number };

/** Of a question and its answers, the oldest first. */
export function historyOf(sql: Sql, questionId: number, page: number): Promise<Formers> {
  return pageOf(sql, { record: questionId, kinds: ['question', 'answer'], page });
}

export function entryHistoryOf(sql: Sql, id: number, page: number): Promise<Formers> {
  return pageOf(sql, { record: id, kinds: ['faq'], page });
}

async function pageOf(
  sql: Sql,
  it: { readonly record: number; readonly kinds: readonly Former['kind'][]; readonly page: number },
): Promise<Formers> {
  const of = [it.record, it.kinds];
  const [former, [count]] = await Promise.all([
    sql.query<Former>(
      `select w.kind, w.number, w.text, w.at,
         case when q.anonymous and w.by_id = q.asker_id then '' else coalesce(m.name, '?') end as by
       from wording w left join question q on q.id = w.record and w.kind <> 'faq' left join member m on m.id = w.by_id
       where w.record = $1::int and w.kind = any($2::text[])
       order by w.at, w.id limit ${FORMER_A_PAGE} offset $3::int`,
      [...of, (it.page - 1) * FORMER_A_PAGE],
    ),
    sql.query<{ total: number }>(
      'select count(*) as total from wording where record = $1::int and kind = any($2::text[])',
      of,
    ),
  ]);
  return { former, total: count?.total ?? 0 };
}

export async function hasEntry(sql: Sql, communityId: string, id: number): Promise<boolean> {
  const found = await sql.query(
    'select 1 from faq_entry where id = $1::int and community_id = $2 and removed_at is null',
    [id, communityId],
  );
  return found.length > 0;
}
