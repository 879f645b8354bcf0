import { timeOf } from '../../../agenda/when.ts';
import type { Community } from '../../../bot/community.ts';
import type { Work } from '../../../bot/work.ts';
import { memberNames } from '../../../members/find.ts';
import type { Event } from '../making/store.ts';
import { promoted } from '../rule.ts';
import { tell } from './notice.ts';
import { comings, queues } from './store.ts';

/**
 * Lets in who waits, in their order, as far as there is room, and writes to them. Returns the event as
 * it is then, still to be saved.
 * @param asker who reads it in the answer anyway
 */
export async function promote(
  work: Work,
  community: Community,
  event: Event,
  asker?: number,
): Promise<Event> {
  const isAhead = event.state === 'planned' || event.state === 'open';
  if (event.waiting === 0 || !isAhead || work.now >= event.startsAt) return event;
  const parties = (await work.get(queues, event.id))?.parties ?? [];
  const coming = promoted({ ...event, capacity: event.details.capacity }, parties);
  if (coming.length === 0) return event;
  const rows = await Promise.all(
    coming.map(({ memberId }) => work.get(comings, { eventId: event.id, memberId })),
  );
  for (const row of rows) if (row !== undefined) work.put(comings, { ...row, place: 'seat' });
  const left = parties.filter((party) => !coming.includes(party));
  work.put(queues, { eventId: event.id, parties: left });
  await tellThem(
    work,
    community,
    event,
    coming.filter(({ memberId }) => memberId !== asker),
  );
  return {
    ...event,
    taken: coming.reduce((sum, { guests }) => sum + 1 + guests, event.taken),
    waiting: event.waiting - coming.length,
  };
}

async function tellThem(
  work: Work,
  community: Community,
  { id, startsAt, details: { name, spaces } }: Event,
  coming: readonly { readonly memberId: number; readonly guests: number }[],
): Promise<void> {
  const known = await Promise.all(coming.map(({ memberId }) => work.get(memberNames, memberId)));
  const guestsOf = new Map(coming.map(({ memberId, guests }) => [memberId, guests]));
  tell(work, community, {
    key: `event/${id}/in/${work.key}`,
    members: known.filter((one) => one !== undefined),
    spaces,
    words: (say, member) => [
      say.promoted({ name, guests: guestsOf.get(member.id) ?? 0 }),
      timeOf(startsAt, community.zone, say.locale),
      say.promotedEnd({ id }),
    ],
    openly: (say) => say.promotedOpenly({ name }),
  });
}
