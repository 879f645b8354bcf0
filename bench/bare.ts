import path from 'node:path';
import type { Client } from 'pg';
import { freePort, listening } from '../test/support/services/ports.ts';
import type { Contender } from './contender.ts';
import { startNode } from './process.ts';
import type { Stage } from './stage.ts';
import { POINTS } from './statement.ts';
import type { TelegramProcess } from './telegram-process.ts';
import { SECRET, TOKEN } from './updates.ts';

/** The handler that one would write without Emcee. */
export async function startBare(stage: Stage, telegram: TelegramProcess): Promise<Contender> {
  const books = await stage.database('bare', 'bare');
  const port = await freePort();
  const bare = startNode(
    ['--import', 'tsx', path.join(import.meta.dirname, 'bare-handler.ts')],
    {
      ...{ TOKEN, SECRET, PORT: String(port), NODE_ENV: 'production' },
      API_ROOT: telegram.apiRoot,
      DATABASE_URL: stage.urlOf('bare'),
    },
    path.join(stage.folder, 'bare.log'),
  );
  await listening(port, 'the bare handler');
  return {
    name: 'telegraf, one statement',
    kinds: ['message', 'tap'],
    async run(asked) {
      await startAfresh(books);
      const before = { bot: bare.cpu(), database: stage.cpu() };
      const taken = await telegram.load({ ...asked, port, members: stage.members });
      const [bot, database] = [bare.cpu() - before.bot, stage.cpu() - before.database];
      await verifyBare(books, taken.answered);
      return {
        perSecond: taken.answered / taken.seconds,
        ...{ p50: taken.p50, p99: taken.p99 },
        bot: (1000 * bot) / taken.answered,
        database: (1000 * database) / taken.answered,
      };
    },
    stop: bare.stop,
  };
}

export async function startAfresh(books: Client): Promise<void> {
  await books.query('truncate check_in; update points set total = 0 where total <> 0');
  await books.query('vacuum points, check_in');
  await books.query('checkpoint');
}

/** @throws when the tables do not hold exactly what was answered */
export async function verifyBare(books: Client, answered: number): Promise<void> {
  const { rows } = await books.query(
    'select (select count(*) from check_in) as n, (select sum(total) from points) as total',
  );
  const [n, total] = [Number(rows[0].n), Number(rows[0].total)];
  if (n !== answered || total !== answered * POINTS)
    throw new Error(`Answered ${answered} check-ins; found ${n}, and ${total} points`);
}
