import { pino } from 'pino';
import type { Community } from './bot/community.ts';
import { chanceFrom, seeded } from './chance.ts';
import { openInMemory } from './database/embedded.ts';
import { sealWith } from './database/seal.ts';
import type { Emcee } from './emcee.ts';
import { openMetrics } from './http/metrics.ts';
import { type Crowd, openCrowd } from './rehearsal/crowd.ts';
import { outcomeOf } from './rehearsal/outcome.ts';
import type { Asked, Rehearsed } from './rehearsal/rehearsed.ts';
import { stagesOn, steppedEmcee } from './stepped-emcee.ts';

/** More than a drop hands out. */
const CODES = 1000;
/** What an organiser would ask in the end, where the community has these commands. */
const LOOKS = ['drop list', 'tasks'];
const DAY_MS = 86_400_000;

/**
 * Lets a community live through days to come, in memory and on a clock that is moved by hand: its
 * timetable runs, made-up members tap what they see, and nothing leaves this process. The same `asked`
 * gives the same days.
 */
export async function rehearse(community: Community, asked: Asked): Promise<Rehearsed> {
  const database = await openInMemory();
  const faults: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(line) });
  const isNamed = (platform: string) => community.spaces.some((one) => one.platform === platform);
  const stepped = steppedEmcee(
    asked.from,
    (clock) => ({
      ...{ database, log, metrics: openMetrics({ clock }) },
      seal: sealWith(Buffer.alloc(32)),
      chance: chanceFrom(seeded(asked.seed)),
      platforms: stagesOn(clock, (it) => crowd.sees(it), isNamed),
    }),
    () => crowd.settled(),
  );
  const { emcee, clock, platforms: stages } = stepped;
  const crowd: Crowd = openCrowd({
    ...{ clock, bot: emcee.bot, language: community.language, count: asked.members },
    // Apart from the bot's own chance: whoever looks in changes nothing of what is drawn there.
    draw: seeded(asked.seed + 1),
    platforms: stages.map(({ name }) => name),
  });
  try {
    await emcee.bot.adopt(community);
    await stock(emcee, community);
    await emcee.start();
    await clock.advance({ ms: asked.days * DAY_MS - 1 });
    const outcome = await outcomeOf(database, community.id);
    return {
      community,
      asked,
      stages,
      faults,
      ...outcome,
      looks: await looked(emcee, community, asked),
    };
  } finally {
    await emcee.stop();
    await database.close();
  }
}

/** Pools that get their codes from a file would be empty here: made-up ones stand in. */
async function stock(emcee: Emcee, { id, givers = [] }: Community): Promise<void> {
  for (const [n, pool] of givers.flatMap(({ names }) => names).entries()) {
    const codes = Array.from({ length: CODES }, (_, k) => `REHEARSED${(n + 1) * 100_000 + k}`);
    await emcee.shell({
      ...{ communityId: id, words: `drop import "${pool}"`, spaces: [], key: `stock/${pool}` },
      content: bytes(codes.join('\n')),
    });
  }
}

async function* bytes(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}

async function looked(
  emcee: Emcee,
  { id, commands }: Community,
  { locale }: Asked,
): Promise<Rehearsed['looks']> {
  const known = LOOKS.filter((words) => commands.some(({ name }) => name === words));
  const told: { words: string; answer: string }[] = [];
  for (const words of known) {
    const { text } = await emcee.shell({
      communityId: id,
      words,
      spaces: [],
      key: `look/${words}`,
      locale,
    });
    told.push({ words, answer: text });
  }
  return told;
}
