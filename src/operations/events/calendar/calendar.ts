import type { Community } from '../../../bot/community.ts';
import { choice } from '../../../bot/option.ts';
import type { Reading } from '../../../bot/work.ts';
import type { TextFile } from '../../../chat/reply.ts';
import { CARD } from '../making/keeping.ts';
import { op } from '../op.ts';
import { loadEvent } from '../reading/store.ts';
import type { Texts } from '../texts/en.ts';
import { calendarOf } from './ics.ts';
import { allAhead, allEvents, type InCalendar, ownAhead, ownEvents } from './store.ts';

export const FEED = 'calendar';

/** A member's own secret address, and what is planned now as a file. */
export const calendar = op.command({
  name: 'event calendar',
  texts: (say) => say.calendar,
  for: 'member',
  answers: 'privately',
  options: {
    events: choice({
      all: ['全部', '所有', '全部活动'],
      mine: ['我的', '我参加的'],
      off: ['停用', '关', '关闭', '关掉', '不接收'],
    }),
  },
  before: async ({ member, community, say, options: { events: scope } }, reading) =>
    scope === 'off' ? undefined : fileOf(reading, { member, community, say, scope }),
  async run({ member, say, options: { events: scope } }, work, file) {
    const memberId = member.id;
    if (scope === 'off') {
      await work.feeds.close({ feed: FEED, memberId });
      return { text: say.calendarOff };
    }
    const address = await work.feeds.open({ feed: FEED, memberId, scope });
    const words = scope === 'all' ? say.calendarAll : say.calendarMine;
    const end = file === undefined ? say.calendarEmpty : say.calendarFile(file);
    return {
      text: [`${words}\n`, { is: 'code', text: address }, `\n${say.calendarEnd}\n${end}`],
      ...(file && { file }),
      secret: true,
    };
  },
});

type Wanted = {
  readonly member: { readonly id: number };
  readonly community: Community;
  readonly say: Texts;
  readonly scope: 'all' | 'mine';
};

/** Those to come, as far as a file holds them; cancelled ones too, for calendars that have them already. */
async function fileOf(
  { sql, now }: Pick<Reading, 'sql' | 'now'>,
  { member, scope, ...shown }: Wanted,
): Promise<TextFile | undefined> {
  const events =
    scope === 'mine'
      ? await ownAhead(sql, member.id, now)
      : await allAhead(sql, shown.community.id, now);
  if (!events.some(({ state }) => state !== 'cancelled')) return undefined;
  return { name: 'events.ics', type: 'text/calendar', text: written(events, shown) };
}

function written(
  events: readonly InCalendar[],
  { community, say }: Pick<Wanted, 'community' | 'say'>,
): string {
  const name = say.calendarName({ community: community.name[community.language] });
  return calendarOf(community, name, events, ({ id }) => say.howToCome({ id }));
}

export const feed = op.feed({
  name: FEED,
  extension: 'ics',
  type: 'text/calendar; charset=utf-8',
  async draw({ memberId, scope }, shown, sql) {
    const { events, answeredAt } =
      scope === 'mine'
        ? await ownEvents(sql, memberId)
        : { events: await allEvents(sql, shown.community.id), answeredAt: undefined };
    const times = [
      ...events.map(({ changedAt }) => changedAt),
      ...(answeredAt ? [answeredAt] : []),
    ];
    const last = Math.max(...times.map((at) => at.getTime()));
    return {
      body: written(events, shown),
      changedAt: times.length === 0 ? undefined : new Date(last),
    };
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
