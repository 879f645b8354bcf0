import { z } from 'zod';
import { op } from '../op.ts';
import { announceNext, extend } from '../series/extend.ts';
import { serieses } from '../series/store.ts';
import { askHowItWas } from '../survey/ask.ts';
import { announce, DOORS, ENDS, SHOWS, saveEvent } from './keeping.ts';
import { events } from './store.ts';

const payload = z.object({ event: z.int(), timing: z.int(), series: z.int().optional() });

/** One of a series that can wait for the one before it no longer. */
export const shows = op.timer({
  name: SHOWS,
  payload,
  async run({ event: id, timing }, { community }, work) {
    const event = await work.get(events, id);
    if (event?.state !== 'planned' || event.timing !== timing || event.announced) return;
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
    if (event.details.survey) await askHowItWas(work, community, event);
    if (series?.state !== 'running') return;
    const made = await extend(work, series, community, settings);
    await announceNext(work, series.id, community, made);
  },
});
