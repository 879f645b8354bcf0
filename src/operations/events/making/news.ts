import { spanOf, timeOf } from '../../../agenda/when.ts';
import type { Community } from '../../../bot/community.ts';
import type { Piece } from '../../../chat/text.ts';
import type { Coming } from '../coming/store.ts';
import { closesAt, isTooLarge, readWho } from '../rule.ts';
import type { Texts } from '../texts/en.ts';
import { isMoved } from './change.ts';
import type { Details, Event } from './store.ts';

type Line = readonly Piece[];

/** What of a change members are told. */
export type News = {
  readonly event: Event;
  /** `waiting`: for somebody who waits, with so many guests */
  readonly lines: (say: Texts, waiting?: Pick<Coming, 'guests'>) => readonly Line[];
  /** false: it makes no difference to whoever has a place */
  readonly forSeated: boolean;
};

/** What those who come, wait or may come should know; undefined: nothing. The rest is the organisers' own. */
export function newsOf(before: Event, after: Event, { zone }: Community): News | undefined {
  const lines = (say: Texts): Line[] => [
    ...whatAndWhere(before, after, zone, say),
    ...terms(before, after, zone, say),
  ];
  const room = before.details.capacity !== after.details.capacity;
  const others = !isSame(before, after);
  if (!room && !others) return undefined;
  return {
    event: before,
    forSeated: others,
    lines: (say, waiting) => [...lines(say), ...(room ? places(after, say, waiting) : [])],
  };
}

function places(
  { details }: Event,
  say: Texts,
  waiting: Pick<Coming, 'guests'> | undefined,
): Line[] {
  const { name, capacity = 0 } = details;
  const isInVain = waiting !== undefined && isTooLarge(details, waiting);
  const inVain = isInVain && say.tooLarge({ name, places: capacity, guests: waiting.guests });
  return [[say.changedPlaces(details)], ...(inVain ? [[inVain]] : [])];
}

const TOLD = ['name', 'place', 'about', 'cutoff', 'guests', 'who'] as const;
const BRINGS = ['points', 'coupon', 'attend'] as const;

function isSame(before: Event, after: Event): boolean {
  const [was, is] = [before.details, after.details];
  return !isMoved(before, after) && [...TOLD, ...BRINGS].every((one) => was[one] === is[one]);
}

function whatAndWhere(before: Event, after: Event, zone: string, say: Texts): Line[] {
  const { name, place, about } = after.details;
  const differs = differing(before.details, after.details);
  return [
    ...(differs('name') ? [['→ ', name]] : []),
    ...(isMoved(before, after)
      ? [[say.whenLabel, ...spanOf(after.startsAt, after.endsAt, zone, say.locale)]]
      : []),
    ...(differs('place') ? [[say.placeLabel, place ?? '–']] : []),
    ...(differs('about') ? [[about ?? say.changedNoAbout]] : []),
  ];
}

function terms(before: Event, after: Event, zone: string, say: Texts): Line[] {
  const { cutoff, guests, who, attend } = after.details;
  const differs = differing(before.details, after.details);
  const until = timeOf(closesAt({ ...after, cutoff }), zone, say.locale);
  const whom = say.who(readWho(who) ?? { is: 'all' });
  const brings = say.brings(after.details);
  return [
    ...(differs('who') ? [[say.changedWho({ who: whom })]] : []),
    ...(differs('guests') ? [[guests > 0 ? say.cardGuests({ guests }) : say.changedNoGuests]] : []),
    ...(differs('cutoff') ? [[say.cardCloses, until]] : []),
    ...(differs('points', 'coupon') ? [[brings === '' ? say.changedNoBrings : brings]] : []),
    ...(differs('attend') ? [[say.changedAttend[attend]]] : []),
  ];
}

function differing(was: Details, is: Details) {
  return (...names: readonly (keyof Details)[]) => names.some((name) => was[name] !== is[name]);
}
