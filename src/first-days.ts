import type { Playground } from '../adapters/web/connect.ts';
import { addDays, dayOf, startOf } from './agenda/day.ts';
import type { Community } from './bot/community.ts';
import type { Both } from './chat/locale.ts';
import type { Database } from './database/database.ts';
import { type Emcee, type EmceeOptions, openEmcee } from './emcee.ts';
import { settle, steppedClock } from './stepped-clock.ts';

const MINUTE = 60_000;

/** Nobody else works on these days, so looking for what others left can be rare. */
const SELDOM = { lookEveryMs: 120 * MINUTE };

/** Somebody says something, so many minutes after the day has started. */
type Line = { readonly at: number; readonly who: number; readonly says: string | Both };

/** What was said in the days before, by people in the order in which the config names them. */
const DAYS: readonly (readonly Line[])[] = [
  [
    { at: 241, who: 1, says: '/checkin' },
    { at: 250, who: 2, says: '/checkin' },
    {
      at: 400,
      who: 0,
      says: {
        en: 'Welcome! This month we read “Tea and Books”, a chapter an evening.',
        zh: '欢迎大家！这个月我们共读《茶与书》，每晚一章。',
      },
    },
    { at: 930, who: 3, says: '/checkin' },
  ],
  [
    { at: 242, who: 2, says: '/checkin' },
    { at: 260, who: 1, says: '/checkin' },
    {
      at: 900,
      who: 2,
      says: { en: 'Chapter two is my favourite so far.', zh: '第二章是我目前最喜欢的一章。' },
    },
    {
      at: 905,
      who: 0,
      says: { en: '/grant @sam 20 for the reading notes', zh: '/grant @sam 20 读书笔记写得好' },
    },
  ],
  [
    { at: 240.5, who: 1, says: '/checkin' },
    { at: 243, who: 2, says: '/checkin' },
    { at: 245, who: 3, says: '/checkin' },
    { at: 1020, who: 3, says: '/top' },
  ],
];

/** The past has its own copy of everything that depends on the clock. */
export type Past = Omit<EmceeOptions, 'clock' | 'platforms'> & {
  readonly now: Date;
  readonly openPlayground: (clock: EmceeOptions['clock']) => Playground;
};

/**
 * Lets a new community in the playground live through a few days before anybody looks: its timetable
 * runs on a clock that is moved by hand, and people say what anybody could type. Once a community.
 */
export async function liveFirstDays(community: Community, past: Past): Promise<void> {
  const room = community.spaces.find(({ platform }) => platform === 'web')?.chat;
  if (room === undefined || community.people.length === 0) return;
  if (!(await claim(past.database, community.id, past.now))) return;
  const today = dayOf(past.now, community.zone, community.dayStarts);
  const startsAt = (day: string) => startOf(day, community.zone, community.dayStarts);
  let emcee: Emcee | undefined;
  const clock = steppedClock(startsAt(addDays(today, -DAYS.length)), async () => {
    await settle();
    await emcee?.settled();
  });
  const playground = past.openPlayground(clock);
  emcee = openEmcee({ ...past, ...SELDOM, clock, platforms: [playground], redisUrl: undefined });
  await emcee.bot.adopt(community);
  await emcee.start();
  const until = (at: number) => clock.advance({ ms: Math.max(0, at - clock.now().getTime()) });

  for (const [n, lines] of DAYS.entries()) {
    const starts = startsAt(addDays(today, n - DAYS.length)).getTime();
    for (const [line, { at, who, says }] of lines.entries()) {
      await until(starts + at * MINUTE);
      const person = community.people[who % community.people.length]?.id ?? '';
      const text = typeof says === 'string' ? says : says[community.language];
      await playground.speak({
        community: community.id,
        person,
        room,
        text,
        id: `day-${n}-${line}`,
      });
    }
  }
  await until(past.now.getTime());
  await emcee.stop();
}

/** True for the one who may do it: the first start, of whichever process. */
async function claim(database: Database, id: string, now: Date): Promise<boolean> {
  await database.execute('insert into community (id) values ($1) on conflict do nothing', [id]);
  const claimed = await database.execute(
    `update community set greeted_at = $2 where id = $1 and greeted_at is null
     and not exists (select 1 from web_message where community_id = $1)`,
    [id, now],
  );
  return claimed > 0;
}
