import { z } from 'zod';
import { op } from '../op.ts';
import { announceNext, extend } from '../series/extend.ts';
import { serieses } from '../series/store.ts';
import { askHowItWas } from '../survey/ask.ts';
import { announce, DOORS, ENDS, SHOWS, saveEvent } from './keeping.ts';
import { events } from './store.ts';

/** Asked about what is longer ago, after the bot was away, people would wonder. */
const FRESH_MS = 24 * 3_600_000;

const payload = z.object({ event: z.int(), timing: z.int(), series: z.int().optional() });

/** One of a series that can wait for the one before it no longer. */
export const shows = op.timer({
  name: SHOWS,
  payload,
  async run({ event: id, timing }, { community }, work) {
    const event = await work.get(events, id);
    if (event?.state !== 'planned' || event.timing !== timing || event.announced) return;
    // The bot was away for all of it.
    if (event.endsAt <= work.now) return;
    const shown = { ...event, announced: true };
    saveEvent(work, shown);
    await announce(work, shown, community);
  },
});

/** Who comes may show up from now on. */
export const doors = op.timer({
  name: DOORS,
  payload,
  async run({ event: id, timing }, _happening, work) {
    const event = await work.get(events, id);
    if (event?.state !== 'planned' || event.timing !== timing) return;
    if (event.endsAt > work.now) saveEvent(work, { ...event, state: 'open' });
  },
});

export const ends = op.timer({
  name: ENDS,
  payload,
  async run({ event: id, timing, series: seriesId }, { community, settings }, work) {
    const series = seriesId === undefined ? undefined : await work.get(serieses, seriesId);
    const event = await work.get(events, id);
    if (event === undefined || event.timing !== timing) return;
    if (event.state !== 'planned' && event.state !== 'open') return;
    saveEvent(work, { ...event, state: 'over' });
    const isFresh = work.now.getTime() - event.endsAt.getTime() < FRESH_MS;
    if (event.details.survey && isFresh) await askHowItWas(work, community, event);
    if (series?.state !== 'running') return;
    const made = await extend(work, series, community, settings);
    await announceNext(work, series.id, community, made);
  },
});
