import type { Work } from '../../bot/work.ts';

/** Posts go out through the outbox alone; the unit's key makes each of them one. */
export function post(work: Work, text: string, spaces: readonly string[]): void {
  for (const space of spaces)
    work.outbox.say({ key: `posts/${work.key}/${space}`, to: { space }, reply: { text } });
}
