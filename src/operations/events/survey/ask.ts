import type { Community } from '../../../bot/community.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Work } from '../../../bot/work.ts';
import { attendees } from '../attendance/store.ts';
import { tell } from '../coming/notice.ts';
import { membersIn } from '../coming/remind.ts';
import type { Event } from '../making/store.ts';

export const RATE = 'event-rate';
export const STARS = [1, 2, 3, 4, 5] as const;

/** Those who came are asked; where nobody notes that, those who had a place. */
export async function askHowItWas(work: Work, community: Community, event: Event): Promise<void> {
  const { id, details } = event;
  const { name, spaces, attend } = details;
  const members =
    attend === 'off'
      ? await membersIn(work, event)
      : ((await work.get(attendees, id))?.members ?? []);
  tell(work, community, {
    key: `event/${id}/survey`,
    members,
    spaces,
    words: (say) => say.rateQuestion({ name }),
    openly: (say) => say.rateOpenly({ name, id }),
    buttons: () =>
      STARS.map((stars) => ({
        does: 'press',
        label: `${stars} ★`,
        press: pressOf(RATE, id, stars),
      })),
  });
}
