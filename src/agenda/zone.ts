import { Temporal } from 'temporal-polyfill';

/** A stretch of time in which a zone keeps one offset to UTC. Instants and lengths in ms. */
export type Stretch = {
  readonly from: number;
  /** the first instant that is no longer in it */
  readonly until: number;
  /** local time minus UTC */
  readonly offset: number;
  /** the offset before `from`; the same when nothing came before */
  readonly offsetBefore: number;
};

/** Enough for the past, the present and the near future of a zone. */
const KEPT = 6;
const kept = new Map<string, Stretch[]>();

/**
 * The stretch an instant falls into. Called for every update, so the last answers of each zone are
 * kept: as time goes on it is looked up twice a year.
 */
export function stretchAt(zone: string, at: number): Stretch {
  let stretches = kept.get(zone);
  if (stretches === undefined) {
    stretches = [];
    kept.set(zone, stretches);
  }
  for (const stretch of stretches) if (at >= stretch.from && at < stretch.until) return stretch;
  const found = look(zone, at);
  stretches.unshift(found);
  stretches.length = Math.min(stretches.length, KEPT);
  return found;
}

function look(zone: string, at: number): Stretch {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // "previous" looks strictly before, and a change at this very instant counts as ours.
  const began = local.add({ nanoseconds: 1 }).getTimeZoneTransition('previous');
  const ends = local.getTimeZoneTransition('next');
  const offset = local.offsetNanoseconds / 1e6;
  return {
    from: began?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: ends?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset,
    offsetBefore: (began?.subtract({ nanoseconds: 1 }).offsetNanoseconds ?? offset * 1e6) / 1e6,
  };
}

/** Texts and rows hold years of four digits: in every zone, this is in one. */
const LAST = Date.UTC(9999, 11, 30);

/** Whoever says that something is to last for good names a time beyond all others. */
export function withinTime(ms: number): Date {
  return new Date(Math.min(ms, LAST));
}

/**
 * The instant of a local time (`2026-12-21T20:00`), as the house rule has it: one that a clock
 * change skips means the next valid instant, one that it repeats means the first.
 */
export function instantOf(local: string, zone: string): Date {
  const plain = Temporal.PlainDateTime.from(local);
  const earlier = plain.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(plain)) return withinTime(earlier.epochMilliseconds);
  return new Date(stretchAt(zone, earlier.epochMilliseconds).until);
}

/** True in the first pass of a local time that a clock change brings twice. */
export function repeats(at: Date, zone: string): boolean {
  const ms = at.getTime();
  const { offset, until } = stretchAt(zone, ms);
  return (
    until !== Number.POSITIVE_INFINITY && ms >= until - (offset - stretchAt(zone, until).offset)
  );
}

/** The local time an instant has there, to the minute: `2026-12-21T20:00`. */
export function localTime(at: Date, zone: string): string {
  const ms = at.getTime();
  return new Date(ms + stretchAt(zone, ms).offset).toISOString().slice(0, 16);
}

/** `+08:00`, as it is at that instant. */
export function offsetName(at: Date, zone: string): string {
  const minutes = Math.round(stretchAt(zone, at.getTime()).offset / 60_000);
  const of60 = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${of60(Math.floor(size / 60))}:${of60(size % 60)}`;
}
