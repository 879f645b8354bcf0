import path from 'node:path';
import type { Client } from 'pg';
import { freePort } from '../test/support/services/ports.ts';
import type { Cell, Contender } from './contender.ts';
import { verifyEmcee } from './emcee-books.ts';
import { type Measured, startNode } from './process.ts';
import type { Stage } from './stage.ts';
import type { TelegramProcess } from './telegram-process.ts';
import { groupCommand, SECRET, TOKEN } from './updates.ts';

export type EmceeContender = Contender & { readonly memory: Measured['memory'] };

export type EmceeOptions = {
  readonly name: string;
  /** the checkout whose build runs */
  readonly root: string;
  readonly database: string;
  readonly telegram: TelegramProcess;
  readonly communities: string;
  readonly discord: { readonly token: string; readonly api: string };
};

export async function startEmcee(stage: Stage, options: EmceeOptions): Promise<EmceeContender> {
  const { telegram, discord, database } = options;
  const books = await stage.database(database, 'emcee');
  const port = await freePort();
  const emcee = startNode(
    [path.join(options.root, 'bin/emcee.js'), 'start'],
    {
      ...emceeEnvironment(telegram.apiRoot, port),
      DATABASE_URL: stage.urlOf(database),
      EMCEE_COMMUNITIES: options.communities,
      EMCEE_DATA: path.join(stage.folder, database),
      DISCORD_BOT_TOKEN: discord.token,
      DISCORD_API_ROOT: discord.api,
    },
    path.join(stage.folder, `${database}.log`),
  );
  await answers(port, groupCommand(1, '/check_in_card'));
  await until(async () => (await count(books, 'card_post')) === 1, 'the card is posted');
  return {
    name: options.name,
    kinds: ['message', 'tap'],
    run: (asked) => measure(stage, { emcee, telegram, books, port }, asked),
    memory: emcee.memory,
    stop: emcee.stop,
  };
}

/** Telegram by webhook. */
export function emceeEnvironment(apiRoot: string, port: number): Record<string, string> {
  return {
    PORT: String(port),
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: apiRoot,
    TELEGRAM_WEBHOOK_URL: `http://127.0.0.1:${port}`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    EMCEE_SECRET: 'VGhlIGJlbmNoIGtlZXBzIG5vIHNlY3JldHMgYXQgYWw=',
  };
}

type Parts = {
  readonly emcee: Measured;
  readonly telegram: TelegramProcess;
  readonly books: Client;
  readonly port: number;
};

async function measure(
  stage: Stage,
  { emcee, telegram, books, port }: Parts,
  asked: Parameters<Contender['run']>[0],
): Promise<Cell> {
  await startAfresh(books);
  const before = { bot: emcee.cpu(), database: stage.cpu(), crowds: await crowds(port) };
  const taken = await telegram.load({ ...asked, port, members: stage.members });
  const [bot, database] = [emcee.cpu() - before.bot, stage.cpu() - before.database];
  const after = await crowds(port);
  await verifyEmcee(books, taken.answered);
  return {
    perSecond: taken.answered / taken.seconds,
    ...{ p50: taken.p50, p99: taken.p99 },
    bot: (1000 * bot) / taken.answered,
    database: (1000 * database) / taken.answered,
    crowd: (after.units - before.crowds.units) / (after.crowds - before.crowds.crowds),
  };
}

/** As on a day nobody came in yet; the card stays where it is. */
async function startAfresh(books: Client): Promise<void> {
  await books.query(`
    truncate check_in, check_in_streak, check_in_day, receipt, ledger_entry;
    update ledger_account set balance = 0, earned = 0, day_earned = 0, week_earned = 0, season_earned = 0
    where earned <> 0`);
  await books.query('select board_fold()');
  await books.query('vacuum ledger_account, check_in, card, board_move, board_count');
  await books.query('checkpoint');
}

/** How many units were committed, in how many transactions, so far. */
export async function crowds(port: number): Promise<{ units: number; crowds: number }> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
  return { units: read('emcee_crowd_size_sum'), crowds: read('emcee_crowd_size_count') };
}

async function count(client: Client, table: string): Promise<number> {
  return Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n);
}

/** Sends an update again and again until it is answered with 200. */
export async function answers(port: number, update: object): Promise<void> {
  const ask = () =>
    fetch(`http://127.0.0.1:${port}/telegram/updates`, {
      method: 'POST',
      headers: { 'x-telegram-bot-api-secret-token': SECRET, 'content-type': 'application/json' },
      body: JSON.stringify(update),
    }).then(
      ({ status }) => status === 200,
      () => false,
    );
  await until(ask, `an answer on port ${port}`);
}

export async function until(done: () => Promise<boolean>, what: string): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (await done()) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
  throw new Error(`Waited too long: ${what}`);
}
