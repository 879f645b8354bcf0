import path from 'node:path';
import type { Client } from 'pg';
import { freePort } from '../test/support/services/ports.ts';
import { openStatements } from './claim-statement.ts';
import type { Cell } from './contender.ts';
import { answers, crowds, emceeEnvironment, until } from './emcee.ts';
import { type Measured, startNode } from './process.ts';
import { type Stage, writeCommunity } from './stage.ts';
import type { Row } from './table.ts';
import type { TelegramProcess } from './telegram-process.ts';
import { middle } from './turns.ts';
import { groupCommand } from './updates.ts';

/** Drawn for one drop; whoever is faster than the bench is stopped when all are handed out. */
const CODES = 10_000;
const AT_ONCE = 64;

type What = {
  readonly root: string;
  readonly telegram: TelegramProcess;
  readonly rounds: number;
  readonly seconds: number;
};

/** Codes of a drop by taps in a group, beside what Postgres does by itself; medians of so many rounds. */
export async function claimRates(stage: Stage, what: What): Promise<readonly Row[]> {
  const drops = await startDrops(stage, what);
  try {
    const contenders = [{ name: 'Emcee', run: drops.run }, ...(await openStatements(stage))];
    const taken = contenders.map((): Cell[] => []);
    await drops.run(what.seconds);
    for (let round = 0; round < what.rounds; round += 1)
      for (const [n, { run }] of contenders.entries())
        taken[n]?.push(await run(what.seconds, AT_ONCE));
    return contenders.map(({ name }, n) => ({
      ...{ kind: 'tap', concurrency: AT_ONCE, name },
      cell: middle(taken[n] ?? []),
    }));
  } finally {
    await drops.stop();
  }
}

/** Emcee with a pool of codes; each run is a drop of its own. */
async function startDrops(stage: Stage, { root, telegram }: What) {
  const books = await stage.database('claims', 'emcee');
  const port = await freePort();
  const pools = 'coupons: { pools: { tea: { generate: { length: 10 } } } }';
  const emcee = startNode(
    [path.join(root, 'bin/emcee.js'), 'start'],
    {
      ...emceeEnvironment(telegram.apiRoot, port),
      DATABASE_URL: stage.urlOf('claims'),
      EMCEE_COMMUNITIES: await writeCommunity(path.join(stage.folder, 'drops'), undefined, pools),
      EMCEE_DATA: path.join(stage.folder, 'claims'),
    },
    path.join(stage.folder, 'claims.log'),
  );
  let drop = 0;
  return {
    async run(seconds: number): Promise<Cell> {
      drop += 1;
      await begin(books, port, drop);
      return measure(stage, { emcee, telegram, books, port, drop }, seconds);
    },
    stop: emcee.stop,
  };
}

/** A new drop, whose card stands; those before it are drawn to the end. */
async function begin(books: Client, port: number, drop: number): Promise<void> {
  await until(async () => (await count(books, BEHIND)) === 0, 'the cards are drawn');
  for (const one of ['truncate receipt', 'vacuum', 'checkpoint']) await books.query(one);
  await answers(port, groupCommand(drop, `/drop_start Drop${drop} tea ${CODES}`));
  await until(async () => (await count(books, 'from card_post')) === drop, 'the card is posted');
}

const BEHIND = `from card_post p join card c on c.id = p.card_id where p.state = 'up' and p.drawn < c.version`;

async function count(books: Client, what: string): Promise<number> {
  return Number((await books.query(`select count(*) as n ${what}`)).rows[0].n);
}

type Parts = {
  readonly emcee: Measured;
  readonly telegram: TelegramProcess;
  readonly books: Client;
  readonly port: number;
  readonly drop: number;
};

async function measure(
  stage: Stage,
  { emcee, telegram, books, port, drop }: Parts,
  seconds: number,
): Promise<Cell> {
  const before = { bot: emcee.cpu(), database: stage.cpu(), crowds: await crowds(port) };
  const asked = { kind: 'tap', concurrency: AT_ONCE, seconds, port, members: CODES } as const;
  const taken = await telegram.load(asked);
  const [bot, database] = [emcee.cpu() - before.bot, stage.cpu() - before.database];
  const after = await crowds(port);
  await verify(books, drop, taken.answered);
  return {
    perSecond: taken.answered / taken.seconds,
    ...{ p50: taken.p50, p99: taken.p99 },
    bot: (1000 * bot) / taken.answered,
    database: (1000 * database) / taken.answered,
    crowd: (after.units - before.crowds.units) / (after.crowds - before.crowds.crowds),
  };
}

/** @throws when a claim that was answered is not in the books, or two have one code */
async function verify(books: Client, drop: number, answered: number): Promise<void> {
  const { rows } = await books.query(
    `select d.claimed, d.number - d."left" as gone,
       (select count(*) from coupon_claim where drop_id = d.id) as claims,
       (select count(distinct member_id) from coupon_claim where drop_id = d.id) as members,
       (select count(distinct coupon_id) from coupon_claim where drop_id = d.id) as codes,
       (select count(*) from coupon where drop_id = d.id and state = 'claimed') as out
     from coupon_drop d where d.name = $1`,
    [`Drop${drop}`],
  );
  const differ = Object.entries(rows[0] ?? { drop: 0 }).filter(([, n]) => Number(n) !== answered);
  if (differ.length === 0) return;
  const told = differ.map(([name, n]) => `${name}: ${n} instead of ${answered}`).join(', ');
  throw new Error(`The books disagree with the claims that were answered: ${told}`);
}
