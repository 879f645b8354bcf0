import { type Role, roles } from '../../bot/role.ts';

export type State = 'planned' | 'open' | 'over' | 'cancelled';
export type Answer = 'yes' | 'maybe' | 'no';
/** Of who says yes: in, or on the waiting list. */
export type Place = 'seat' | 'waiting';

/** For whom an event is. */
export type Who =
  | { readonly is: 'all' }
  | { readonly is: 'level'; readonly least: number }
  | { readonly is: 'role'; readonly role: Role };

/** How each is written. */
export const WHO = ['all', 'level 2', 'role helper'] as const;

/** `all`, `level 2`, `role helper`. */
export function readWho(raw: string): Who | undefined {
  const [, word, count, name] =
    /^([a-z]+)[\s:_-]*(?:(\d{1,4})|([a-z]+))?$/.exec(raw.trim().toLowerCase()) ?? [];
  if (word === 'all' && count === undefined && name === undefined) return { is: 'all' };
  if (word === 'role') {
    const role = roles.find((one) => one === name);
    return role && { is: 'role', role };
  }
  const least = Number(count ?? 0);
  return word === 'level' && least > 0 ? { is: 'level', least } : undefined;
}

export type Facts = { readonly roles: ReadonlySet<Role>; readonly level: number };

export function belongs(who: Who, { roles: held, level }: Facts): boolean {
  if (who.is === 'all') return true;
  return who.is === 'level' ? level >= who.least : held.has('admin') || held.has(who.role);
}

/** What of an event decides who comes. */
export type Terms = {
  readonly state: State;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** ms before the start; none: until it starts */
  readonly cutoff: number | undefined;
  /** how many may come, guests counted; none: no limit */
  readonly capacity: number | undefined;
  /** how many each may bring */
  readonly guests: number;
  readonly who: Who;
  readonly taken: number;
  /** members on the waiting list who may come in yet */
  readonly waiting: number;
};

/** What a member said before; undefined: nothing. */
export type Said = {
  readonly answer: Answer | undefined;
  readonly guests: number;
  readonly place: Place | undefined;
};

export type Wanted = { readonly answer: Answer; readonly guests: number };

export type Refusal =
  | { readonly is: 'cancelled' | 'over' | 'closed' | 'not-for-you' | 'no-room' }
  | { readonly is: 'too-many-guests'; readonly most: number }
  | { readonly is: 'too-large'; readonly places: number };

/** What becomes of an answer. */
export type Outcome =
  | Refusal
  | { readonly is: 'same' }
  | { readonly is: 'said'; readonly place: Place | undefined };

/** When answering ends. */
export function closesAt({ startsAt, cutoff }: Pick<Terms, 'startsAt' | 'cutoff'>): Date {
  return new Date(startsAt.getTime() - (cutoff ?? 0));
}

/** Everybody is asked so long before answering ends, in ms: a night's sleep and a day's work. */
const TIME_TO_ANSWER = 20 * 3_600_000;

/** The latest at which an event should be shown to those who may come. */
export function showsAt(terms: Parameters<typeof closesAt>[0]): Date {
  return new Date(closesAt(terms).getTime() - TIME_TO_ANSWER);
}

/** By the times, however late a timer rings. Who can't come any more may always say so. */
export function judge(
  terms: Terms,
  said: Said | undefined,
  wanted: Wanted,
  facts: Facts,
  now: Date,
): Outcome {
  if (terms.state === 'cancelled') return { is: 'cancelled' };
  if (terms.state === 'over' || now >= terms.endsAt) return { is: 'over' };
  if (said?.answer === wanted.answer && said.guests === wanted.guests) return { is: 'same' };
  if (wanted.answer === 'no') return { is: 'said', place: undefined };
  const refusal = asksNoMore(said, wanted) ? undefined : refusalOf(terms, said, wanted, facts, now);
  if (refusal !== undefined) return refusal;
  return wanted.answer === 'maybe' ? { is: 'said', place: undefined } : placed(terms, said, wanted);
}

/** Whoever brings fewer than they said is held up by nothing. */
function asksNoMore(said: Said | undefined, wanted: Wanted): boolean {
  return said?.answer === 'yes' && wanted.answer === 'yes' && wanted.guests <= said.guests;
}

function refusalOf(
  terms: Terms,
  said: Said | undefined,
  wanted: Wanted,
  facts: Facts,
  now: Date,
): Refusal | undefined {
  if (now >= closesAt(terms)) return { is: 'closed' };
  if (said?.answer !== 'yes' && !belongs(terms.who, facts)) return { is: 'not-for-you' };
  if (wanted.guests > terms.guests) return { is: 'too-many-guests', most: terms.guests };
  return undefined;
}

function placed(terms: Terms, said: Said | undefined, wanted: Wanted): Outcome {
  const { capacity } = terms;
  if (capacity !== undefined && isTooLarge(terms, wanted))
    return { is: 'too-large', places: capacity };
  const party = 1 + wanted.guests;
  if (said?.place === 'waiting') return { is: 'said', place: 'waiting' };
  const held = said?.place === 'seat' ? 1 + said.guests : 0;
  // Whoever waits comes first, so nobody passes them by with one more guest.
  const fits = roomIn(terms) >= party - held && (terms.waiting === 0 || party <= held);
  if (fits || party <= held) return { is: 'said', place: 'seat' };
  return held > 0 ? { is: 'no-room' } : { is: 'said', place: 'waiting' };
}

/** Whether somebody with so many guests could not even come in if nobody else came. */
export function isTooLarge(
  { capacity }: Pick<Terms, 'capacity'>,
  { guests }: { readonly guests: number },
): boolean {
  return capacity !== undefined && 1 + guests > capacity;
}

function roomIn({ capacity, taken }: Pick<Terms, 'capacity' | 'taken'>): number {
  return capacity === undefined ? Number.POSITIVE_INFINITY : capacity - taken;
}

/**
 * How many at the head of the waiting list come in now, in their order. A party that is larger than the
 * whole place has room for is passed over: else nobody behind it would ever come in.
 */
export function promoted<Party extends { readonly guests: number }>(
  terms: Pick<Terms, 'capacity' | 'taken'>,
  waiting: readonly Party[],
): readonly Party[] {
  const coming: Party[] = [];
  let room = roomIn(terms);
  for (const one of waiting) {
    if (isTooLarge(terms, one)) continue;
    const party = 1 + one.guests;
    if (party > room) break;
    room -= party;
    coming.push(one);
  }
  return coming;
}

/** Reminders that lie ahead: what is past is never armed. In ms before the start, the longest first. */
export function remindersAhead(
  reminders: readonly number[],
  startsAt: Date,
  now: Date,
): readonly number[] {
  return reminders.filter((before) => startsAt.getTime() - before > now.getTime());
}

/** After an outage several are due at once: the one nearest to the start is enough. */
export function isOutdone(
  before: number,
  reminders: readonly number[],
  startsAt: Date,
  now: Date,
): boolean {
  return reminders.some((other) => other < before && startsAt.getTime() - other <= now.getTime());
}

const UNITS = { d: 86_400_000, h: 3_600_000, m: 60_000 } as const;
const LENGTH = /^(?=\d)(?:(\d{1,3})d)?(?:(\d{1,4})h)?(?:(\d{1,4})m)?$/;

/** `1d`, `2h30m`, in ms. */
function readLength(raw: string): number | undefined {
  const parts = LENGTH.exec(raw.trim().toLowerCase());
  if (parts === null) return undefined;
  const [, days = 0, hours = 0, minutes = 0] = parts;
  return Number(days) * UNITS.d + Number(hours) * UNITS.h + Number(minutes) * UNITS.m;
}

export const MOST_REMINDERS = 5;
const LONGEST_BEFORE = 60 * UNITS.d;

/** `1d, 1h`, or `none`: the longest first. */
export function readReminders(raw: string): readonly number[] | undefined {
  if (/^(none|off|-|无)$/i.test(raw.trim())) return [];
  const read = raw
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .map(readLength);
  const lengths = read.filter((one) => one !== undefined && one > 0 && one <= LONGEST_BEFORE);
  if (lengths.length < read.length || lengths.length > MOST_REMINDERS) return undefined;
  return [...new Set(lengths as number[])].sort((a, b) => b - a);
}

/** Lines on one page. */
export const PAGE = 20;
