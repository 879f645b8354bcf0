import type { Playground } from '../adapters/web/connect.ts';
import type { People } from '../adapters/web/people.ts';
import { privateRoom } from '../adapters/web/protocol.ts';
import { addDays, dayOf, startOf } from './agenda/day.ts';
import type { Community } from './bot/community.ts';
import { seeded } from './chance.ts';
import type { Database } from './database/database.ts';
import type { EmceeOptions } from './emcee.ts';
import { type Stage, storyOf } from './first-days-story.ts';
import { steppedEmcee } from './stepped-emcee.ts';

const DAYS = 3;

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
  const starts = Array.from({ length: DAYS }, (_, n) =>
    startOf(addDays(today, n - DAYS), community.zone, community.dayStarts),
  );
  const stepped = steppedEmcee(starts[0] ?? past.now, (clock) => ({
    ...past,
    // A line of each thing that nobody did would be the first that an operator sees.
    log: past.log.level === 'info' ? past.log.child({}, { level: 'warn' }) : past.log,
    // What is shuffled in these days falls the same each time; codes are drawn as ever.
    chance: { ...past.chance, below: seeded(1) },
    platforms: [past.openPlayground(clock)],
  }));
  const { emcee, clock } = stepped;
  const [{ people }] = stepped.platforms;
  await emcee.bot.adopt(community);
  await emcee.start();
  const until = (at: number) => clock.advance({ ms: Math.max(0, at - clock.now().getTime()) });
  const stage = stageOf(community, room, people, (ms) => clock.advance({ ms }));
  for (const { at, does } of storyOf(community, starts)) {
    await until(at);
    await does(stage);
    // What that set off is done at the same moment.
    await clock.advance({});
  }
  await until(past.now.getTime());
  await emcee.stop();
}

function stageOf(community: Community, room: string, people: People, wait: Stage['wait']): Stage {
  let done = 0;
  const person = (who: number) => community.people[who % community.people.length]?.id ?? '';
  const by = (who: number) => ({ community: community.id, room, person: person(who) });
  const next = () => `first-days-${done++}`;
  return {
    wait,
    newest: (...presses) => people.find({ ...by(0), presses }),
    async says(who, said, { to, alone } = {}) {
      const text = typeof said === 'string' ? said : said[community.language];
      const answers = to && (await people.find({ ...by(who), presses: [to] }))?.message;
      const there = alone ? { room: privateRoom(person(who)) } : {};
      await people.speak({ ...by(who), ...there, id: next(), text, ...(answers && { answers }) });
    },
    async taps(who, press, place = 0) {
      const found = await people.find({ ...by(who), presses: [press] });
      const chosen = found?.presses[place % found.presses.length];
      if (found && chosen)
        await people.tap({ ...by(who), id: next(), message: found.message, press: chosen });
    },
  };
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
