import type { Sql } from '../../../src/database/sql.ts';
import { similar } from '../../../src/operations/questions/search/store.ts';
import type { Pair } from './pairs-en.ts';
import { unlikeChinese, unlikeEnglish } from './unlike.ts';

const unlike = [...unlikeEnglish, ...unlikeChinese];

/** What is offered to somebody who asks, as counts of questions. */
export type Offers = {
  /** asked in other words, and those of them that are offered their answer among the first three */
  readonly asked: number;
  readonly answered: number;
  /** about something else, those for which anything is found, and those that are offered something */
  readonly unlike: number;
  readonly found: number;
  readonly offered: number;
};

/** Among entries filled by `fillKnowledge` with the same pairs. */
export async function countOffers(
  sql: Sql,
  communityId: string,
  pairs: readonly Pair[],
): Promise<Offers> {
  const three = (text: string) => similar(sql, { communityId, text, limit: 3 });
  let answered = 0;
  for (const [n, { asked }] of pairs.entries())
    if ((await three(asked)).some(({ id, alike }) => alike && id === n + 1)) answered += 1;
  const others = [];
  for (const text of unlike) others.push(await three(text));
  return {
    ...{ asked: pairs.length, answered, unlike: unlike.length },
    found: others.filter((found) => found.length > 0).length,
    offered: others.filter((found) => found.some(({ alike }) => alike)).length,
  };
}
