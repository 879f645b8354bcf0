import { pino } from 'pino';
import type { Community } from '../../../src/bot/community.ts';
import type { Heard } from '../../../src/bot/port.ts';
import { chanceFrom, seeded } from '../../../src/chance.ts';
import type { Incoming, Person, Place, What } from '../../../src/chat/incoming.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { plain } from '../../../src/chat/text.ts';
import type { Database } from '../../../src/database/database.ts';
import { sealWith } from '../../../src/database/seal.ts';
import type { Emcee } from '../../../src/emcee.ts';
import { openMetrics } from '../../../src/http/metrics.ts';
import { pressesOf } from '../../../src/rehearsal/reaction.ts';
import type { SteppedClock } from '../../../src/stepped-clock.ts';
import { stagesOn, steppedEmcee } from '../../../src/stepped-emcee.ts';

/** A message with buttons, where it was seen. */
export type Seen = {
  readonly place: Place;
  readonly message?: string;
  readonly presses: readonly string[];
};

/** A bot on three platforms that keep what they are told, and what was seen of it. */
export type World = {
  readonly community: Community;
  readonly database: Database;
  readonly clock: SteppedClock;
  readonly bot: Emcee['bot'];
  /** the latest first */
  readonly seen: readonly Seen[];
  /** what should not have happened, with what was done before */
  readonly wrong: readonly string[];
  readonly complain: (what: string) => void;
  readonly hear: (from: Person, place: Place, what: What) => Promise<Heard>;
  /** what was answered, by what was asked */
  readonly heard: ReadonlyMap<Incoming, Heard>;
  readonly stop: () => Promise<void>;
};

const REMEMBERED = 40;
const TOLD = 6;
/** What nobody should ever read. */
const NONSENSE = /\bundefined\b|\bNaN\b|\[object |\$\{|went wrong on my side|我这边出了点问题/;

export async function openWorld(
  database: Database,
  community: Community,
  seed: number,
): Promise<World> {
  const wrong: string[] = [];
  const done: string[] = [];
  const seen: Seen[] = [];
  const heard = new Map<Incoming, Heard>();
  const complain = (what: string) => void wrong.push([what, ...done.slice(-TOLD)].join('\n  '));
  const log = pino({ level: 'error' }, { write: (line: string) => complain(line) });

  function look(reply: Reply, where: Omit<Seen, 'presses'>): void {
    const labels = (reply.buttons ?? []).map(({ label }) => label);
    const words = [reply.title ?? '', plain(reply.text), ...labels].join('\n');
    if (NONSENSE.test(words)) complain(words);
    const presses = pressesOf(reply);
    if (presses.length > 0) seen.unshift({ ...where, presses });
    seen.length = Math.min(seen.length, REMEMBERED);
  }

  const { emcee, clock } = steppedEmcee('2026-11-23T01:00:00Z', (clock) => ({
    ...{ database, log, metrics: openMetrics({ clock }) },
    seal: sealWith(Buffer.alloc(32)),
    chance: chanceFrom(seeded(seed)),
    platforms: stagesOn(clock, ({ id, place, reply }) => look(reply, { place, message: id })),
  }));
  await emcee.bot.adopt(community);
  await emcee.start();

  async function hear(from: Person, place: Place, what: What): Promise<Heard> {
    const incoming: Incoming = { key: `walk/${done.length}`, at: clock.now(), from, place, what };
    done.push(`${from.handle} in ${place.chat}: ${JSON.stringify(what)}`);
    emcee.bot.expects(incoming);
    const answer = await emcee.bot.hear(incoming);
    heard.set(incoming, answer);
    if (answer.is === 'said' || answer.is === 'question') look(answer.reply, { place });
    return answer;
  }

  return {
    ...{ community, database, clock, seen, wrong, complain, hear, heard },
    bot: emcee.bot,
    stop: () => emcee.stop(),
  };
}
