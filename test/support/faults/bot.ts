import { pino } from 'pino';
import { abilitiesOf } from '../../../adapters/telegram/abilities.ts';
import type { Operation } from '../../../src/bot/command.ts';
import type { Heard, Platform } from '../../../src/bot/port.ts';
import { systemChance } from '../../../src/chance.ts';
import type { Delivered } from '../../../src/chat/failure.ts';
import type { Incoming } from '../../../src/chat/incoming.ts';
import type { Reply } from '../../../src/chat/reply.ts';
import { plain } from '../../../src/chat/text.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { loadCommunity } from '../../../src/config/load.ts';
import type { Database } from '../../../src/database/database.ts';
import { sealWith } from '../../../src/database/seal.ts';
import { type Emcee, openEmcee } from '../../../src/emcee.ts';
import { openMetrics } from '../../../src/http/metrics.ts';
import { checkInOperation } from '../../../src/operations/check-in/check-in.ts';
import { libraryFrom } from '../emcee/library.ts';
import { PATIENCE_MS } from '../patience.ts';
import { troubleOperation } from './trouble.ts';

const HALL = '-1001234567890';

const file = `community: readers
name: { en: Readers, zh: 读者 }
timezone: Asia/Shanghai
language: en
spaces:
  hall: { telegram: ${HALL} }
  lounge: { telegram: -1009876543210 }
roles:
  admin: { telegram: [1] }
  planner: { telegram: [2] }
operations:
  check-in: { points: 5, first: 3, streaks: { 7: 20 } }
`;

/** A message that left the bot. */
export type Said = { readonly chat: string; readonly key: string; readonly text: string };

/** A process's worth of Emcee on a database, with a platform that only keeps what it is given. */
export type Process = Emcee & {
  readonly said: readonly Said[];
  /** lines of the log */
  readonly lines: readonly string[];
};

export async function openProcess(
  database: Database,
  how: {
    readonly redisUrl?: string;
    readonly clock?: Clock;
    readonly operations?: readonly Operation[];
    /** more lines of the file's `operations` */
    readonly settings?: string;
    readonly timetable?: string;
    /** files that operations read beside the communities' */
    readonly files?: Readonly<Record<string, string>>;
    /** what becomes of a message; sent when absent */
    readonly deliver?: (said: Said) => Promise<Delivered>;
  } = {},
): Promise<Process> {
  const { clock = systemClock, operations = [checkInOperation, troubleOperation] } = how;
  const said: Said[] = [];
  const lines: string[] = [];
  const emcee = openEmcee({
    ...{ database, clock, chance: systemChance, redisUrl: how.redisUrl, lookEveryMs: 100 },
    seal: sealWith(Buffer.alloc(32, 1)),
    log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }),
    metrics: openMetrics({ clock }),
    platforms: [keepingPlatform(said, how.deliver)],
  });
  const library = libraryFrom(how.files ?? {}, operations);
  const loaded = loadCommunity(
    'readers.yaml',
    file + (how.settings ?? '') + (how.timetable ?? ''),
    operations,
    {
      library,
    },
  );
  if (!loaded.ok) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));
  await emcee.bot.adopt(loaded.community);
  await emcee.start();
  return { ...emcee, said, lines };
}

function keepingPlatform(
  said: Said[],
  deliver: (one: Said) => Promise<Delivered> = async ({ key }) => ({ ok: true, message: key }),
): Platform {
  const take = (chat: string, reply: Reply, key: string) => {
    const one = { chat, key, text: plain(reply.text) };
    said.push(one);
    return deliver(one);
  };
  return {
    name: 'telegram',
    abilities: unpaced,
    start: async () => undefined,
    stop: async () => undefined,
    register: async () => undefined,
    health: () => ({ ready: true }),
    send: (to, reply, { key }) => take(to.chat, reply, key),
    direct: (to, reply, { key }) => take(to.id, reply, key),
    edit: async (message) => ({ ok: true, message }),
  };
}

/** Nothing is counted here: what is at fault is the outbox's own. */
const { pace: _, ...unpaced } = abilitiesOf({ ephemeral: false });

/** Somebody types a command in the hall. Person 1 is the admin, person 2 a planner. */
export function typed(key: string, person: number, words: string): Incoming {
  const [name = '', ...rest] = words.split(' ');
  return {
    key: `telegram/${key}`,
    at: systemClock.now(),
    from: {
      ...{ platform: 'telegram', id: String(person), name: `Person ${person}` },
      ...{ administers: false, roles: [] },
    },
    place: { platform: 'telegram', chat: HALL, private: false },
    what: { is: 'command', name, typed: rest.join(' '), named: {} },
  };
}

export function textOf(heard: Heard): string {
  return heard.is === 'said' ? plain(heard.reply.text) : heard.is;
}

/** Waits until something holds. @throws when it does not within the time (ms) */
export async function holds(
  what: string,
  look: () => boolean | Promise<boolean>,
  within = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + within;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
