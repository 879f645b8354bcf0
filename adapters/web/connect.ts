import type { Bot, Platform } from '../../src/bot/port.ts';
import type { Abilities } from '../../src/chat/ability.ts';
import type { Clock } from '../../src/clock.ts';
import type { Sql } from '../../src/database/sql.ts';
import type { Log } from '../../src/log.ts';
import { abilities } from './abilities.ts';
import type { Ground } from './act.ts';
import { looksOf } from './commands.ts';
import { deliver } from './deliver.ts';
import { open } from './files.ts';
import { openHub } from './hub.ts';
import { openMemory } from './memory.ts';
import { pageRoutes } from './page-routes.ts';
import { type People, peopleOf } from './people.ts';
import type { Coming } from './protocol.ts';
import { openStore, type Seal } from './store.ts';
import { openTimetables } from './timetables.ts';

export type WebOptions = {
  readonly database: Sql;
  readonly seal: Seal;
  readonly clock: Clock;
  readonly log: Log;
  /** of the other platforms, for "show as" */
  readonly others: readonly Abilities[];
  /** what the timetable will run in the coming days, soonest first */
  readonly coming: (community: string) => Promise<readonly Coming[]>;
  /** where the built page is */
  readonly pageFolder: string;
  /** how often the timetable is looked at while a page is open, in ms */
  readonly lookEveryMs?: number;
  /** host names, beside this machine's own, under which the playground may be reached */
  readonly hosts?: readonly string[];
};

export type Playground = Platform & {
  /** acts as the people would whom one can be here */
  readonly people: People;
};

const LOOK_MS = 30_000;

/** The playground: a chat in the browser. One process serves it: pages hear of changes made there. */
export function web(options: WebOptions): Playground {
  const { clock, log } = options;
  let bot: Bot | undefined;
  let toldLooks = '';
  let callOff = () => {};

  const store = openStore(options.database, options.seal);
  const timetables = openTimetables(options.coming, log);
  const looks = [abilities, ...options.others];
  const memory = openMemory(store, clock, (row) => hub.changed(row));
  const hub = openHub({ memory: () => memory, timetables, looks });
  const communities = () => bot?.communities() ?? [];
  const ground = (): Ground | undefined => bot && { bot, memory, clock, log };

  async function refresh(community: string): Promise<void> {
    const rows = await timetables.changed(community);
    if (rows !== undefined) hub.tell(community, { is: 'timetable', rows });
  }
  function lookAgain(): void {
    callOff = clock.after(options.lookEveryMs ?? LOOK_MS, () => {
      for (const community of hub.seated()) void refresh(community);
      lookAgain();
    });
  }

  return {
    name: 'web',
    abilities,
    open,
    async start(started) {
      bot = started;
      lookAgain();
    },
    async stop() {
      callOff();
      bot = undefined;
      for (const link of hub.links) link.close();
    },
    health: () => (bot ? { ready: true } : { ready: false, why: 'the bot has not started' }),
    async register() {
      const now = looksOf(communities());
      if (bot !== undefined && now !== toldLooks) await hub.greetAgain(bot);
      toldLooks = now;
      for (const community of hub.seated()) await refresh(community);
    },
    people: peopleOf(ground),
    ...deliver({ memory: () => memory, communities, log }),
    routes: pageRoutes({
      served: { hub, ground, acted: (community) => void refresh(community) },
      memory: () => memory,
      pageFolder: options.pageFolder,
      hosts: options.hosts ?? [],
    }),
  };
}
