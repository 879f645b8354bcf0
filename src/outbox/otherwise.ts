import type { Sql } from '../database/sql.ts';
import type { Letter } from './letter.ts';
import { messages } from './message.ts';

/** What was refused is said in another way, where there is one. Doing it twice says it once. */
export async function sayOtherwise(
  sql: Sql,
  { communityId, otherwise }: Pick<Letter, 'communityId' | 'otherwise'>,
  now: Date,
): Promise<void> {
  if (otherwise === undefined) return;
  const { key, spaces, memberId, content } = otherwise;
  const common = {
    ...{ communityId, content, cardId: undefined, dueAt: now },
    // Where its space is now, whoever sends it finds out.
    ...{ platform: undefined, cause: key },
  };
  const rows = [
    ...spaces.map((space) => ({ ...common, key: `${key}/${space}`, space, memberId: undefined })),
    ...(memberId === undefined ? [] : [{ ...common, key, space: undefined, memberId }]),
  ];
  if (rows.length > 0) await messages.add(sql, rows);
}
