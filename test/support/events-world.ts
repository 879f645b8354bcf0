import { pino } from 'pino';
import { openCrowd } from '../../src/bot/crowd/crowd.ts';
import { hear } from '../../src/bot/hearing/hear.ts';
import { lookupsOn } from '../../src/bot/hearing/lookups.ts';
import type { Core } from '../../src/bot/running/core.ts';
import { enrol } from '../../src/bot/running/enrol.ts';
import { openRegistry } from '../../src/bot/running/registry.ts';
import { alarmOn } from '../../src/bot/timetable/alarm.ts';
import { chanceFrom } from '../../src/chance.ts';
import { plain } from '../../src/chat/text.ts';
import { loadCommunity } from '../../src/config/load.ts';
import type { Database } from '../../src/database/database.ts';
import { sealWith } from '../../src/database/seal.ts';
import { eventsOperation } from '../../src/operations/events/events.ts';
import { keepingWith } from '../../src/outbox/keeping.ts';

const GROUP = '-1001234567890';
const nothing = () => undefined;

/** A community with events alone, whose time is moved by hand. What is to be said stays in the outbox. */
export async function eventsWorld(
  database: Database,
  it: { readonly zone: string; readonly now: Date; readonly settings: string },
) {
  let now = it.now;
  let drawn = 0;
  let said = 0;
  const core = await coreOn(database, it, {
    now: () => now,
    below: (limit) => (drawn++ * 7919 + 13) % limit,
  });
  const { ring } = alarmOn(core, { arm: async () => {} });
  return {
    now: () => now,
    set: (to: Date) => {
      now = to;
    },
    rings: ring,
    /** Somebody types a command; 1 is the planner. Returns the answer. */
    async types(person: number, words: string): Promise<string> {
      const [name = '', ...rest] = words.split(' ');
      const heard = await hear(core, {
        ...{ key: `telegram/${++said}`, at: now },
        from: {
          ...{ platform: 'telegram', id: String(person), name: `Person ${person}` },
          ...{ administers: false, roles: [] },
        },
        place: { platform: 'telegram', chat: GROUP, private: false },
        what: { is: 'command', name, typed: rest.join(' '), named: {} },
      });
      return heard.is === 'said' ? plain(heard.reply.text) : heard.is;
    },
  };
}

async function coreOn(
  database: Database,
  it: { readonly zone: string; readonly settings: string },
  time: { readonly now: () => Date; readonly below: (limit: number) => number },
): Promise<Core> {
  const clock = { now: time.now, elapsed: () => 0, after: () => nothing };
  const seal = sealWith(Buffer.alloc(32, 1));
  const keeping = keepingWith(seal);
  const registry = openRegistry();
  const file = `community: readers\nname: { en: Readers, zh: 读者 }\ntimezone: ${it.zone}
language: en
spaces:\n  hall: { telegram: ${GROUP} }\nroles:\n  planner: { telegram: [1] }
operations:\n  events: ${it.settings}\n`;
  const read = loadCommunity('readers.yaml', file, [eventsOperation]);
  if (!read.ok) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  registry.put(read.community, await enrol(database, read.community));
  return {
    ...{ database, clock, seal, keeping, registry, publicUrl: 'http://127.0.0.1:3000' },
    chance: chanceFrom(time.below),
    crowd: openCrowd({ database, clock, keeping, onCommit: nothing, observe: nothing }),
    lookups: lookupsOn(database),
    standings: { rank: () => 1 } as never,
    log: pino({ level: 'silent' }),
    abilitiesOf: nothing,
    opener: nothing,
    inspector: nothing,
    foresee: async () => ({ answer: undefined, messages: [], members: 0 }),
    count: { update: nothing, failure: nothing, lateness: nothing },
  };
}
