import { z } from 'zod';
import { durationOf, timeOf } from '../../../agenda/when.ts';
import type { Work } from '../../../bot/work.ts';
import { REMINDS } from '../making/keeping.ts';
import { type Event, events } from '../making/store.ts';
import { op } from '../op.ts';
import { isOutdone } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { tell } from './notice.ts';
import { comings, guestLists } from './store.ts';

/** Those who come, promoted ones too: as they are now, whatever was read before. */
export async function membersIn(work: Work, { id: eventId }: Pick<Event, 'id'>) {
  const members = (await work.get(guestLists, eventId))?.members ?? [];
  const rows = await Promise.all(
    members.map(({ id: memberId }) => work.get(comings, { eventId, memberId })),
  );
  return members.filter((_, n) => rows[n]?.place === 'seat');
}

export const reminding = op.timer({
  name: REMINDS,
  payload: z.object({ event: z.int(), timing: z.int(), before: z.int() }),
  async run({ event: id, timing, before }, { community }, work) {
    const event = await work.get(events, id);
    if (event === undefined || event.timing !== timing) return;
    const { startsAt, details, state } = event;
    if (state === 'cancelled' || state === 'over' || work.now >= startsAt) return;
    if (isOutdone(before, details.reminders, startsAt, work.now)) return;
    const { name, place, spaces } = details;
    const members = await membersIn(work, event);
    const length = startsAt.getTime() - work.now.getTime();
    const when = (say: Texts) => [
      timeOf(startsAt, community.zone, say.locale),
      say.reminderIn({ length: durationOf(length, say.locale) }),
    ];
    const where = place === undefined ? [] : ['\n', place];
    tell(work, community, {
      key: `event/${id}/remind/${timing}/${before}`,
      members: members.filter(({ wantsReminders }) => wantsReminders),
      spaces,
      words: (say) => [say.reminder({ name }), ...when(say), ...where, say.reminderEnd({ id })],
      openly: (say) => [say.reminderOpenly({ name }), ...when(say)],
    });
  },
});
