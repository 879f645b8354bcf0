import { timeOf, whenOf } from '../../../agenda/when.ts';
import type { Asking } from '../../../bot/command.ts';
import type { Work } from '../../../bot/work.ts';
import type { Reply } from '../../../chat/reply.ts';
import { levelAt } from '../../../ledger/level.ts';
import { saveEvent } from '../making/keeping.ts';
import { type Event, events } from '../making/store.ts';
import {
  closesAt,
  type Facts,
  isTooLarge,
  judge,
  type Place,
  type Refusal,
  readWho,
  type Terms,
  type Wanted,
} from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { promote } from './promote.ts';
import { type Coming, comings, queues } from './store.ts';

export type Responding = Asking & { readonly say: Texts };

/** Takes a member's answer. `wish` says what they want, by what they said before; undefined: it makes no sense. */
export async function respond(
  eventId: number,
  wish: (said: Coming | undefined) => Wanted | undefined,
  asked: Responding,
  work: Work,
): Promise<Reply> {
  const { community, member, say } = asked;
  const event = await work.get(events, eventId);
  if (event?.communityId !== community.id) return { text: say.noEvent };
  const said = await work.get(comings, { eventId, memberId: member.id });
  const wanted = wish(said);
  if (wanted === undefined) return { text: say.noGuests(event.details) };
  const terms = { ...termsOf(event), waiting: (await inLine(work, event)).length };
  const facts = await factsFor(asked, work, terms);
  const outcome = judge(terms, said, wanted, facts, work.now);
  if (outcome.is !== 'said' && outcome.is !== 'same')
    return { text: refused(asked, event, outcome) };
  if (outcome.is === 'said') {
    const answered = await answer(work, event, member.id, { said, wanted, place: outcome.place });
    saveEvent(work, await promote(work, community, answered, member.id));
  }
  return standing(asked, work, event);
}

function termsOf({ details, ...event }: Event): Terms {
  const { capacity, cutoff, guests, who } = details;
  return { ...event, capacity, cutoff, guests, who: readWho(who) ?? { is: 'all' } };
}

/** Who waits and may come in yet: a party larger than the whole place holds up nobody. */
async function inLine(work: Work, { id, waiting, details }: Event) {
  if (waiting === 0) return [];
  const parties = (await work.get(queues, id))?.parties ?? [];
  return parties.filter((party) => !isTooLarge(details, party));
}

/** Only what the event asks for is looked up. */
async function factsFor({ member, roles, community }: Asking, work: Work, { who }: Terms) {
  const level =
    who.is === 'level'
      ? levelAt((await work.ledger.account(member.id)).earned, community.levels ?? [])
      : 0;
  return { roles, level } satisfies Facts;
}

function refused({ say, community }: Responding, event: Event, why: Refusal): string {
  const { name, who } = event.details;
  switch (why.is) {
    case 'cancelled':
      return say.isCancelled(event.details);
    case 'over':
      return say.isOver({ name });
    case 'closed':
      return say.isClosed({ name, closed: whenOf(closesAt(termsOf(event)), community.zone) });
    case 'not-for-you':
      return say.notForYou({ name, who: say.who(readWho(who) ?? { is: 'all' }) });
    case 'no-room':
      return say.noRoom({ name });
    case 'too-large':
      return say.onlyPlaces({ name, places: why.places });
    case 'too-many-guests':
      return say.tooManyGuests({ name, most: why.most });
  }
}

/** Writes down an answer, and returns the event with its new counts. Nobody is let in by this alone. */
export async function answer(
  work: Work,
  event: Event,
  memberId: number,
  it: {
    readonly said: Coming | undefined;
    readonly wanted: Wanted;
    readonly place: Place | undefined;
  },
): Promise<Event> {
  const { said, wanted, place } = it;
  const isNew = place !== undefined && said?.place === undefined;
  const number = place === undefined ? undefined : (said?.number ?? event.next);
  const guests = place === undefined ? 0 : wanted.guests;
  const blank = { attendedAt: undefined, attendedVia: undefined, entry: undefined };
  const kept = said ?? { ...blank, rating: undefined, word: undefined };
  const key = { eventId: event.id, memberId };
  work.put(comings, {
    ...kept,
    ...key,
    answer: wanted.answer,
    guests,
    place,
    number,
    at: work.now,
  });
  await requeue(work, event.id, said, { memberId, guests, number, place });
  const seats = (of: Pick<Coming, 'place' | 'guests'> | undefined) =>
    of?.place === 'seat' ? 1 + of.guests : 0;
  const waits = (of: { readonly place: Place | undefined } | undefined) =>
    of?.place === 'waiting' ? 1 : 0;
  const maybes = (what: string | undefined) => (what === 'maybe' ? 1 : 0);
  return {
    ...event,
    taken: event.taken + seats({ place, guests }) - seats(said),
    waiting: event.waiting + waits({ place }) - waits(said),
    maybe: event.maybe + maybes(wanted.answer) - maybes(said?.answer),
    next: isNew ? event.next + 1 : event.next,
  };
}

type Party = {
  readonly memberId: number;
  readonly guests: number;
  readonly number: number | undefined;
  readonly place: Place | undefined;
};

/** Whoever changes the number of their guests keeps their place in the line. */
async function requeue(work: Work, eventId: number, said: Coming | undefined, it: Party) {
  if (said?.place !== 'waiting' && it.place !== 'waiting') return;
  const { memberId, guests, number = 0 } = it;
  const parties = (await work.get(queues, eventId))?.parties ?? [];
  const others = parties.filter((party) => party.memberId !== memberId);
  const all = it.place === 'waiting' ? [...others, { memberId, guests, number }] : others;
  work.put(queues, { eventId, parties: all.sort((a, b) => a.number - b.number) });
}

/** Where a member stands now. */
async function standing({ member, say, community }: Responding, work: Work, event: Event) {
  const { name } = event.details;
  const own = await work.get(comings, { eventId: event.id, memberId: member.id });
  const time = timeOf(event.startsAt, community.zone, say.locale);
  if (own?.place === 'seat') return { text: [say.youAreIn({ name, guests: own.guests }), time] };
  if (own?.place === 'waiting') {
    const { capacity: places = 0 } = event.details;
    if (isTooLarge(event.details, own))
      return { text: say.tooLarge({ name, places, guests: own.guests }) };
    const ahead = (await inLine(work, event)).filter(
      ({ number }) => number < (own.number ?? 0),
    ).length;
    return { text: say.youWait({ name, ahead, guests: own.guests }) };
  }
  if (own?.answer === 'maybe') return { text: [say.youMaybe({ name }), time] };
  return { text: say.youDoNot({ name }) };
}
