import { timeOf } from '../../../agenda/when.ts';
import { integer, named, optional } from '../../../bot/option.ts';
import { declined } from '../../../chat/reply.ts';
import type { Piece } from '../../../chat/text.ts';
import { eventNamed } from '../coming/rsvp.ts';
import { op } from '../op.ts';
import { comingEvents } from '../reading/store.ts';
import { suggestEvents } from '../reading/suggest.ts';
import type { Texts } from '../texts/en.ts';
import { CARD, saveEvent } from './keeping.ts';
import { type Event, events } from './store.ts';

const DAY = 86_400_000;
const DAYS = 14;
const MOST = 25;

/** On the timetable it is what happens this week, read aloud. */
export const list = op.lookup({
  name: 'event list',
  called: ['活动', '近期活动', '活动列表'],
  texts: (say) => say.list,
  for: 'member',
  answers: 'openly',
  options: { days: optional(integer({ min: 1, max: 366 })) },
  async run({ community, say, options: { days = DAYS } }, { sql, now }) {
    const to = new Date(now.getTime() + days * DAY);
    const all = await comingEvents(sql, community.id, now, to, MOST);
    const [first] = all;
    if (first === undefined) return { text: say.listNothing({ days }) };
    const lines = all.flatMap((event, n): Piece[] => [
      n === 0 ? '' : '\n',
      ...lineOf(event, say, community.zone),
    ]);
    return { title: say.listTitle({ days }), text: [...lines, say.listEnd({ id: first.id })] };
  },
});

function lineOf(
  { id, startsAt, details, taken, waiting }: Event,
  say: Texts,
  zone: string,
): Piece[] {
  return [
    say.listed({ id, name: details.name }),
    timeOf(startsAt, zone, say.locale),
    say.listedPlaces({ taken, capacity: details.capacity, waiting }),
  ];
}

/** The card anew, where it was deleted or has scrolled away, or for a later one of a series. */
export const post = op.command({
  name: 'event card',
  texts: (say) => say.card,
  for: 'planner',
  answers: 'privately',
  options: { event: named({ max: 100 }) },
  suggest: { event: suggestEvents },
  async run({ community, spaces, say, options }, work) {
    const id = await eventNamed(work, community.id, options.event);
    const event = id === undefined ? undefined : await work.get(events, id);
    if (event === undefined) return declined(say.unknownEvent({ name: options.event }));
    const here = spaces.length === 0 ? event.details.spaces : spaces.map(({ name }) => name);
    const key = `event/${event.id}/${work.key}`;
    await work.cards.post({ key, kind: CARD, record: String(event.id), spaces: here });
    if (!event.announced) saveEvent(work, { ...event, announced: true });
    return { text: say.posted };
  },
});
