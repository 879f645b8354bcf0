import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Coming } from '../../adapters/web/protocol.ts';
import type { Database } from '../../src/database/database.ts';
import { dailyCard, hall, playgroundBot } from './playground-bot.ts';
import type { ScriptedBot } from './scripted-bot.ts';
import { embedded } from './services/embedded.ts';
import { type ConnectedWeb, connectWeb } from './web-adapter.ts';
import { builtPage, openBrowser } from './web-browser.ts';

export type Playground = {
  readonly browser: Browser;
  readonly pageFolder: string;
  served: ConnectedWeb;
  bot: ScriptedBot;
  /** Serves it again, on the same port, with the same database. */
  readonly serveAgain: () => Promise<void>;
};

/** The built page, served beside a scripted bot, with a browser to open it in: for a whole test file. */
export function openPlayground(): Playground {
  const opened = {} as Playground & { browser: Browser; pageFolder: string };
  let database: Database;

  async function serve(port: number): Promise<void> {
    opened.served = await connectWeb(
      database,
      (platform) => {
        opened.bot = playgroundBot(platform);
        return opened.bot;
      },
      { pageFolder: opened.pageFolder, coming, port },
    );
  }

  beforeAll(async () => {
    [opened.browser, database, opened.pageFolder] = await Promise.all([
      openBrowser(),
      embedded(),
      builtPage(),
    ]);
    await serve(0);
    const { platform } = opened.served;
    await platform.send(hall, { text: 'Good evening.' }, { key: 'hello', asOne: false });
    const long = { title: 'Chapter three', text: 'All happy families are alike. '.repeat(180) };
    await platform.send(hall, long, { key: 'long', asOne: false });
    await platform.send(hall, dailyCard([]), { key: 'card', asOne: true });
  });
  afterAll(async () => {
    await opened.browser.close();
    await opened.served.close();
    await database.close();
  });
  return Object.assign(opened, { serveAgain: () => serve(opened.served.port) });
}

async function coming(): Promise<Coming[]> {
  return [
    {
      name: 'morning card',
      at: new Date(Date.now() + 3_600_000),
      run: 'checkin card',
      in: ['hall'],
      paused: false,
      lateMs: 7_200_000,
    },
  ];
}
