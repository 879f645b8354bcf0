import type { Work } from '../../../bot/work.ts';
import type { Answer } from '../answers/store.ts';
import type { Question } from '../ask/store.ts';
import { entries } from '../search/store.ts';

/**
 * What can be found of a question: its words while it is open, so that nobody needs to ask the same, and
 * its accepted answer afterwards. What was withdrawn or closed is not found.
 */
export function findable(
  work: Work,
  { communityId, id, text: title, state }: Question,
  solution?: Pick<Answer, 'text'>,
): void {
  const isSolved = state === 'accepted' && solution !== undefined;
  const about = { communityId, id, title };
  work.add(entries, { ...about, kind: 'open', body: '', gone: state !== 'open' });
  work.add(entries, { ...about, kind: 'question', body: solution?.text ?? '', gone: !isSolved });
}
