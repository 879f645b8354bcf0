import type { Sql } from '../../../src/database/sql.ts';
import { entries } from '../../../src/operations/questions/search/store.ts';
import { crowdOfEntries } from './crowd-of-entries.ts';
import type { Pair } from './pairs-en.ts';

const AT_ONCE = 500;

/** A knowledge base of so many entries; a pair's entry has the pair's place, from 1, as its id. */
export async function fillKnowledge(
  sql: Sql,
  communityId: string,
  pairs: readonly Pair[],
  many: number,
): Promise<void> {
  const all = [...pairs, ...crowdOfEntries(many - pairs.length)].map(({ title, answer }, n) => {
    return { communityId, kind: 'question' as const, id: n + 1, title, body: answer };
  });
  for (let n = 0; n < all.length; n += AT_ONCE) await entries.add(sql, all.slice(n, n + AT_ONCE));
  await sql.execute('analyze knowledge_term');
}
