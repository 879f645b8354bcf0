import { serial } from '../../../database/serial.ts';
import type { Sql } from '../../../database/sql.ts';
import type { Table } from '../../../database/table.ts';
import { PAGE } from '../rule.ts';
import type { EntryKind } from '../search/store.ts';

/** What a helper wrote down for everybody to find. */
export type FaqEntry = {
  readonly id: number;
  readonly communityId: string;
  readonly title: string;
  readonly body: string;
  readonly addedBy: number;
  readonly addedAt: Date;
  readonly editedAt: Date | undefined;
  readonly removedAt: Date | undefined;
};

type Row = Omit<FaqEntry, 'editedAt' | 'removedAt'> & {
  readonly editedAt: Date | null;
  readonly removedAt: Date | null;
};

export const faqEntries: Table<number, FaqEntry> = {
  name: 'faq_entry',
  id: String,
  keyOf: ({ id }) => id,
  async load(sql, ids) {
    const rows = await sql.query<Row>(
      `select id, community_id as "communityId", title, body, added_by as "addedBy", added_at as "addedAt",
         edited_at as "editedAt", removed_at as "removedAt"
       from faq_entry where id = any($1::int[]) order by id for no key update`,
      [ids],
    );
    return rows.map((row) => ({
      ...row,
      editedAt: row.editedAt ?? undefined,
      removedAt: row.removedAt ?? undefined,
    }));
  },
  async save(sql, rows) {
    await sql.execute(
      `insert into faq_entry (id, community_id, title, body, added_by, added_at, edited_at, removed_at)
       select * from jsonb_to_recordset($1::jsonb) as r(id int, "communityId" text, title text, body text,
         "addedBy" int, "addedAt" timestamptz, "editedAt" timestamptz, "removedAt" timestamptz)
       on conflict (id) do update set title = excluded.title, body = excluded.body,
         edited_at = excluded.edited_at, removed_at = excluded.removed_at`,
      [JSON.stringify(rows)],
    );
  },
};

export const faqNumbers = serial('faq_entry');

/** Something that can be found: a question with its accepted answer, one that is open, or an entry. */
export type KnownRow = {
  readonly kind: EntryKind;
  readonly id: number;
  readonly title: string;
  /** empty where nothing is accepted yet */
  readonly body: string;
  /** who answered; none where an entry stands for the community, or nobody has */
  readonly author: string | null;
};

/** In the order asked for; what is no longer known, or open, is left out. */
export async function knownOf(
  sql: Sql,
  communityId: string,
  wanted: readonly { readonly kind: EntryKind; readonly id: number }[],
): Promise<KnownRow[]> {
  return sql.query<KnownRow>(
    `select k.kind, k.id, coalesce(q.text, f.title) as title, coalesce(a.text, f.body, '') as body, m.name as author
     from unnest($2::text[], $3::int[]) with ordinality as k(kind, id, place)
     left join question q on q.id = k.id and q.community_id = $1
       and (k.kind = 'question' and q.accepted is not null or k.kind = 'open' and q.state = 'open')
     left join answer a on a.question_id = q.id and a.number = q.accepted
     left join member m on m.id = a.author_id and not (q.anonymous and a.author_id = q.asker_id)
     left join faq_entry f on k.kind = 'faq' and f.id = k.id and f.community_id = $1 and f.removed_at is null
     where coalesce(q.id, f.id) is not null order by k.place`,
    [communityId, wanted.map(({ kind }) => kind), wanted.map(({ id }) => id)],
  );
}

/** What is known: entries by number, then questions with an accepted answer, the latest first. */
export async function knownListed(
  sql: Sql,
  communityId: string,
  page: number,
): Promise<{ readonly lines: readonly KnownRow[]; readonly total: number }> {
  const [lines, [count]] = await Promise.all([
    sql.query<KnownRow>(
      `select kind, id, title, '' as body, null as author from (
         select 'faq' as kind, id, title, id as place from faq_entry where community_id = $1 and removed_at is null
         union all
         select 'question', id, text, -id from question where community_id = $1 and state = 'accepted'
       ) k order by kind, place limit ${PAGE} offset $2::int`,
      [communityId, (page - 1) * PAGE],
    ),
    sql.query<{ total: number }>(
      `select (select count(*) from faq_entry where community_id = $1 and removed_at is null)
         + (select count(*) from question where community_id = $1 and state = 'accepted') as total`,
      [communityId],
    ),
  ]);
  return { lines, total: count?.total ?? 0 };
}
