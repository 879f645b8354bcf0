import { whenOf } from '../../../agenda/when.ts';
import type { Asking } from '../../../bot/command.ts';
import type { Reading } from '../../../bot/work.ts';
import { shorten } from '../../../chat/text.ts';
import { nameable } from './store.ts';

/** `#7 Tea · 2026-12-24 20:00`: the number is what counts. */
export async function suggestEvents(
  { community }: Asking,
  { sql }: Reading,
): Promise<readonly string[]> {
  const all = await nameable(sql, community.id);
  return all.map(
    ({ id, details, startsAt }) =>
      `#${id} ${shorten(details.name, 60)} · ${whenOf(startsAt, community.zone)}`,
  );
}
