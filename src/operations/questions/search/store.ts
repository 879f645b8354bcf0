import type { Sql } from '../../../database/sql.ts';
import type { Log } from '../../../database/table.ts';
import { isTelling, termsOf } from './terms.ts';

/** A question with its accepted answer, one that is still open, or what a helper wrote down. */
export type EntryKind = 'question' | 'open' | 'faq';

/** What can be found. Put whole whenever its title or body changed; `gone` takes it out. */
export type Entry = {
  readonly communityId: string;
  readonly kind: EntryKind;
  readonly id: number;
  readonly title: string;
  readonly body: string;
  readonly gone?: boolean;
};

/** What stands in the title counts so much more. */
const IN_TITLE = 2;

/** How soon more of the same word counts no more, and how much a long text counts less: BM25's k1 and b. */
const K1 = 1.2;
const B = 0.5;
/** the length of a usual entry, in terms */
const USUAL = 40;

export const entries: Log<Entry> = {
  name: 'knowledge_entry',
  // What was known under an entry is gone before the new is written.
  inSteps: true,
  async add(sql, rows) {
    const last = [...new Map(rows.map((row) => [`${row.kind}/${row.id}`, row])).values()];
    await forget(sql, last);
    const stays = last.filter(({ gone }) => gone !== true);
    if (stays.length > 0) await learn(sql, stays);
  },
};

/** Ids run over all communities, so a kind and an id name one entry. */
async function forget(sql: Sql, rows: readonly Entry[]): Promise<void> {
  const kinds = rows.map(({ kind }) => kind);
  const ids = rows.map(({ id }) => id);
  for (const table of ['knowledge_term', 'knowledge_entry'])
    await sql.execute(
      `delete from ${table} where (kind, entry_id) in
         (select k, i from unnest($1::text[], $2::int[]) as a(k, i))`,
      [kinds, ids],
    );
}

async function learn(sql: Sql, rows: readonly Entry[]): Promise<void> {
  const read = rows.map((row) => ({ row, title: termsOf(row.title), body: termsOf(row.body) }));
  const signs = read.flatMap(({ title, body }, n) => [
    ...[...title.signs].map(([term, by]) => ({ n: n + 1, term, by: by * IN_TITLE })),
    ...[...body.signs].map(([term, by]) => ({ n: n + 1, term, by })),
  ]);
  await sql.execute(
    `with entry as (
       insert into knowledge_entry (community_id, kind, entry_id)
       select * from unnest($1::text[], $2::text[], $3::int[])
     ), given as (
       select * from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[])
         with ordinality as g(community_id, kind, entry_id, title, body, n)
     ), counted as (
       select n, lexeme as term, cardinality(positions) * ${IN_TITLE}::real as by
       from given, unnest(to_tsvector('english', title))
       union all
       select n, lexeme, cardinality(positions)::real
       from given, unnest(to_tsvector('english', body))
       union all
       select * from unnest($6::int[], $7::text[], $8::real[])
     ), summed as (
       select n, term, sum(by) as by, sum(sum(by)) over (partition by n) as length
       from counted group by n, term
     )
     insert into knowledge_term (community_id, term, kind, entry_id, weight)
     select community_id, term, kind, entry_id,
       by * ${K1 + 1} / (by + ${K1} * (1 - ${B} + ${B} * length / ${USUAL}))
     from summed join given using (n)`,
    [
      rows.map(({ communityId }) => communityId),
      rows.map(({ kind }) => kind),
      rows.map(({ id }) => id),
      read.map(({ title }) => title.words),
      read.map(({ body }) => body.words),
      signs.map(({ n }) => n),
      signs.map(({ term }) => term),
      signs.map(({ by }) => by),
    ],
  );
}

/**
 * What is alike shares nearly as much as two words that few entries have, or most of what was asked: one word
 * says little of what two questions are about. Measured by `npm run bench:search`.
 */
const ENOUGH = 1.8;
const MOST = 0.6;
/** A word counts whole when it is so rare, by its BM25 idf, among the entries and so many others. */
const RARE = 4.5;
const OTHERS = 400;

/** Of terms that so many entries have, those that say so little are passed over: reading them costs the most. */
const MANY = 100;
const LITTLE = 0.6;

/** How rare a term is that so many of all entries have: BM25's. */
const idf = (entries: string) =>
  `ln(1::float8 + (${entries} - found + 0.5::float8) / (found + 0.5::float8))`;

export type Found = {
  readonly kind: EntryKind;
  readonly id: number;
  /** it shares enough to be offered to somebody who did not look for it */
  readonly alike: boolean;
};

/**
 * The entries most like a text, best first, by BM25: a term counts the more the rarer it is in this
 * community. Reads only rows of terms that were asked for.
 */
export function similar(
  sql: Sql,
  about: { readonly communityId: string; readonly text: string; readonly limit: number },
): Promise<readonly Found[]> {
  const { words, signs } = termsOf(about.text);
  const asking = [...signs.keys()].filter((term) => !isTelling(term));
  return sql.query<Found>(
    `with asked as (
       select term, sum(by)::float8 as by from (
         select lexeme as term, 1::real as by from unnest(to_tsvector('english', $2))
         union all
         select * from unnest($3::text[], $4::real[])
       ) a group by term
     ), telling as (
       select term, case when term = any($6::text[]) then 0 else by end as by from asked
     ), hit as materialized (
       select h.term, kind, entry_id, weight, by
       from asked join knowledge_term h on h.community_id = $1 and h.term = asked.term
     ), size as (
       select count(*)::float8 as entries from knowledge_entry where community_id = $1
     ), known as materialized (
       select term, by, found, ${idf('entries')} as idf, least(1::float8, ${idf(`(entries + ${OTHERS})`)} / ${RARE}::float8) as rare
       from (select term, min(by) as by, count(*)::float8 as found from hit group by term) t, size
     ), scored as (
       select kind, entry_id, sum(weight * hit.by * idf) as score, sum(telling.by * rare) as shared
       from hit join known using (term) join telling using (term)
       where found <= ${MANY} or known.by * idf >= ${LITTLE}::float8
       group by kind, entry_id order by score desc, kind, entry_id limit $5::int
     )
     select kind, entry_id as id,
       shared > 0 and shared >= least(${ENOUGH}::float8, ${MOST}::float8 * (
         select sum(t.by * coalesce(rare, 1)) from (select telling.by, rare from telling left join known using (term)) t
       )) as alike
     from scored order by score desc, kind, id`,
    [about.communityId, words, [...signs.keys()], [...signs.values()], about.limit, asking],
  );
}
