import type { Reading } from '../../../bot/work.ts';
import { similar } from '../search/store.ts';
import { type KnownRow, knownOf } from './store.ts';

export type Known = KnownRow;

type About = { readonly communityId: string; readonly text: string; readonly limit: number };

/** What is known that is most like a text, best first. */
export async function foundLike(sql: Reading['sql'], about: About): Promise<readonly Known[]> {
  const found = await similar(sql, about);
  return found.length === 0 ? [] : knownOf(sql, about.communityId, found);
}

/** The same for who did not look for it: only what is likely to help. */
export async function offeredLike(sql: Reading['sql'], about: About): Promise<readonly Known[]> {
  const alike = (await similar(sql, about)).filter((one) => one.alike);
  return alike.length === 0 ? [] : knownOf(sql, about.communityId, alike);
}
