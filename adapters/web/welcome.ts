import type { Community } from '../../src/bot/community.ts';
import type { Abilities } from '../../src/chat/ability.ts';
import { roomsOf, shownCommunity } from './commands.ts';
import type { Seat } from './hub.ts';
import { type Memory, visibleTo } from './memory.ts';
import { type PageFrame, privateRoom, type Welcome } from './protocol.ts';
import { shownMessage } from './render.ts';
import type { Timetables } from './timetables.ts';

export type WelcomeParts = {
  readonly memory: () => Memory;
  readonly timetables: Timetables;
  readonly looks: readonly Abilities[];
};

/** Whoever missed more than this gets everything afresh. */
const MOST_MISSED = 500;

/** Who somebody becomes: whom they asked for, or the first there is. */
export function seatFor(
  hello: Extract<PageFrame, { is: 'hello' }>,
  communities: readonly Community[],
): (Seat & { readonly home: Community }) | undefined {
  const home =
    communities.find(({ id }) => id === hello.community) ??
    communities.find(({ people }) => people.length > 0);
  const person = home?.people.find(({ id }) => id === hello.as) ?? home?.people[0];
  if (home === undefined || person === undefined) return undefined;
  return { community: home.id, person: person.id, language: hello.language, home };
}

export async function welcome(
  seat: Seat,
  home: Community,
  communities: readonly Community[],
  since: number | undefined,
  { memory, timetables, looks }: WelcomeParts,
): Promise<Welcome> {
  const { whole, rows } = await messagesFor(seat, home, since, memory());
  return {
    is: 'welcome',
    community: shownCommunity(home),
    communities: communities.map(({ id, name }) => ({ id, name })),
    you: seat.person,
    looks,
    revision: await memory().store.latest(seat.community),
    whole,
    messages: rows.filter((row) => visibleTo(seat.person, row)).map(shownMessage),
    timetable: await timetables.rows(seat.community),
  };
}

async function messagesFor(
  seat: Seat,
  community: Community,
  since: number | undefined,
  { store }: Memory,
) {
  // a page that knows more than there is comes from before the database was replaced
  const known = since !== undefined && since <= (await store.latest(seat.community));
  const missed = known ? await store.since(seat.community, since, MOST_MISSED) : undefined;
  if (missed !== undefined && missed.length < MOST_MISSED) return { whole: false, rows: missed };
  const rooms = [...roomsOf(community).map(({ id }) => id), privateRoom(seat.person)];
  return { whole: true, rows: await store.recent(seat.community, rooms, seat.person) };
}
