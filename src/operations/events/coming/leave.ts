import { FEED } from '../calendar/calendar.ts';
import { saveEvent } from '../making/keeping.ts';
import { events } from '../making/store.ts';
import { op } from '../op.ts';
import { promote } from './promote.ts';
import { answer } from './respond.ts';
import { comings, engagements } from './store.ts';

/**
 * Whoever leaves the community gives their places back, and the waiting list moves up. They read its
 * calendar no longer.
 */
export const leaving = op.departure({
  async run(memberId, { community }, work) {
    await work.feeds.close({ feed: FEED, memberId });
    const ids = (await work.get(engagements, memberId))?.eventIds ?? [];
    for (const eventId of ids) {
      const event = await work.get(events, eventId);
      const said = event && (await work.get(comings, { eventId, memberId }));
      if (event === undefined || said === undefined || said.answer === 'no') continue;
      const wanted = { answer: 'no', guests: 0 } as const;
      const left = await answer(work, event, memberId, { said, wanted, place: undefined });
      saveEvent(work, await promote(work, community, left, memberId));
    }
  },
});
