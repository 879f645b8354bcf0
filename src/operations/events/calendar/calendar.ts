import { choice } from '../../../bot/option.ts';
import { CARD } from '../making/keeping.ts';
import { op } from '../op.ts';
import { loadEvent } from '../reading/store.ts';
import { calendarOf } from './ics.ts';
import { allEvents, ownEvents } from './store.ts';

const FEED = 'calendar';

/** A member's own secret address. It is kept as a hash, so each asking makes a new one. */
export const calendar = op.command({
  name: 'event calendar',
  texts: (say) => say.calendar,
  for: 'member',
  answers: 'privately',
  options: { events: choice('all', 'mine', 'off') },
  async run({ member, say, options: { events: scope } }, work) {
    const memberId = member.id;
    if (scope === 'off') {
      work.feeds.close({ feed: FEED, memberId });
      return { text: say.calendarOff };
    }
    const address = work.feeds.open({ feed: FEED, memberId, scope });
    const words = scope === 'all' ? say.calendarAll : say.calendarMine;
    return {
      text: [`${words}\n`, { is: 'code', text: address }, `\n${say.calendarEnd}`],
      secret: true,
    };
  },
});

export const feed = op.feed({
  name: FEED,
  extension: 'ics',
  type: 'text/calendar; charset=utf-8',
  async draw({ memberId, scope }, { community, say }, sql) {
    const { events, answeredAt } =
      scope === 'mine'
        ? await ownEvents(sql, memberId)
        : { events: await allEvents(sql, community.id), answeredAt: undefined };
    const name = say.calendarName({ community: community.name[community.language] });
    const body = calendarOf(community, name, events, ({ id }) => say.howToCome({ id }));
    const times = [
      ...events.map(({ changedAt }) => changedAt),
      ...(answeredAt ? [answeredAt] : []),
    ];
    const last = Math.max(...times.map((at) => at.getTime()));
    return { body, changedAt: times.length === 0 ? undefined : new Date(last) };
  },
});

/** As Discord's own list of events shows it. */
export const listing = op.listing({
  kind: CARD,
  load: (sql, community, record) => loadEvent(sql, community.id, Number(record)),
  view: ({ id, details, startsAt, endsAt, state }, { say }) =>
    state === 'cancelled'
      ? undefined
      : {
          mark: say.howToCome({ id }),
          name: details.name,
          about: details.about ?? '',
          place: details.place ?? say.placeOpen,
          startsAt,
          endsAt,
        },
});
