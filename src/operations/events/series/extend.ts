import { z } from 'zod';
import { instantOf, localTime } from '../../../agenda/zone.ts';
import type { Community } from '../../../bot/community.ts';
import type { Work } from '../../../bot/work.ts';
import { announce, saveEvent } from '../making/keeping.ts';
import { makeEvent } from '../making/make.ts';
import { type Event, events } from '../making/store.ts';
import { op, type Settings } from '../op.ts';
import { type Slot, slotAfter } from './repeat.ts';
import { aheads, type Series, serieses } from './store.ts';

const EXTENDS = 'event series';
const DAY = 86_400_000;
const MINUTE = 60_000;
/** Days. */
const WEEK = 7;
/** Of one series at once. */
const MOST_AHEAD = 100;

/** When the one that a rule has at this local time begins. */
export function startOf(
  { shift }: Pick<Series, 'shift'>,
  slot: Slot,
  { zone }: Pick<Community, 'zone'>,
): Date {
  const local = new Date(Date.parse(`${slot}Z`) + shift * MINUTE).toISOString().slice(0, 16);
  return instantOf(local, zone);
}

/**
 * Makes the events of a series as far ahead as the settings say, and at least the next one. What lies in
 * the past is left out, and what is there already. Returns those that were made; the series is saved.
 */
export async function extend(
  work: Work,
  series: Series,
  community: Community,
  settings: Settings,
  there: ReadonlySet<Slot> = new Set(),
): Promise<Event[]> {
  const horizon = new Date(work.now.getTime() + settings.ahead * DAY);
  const until = localTime(horizon, community.zone);
  const made: Event[] = [];
  let last = series.made;
  // One that has been made for later is enough: no more than that is needed.
  let isAhead = last !== '' && startOf(series, last, community) > work.now;
  while (made.length < MOST_AHEAD) {
    const slot = slotAfter(series.rule, series.starts, last);
    if (slot === undefined || (isAhead && slot > until)) break;
    last = slot;
    const startsAt = startOf(series, slot, community);
    if (startsAt <= work.now) continue;
    isAhead = true;
    if (there.has(slot)) continue;
    made.push(await makeOne(work, series, settings, { slot, startsAt }));
  }
  work.put(serieses, { ...series, made: last });
  arm(work, series, settings);
  return made;
}

/** Whether a rule has any date to come that there is not yet. */
export function hasDates(
  series: Series,
  community: Community,
  now: Date,
  there: ReadonlySet<Slot>,
): boolean {
  let slot = slotAfter(series.rule, series.starts, '');
  while (slot !== undefined && (there.has(slot) || startOf(series, slot, community) <= now))
    slot = slotAfter(series.rule, series.starts, slot);
  return slot !== undefined;
}

function makeOne(
  work: Work,
  { id: seriesId, communityId, details, length, createdBy }: Series,
  settings: Settings,
  { slot, startsAt }: { readonly slot: Slot; readonly startsAt: Date },
): Promise<Event> {
  return makeEvent(work, settings, {
    ...{ communityId, details, createdBy, startsAt, announced: false },
    endsAt: new Date(startsAt.getTime() + length * MINUTE),
    of: { seriesId, slot },
  });
}

/** Each event that ends makes the next ones too: this is for when all of them were cancelled. */
function arm(work: Work, { id }: Series, { ahead }: Pick<Settings, 'ahead'>): void {
  const days = Math.min(WEEK, Math.max(1, Math.floor(ahead / 2)));
  const when = new Date(work.now.getTime() + days * DAY);
  work.agenda.at({ key: `event-series/${id}`, name: EXTENDS, when, payload: { series: id } });
}

export function disarmSeries(work: Work, { id }: Pick<Series, 'id'>): void {
  work.agenda.cancel(`event-series/${id}`);
}

/** The next of a series is shown: its card is posted, and it stands in platforms' calendars. */
export async function announceNext(
  work: Work,
  seriesId: number,
  community: Community,
  made: readonly Event[] = [],
): Promise<Event | undefined> {
  const known = (await work.get(aheads, seriesId))?.eventIds ?? [];
  const loaded = await Promise.all(known.map((id) => work.get(events, id)));
  const [next] = [...loaded.filter((one) => one !== undefined), ...made]
    .filter(({ state, endsAt }) => (state === 'planned' || state === 'open') && endsAt > work.now)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (next === undefined || next.announced) return next;
  const shown = { ...next, announced: true };
  saveEvent(work, shown);
  await announce(work, shown, community);
  return shown;
}

export const extending = op.timer({
  name: EXTENDS,
  payload: z.object({ series: z.int() }),
  async run({ series: id }, { community, settings }, work) {
    const series = await work.get(serieses, id);
    if (series?.state !== 'running') return;
    const made = await extend(work, series, community, settings);
    await announceNext(work, id, community, made);
  },
});
