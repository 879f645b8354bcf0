import type { Reading } from '../../../bot/work.ts';
import { similar } from '../search/store.ts';
import { type KnownRow, knownOf } from './store.ts';

export type Known = KnownRow;

/** What is known that is most like a text, best first. */
export async function foundLike(
  sql: Reading['sql'],
  about: { readonly communityId: string; readonly text: string; readonly limit: number },
): Promise<readonly Known[]> {
  const found = await similar(sql, about);
  return found.length === 0 ? [] : knownOf(sql, about.communityId, found);
}
