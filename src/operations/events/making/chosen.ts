import { choice } from '../../../bot/option.ts';
import type { Work } from '../../../bot/work.ts';
import { eventNamed } from '../coming/rsvp.ts';
import { aheads, type Series, serieses, seriesOf } from '../series/store.ts';
import type { Texts } from '../texts/en.ts';
import { type Event, events } from './store.ts';

type Scope = 'one' | 'series';

/** The option that says which of the two. */
export const whichOf = () =>
  choice<Scope>({
    one: ['这一场', '一场', '单场'],
    series: ['系列', '整个系列', '全部场次'],
  });

/** What an organiser means to change: one event, or a series with all its events to come. */
export type Chosen =
  | { readonly is: 'nothing'; readonly text: string }
  | { readonly is: 'one'; readonly event: Event }
  | {
      readonly is: 'series';
      /** the one that was named */
      readonly event: Event;
      readonly series: Series;
      /** soonest first */
      readonly ahead: readonly Event[];
    };

/** The series is locked before its events, as by all who change both. */
export async function chosen(
  work: Work,
  communityId: string,
  say: Texts,
  it: { readonly event: string; readonly scope: Scope | undefined },
): Promise<Chosen> {
  const unknown = { is: 'nothing', text: say.unknownEvent({ name: it.event }) } as const;
  const id = await eventNamed(work, communityId, it.event);
  if (id === undefined) return unknown;
  const seriesId = (await work.get(seriesOf, id))?.seriesId;
  const series = seriesId === undefined ? undefined : await work.get(serieses, seriesId);
  const event = await work.get(events, id);
  if (event === undefined) return unknown;
  const { name } = event.details;
  if (it.scope === 'series') {
    if (series === undefined) return { is: 'nothing', text: say.noSeries({ name }) };
    if (series.state !== 'running') return { is: 'nothing', text: say.ended({ name }) };
    return { is: 'series', event, series, ahead: await aheadOf(work, series.id) };
  }
  if (!isAhead(event, work.now)) return { is: 'nothing', text: say.ended({ name }) };
  return { is: 'one', event };
}

async function aheadOf(work: Work, seriesId: number): Promise<Event[]> {
  const ids = (await work.get(aheads, seriesId))?.eventIds ?? [];
  const all = await Promise.all(ids.map((id) => work.get(events, id)));
  return all.filter((one) => one !== undefined).filter((one) => isAhead(one, work.now));
}

function isAhead({ state, endsAt }: Event, now: Date): boolean {
  return (state === 'planned' || state === 'open') && endsAt > now;
}
