import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Coming } from '../../adapters/web/protocol.ts';
import type { Heard } from '../../src/bot/port.ts';
import type { Incoming } from '../../src/chat/incoming.ts';
import type { Database } from '../../src/database/database.ts';
import { nightReaders, playgroundBot } from './playground-bot.ts';
import { type ScriptedBot, scriptedBot } from './scripted-bot.ts';
import { embedded } from './services/embedded.ts';
import { type ConnectedWeb, connectWeb } from './web-adapter.ts';

export type Served = {
  database: Database;
  web: ConnectedWeb;
  bot: ScriptedBot;
  /** Starts again over the same database, with a bot that answers so. */
  readonly again: (answers?: (incoming: Incoming) => Heard | Promise<Heard>) => Promise<void>;
};

/** A playground for each test of a file, empty at first, without its page. */
export function servedPlayground(): Served {
  const served = {} as Served;

  async function start(answers?: (incoming: Incoming) => Heard | Promise<Heard>) {
    served.web = await connectWeb(
      served.database,
      (platform) => {
        served.bot = answers
          ? scriptedBot({ answers, communities: [nightReaders] })
          : playgroundBot(platform);
        return served.bot;
      },
      { coming },
    );
  }

  beforeAll(async () => {
    served.database = await embedded();
  });
  afterAll(() => served.database.close());
  beforeEach(async () => {
    await served.database.execute('delete from web_message');
    await start();
  });
  afterEach(() => served.web.close());
  return Object.assign(served, {
    async again(answers?: (incoming: Incoming) => Heard | Promise<Heard>) {
      await served.web.close();
      await start(answers);
    },
  });
}

async function coming(): Promise<Coming[]> {
  return [
    {
      name: 'morning card',
      at: new Date('2026-03-02T00:00:00Z'),
      run: 'checkin card',
      in: ['hall'],
      paused: false,
      lateMs: 7_200_000,
    },
  ];
}

let ids = 0;

/** Of an action, as a page makes them. */
export function newId(): string {
  return `action-${String(++ids).padStart(6, '0')}`;
}
