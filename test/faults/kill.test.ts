import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { openEmbedded } from '../../src/database/embedded.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { booksOf, rightBooks } from '../support/faults/books.ts';
import { holds } from '../support/faults/bot.ts';
import { endProcesses, startReal } from '../support/faults/real-process.ts';
import {
  allReceived,
  byWebhook,
  startWithCard,
  type TelegramCrowd,
  telegramCrowd,
} from '../support/faults/telegram-crowd.ts';
import { postgres } from '../support/services/postgres.ts';

const PEOPLE = 150;

let crowd: TelegramCrowd;

beforeEach(async () => {
  crowd = await telegramCrowd(PEOPLE);
});
afterEach(async () => {
  await endProcesses();
  expect(crowd.server.rejected).toEqual([]);
  await crowd.server.close();
});

type Card = Awaited<ReturnType<typeof startWithCard>>['card'];

/** Everybody taps, a few at a time, and every third tap is delivered twice. */
async function allTap(card: Card, done: () => boolean) {
  const { members, server } = crowd;
  const taps = [];
  for (const [n, member] of members.entries()) {
    taps.push(member.taps(card, 'Check in'));
    const update = server.updates.at(-1);
    if (n % 3 === 0 && update !== undefined) server.redeliver(update);
    if (n % 10 === 9) await new Promise((resolve) => setTimeout(resolve, done() ? 0 : 40));
  }
  return taps;
}

/** Cards that stand in a group, the first one left out. */
const cards = ({ messages }: TelegramCrowd['lounge']) =>
  messages.filter(({ buttons }) => buttons.length > 0);

type Row = { state: string; message: string | null; space: string };

/** No message stands twice; what may have been lost on the way says that nobody knows. */
async function outboxIsHonest(database: Database): Promise<void> {
  const rows = await database.query<Row>('select state, message, space from delivery');
  expect(new Set(rows.map(({ state }) => state))).toEqual(
    new Set(['sent', ...(rows.some(({ state }) => state === 'unsure') ? ['unsure'] : [])]),
  );
  for (const [space, group] of [
    ['hall', crowd.group],
    ['lounge', crowd.lounge],
  ] as const) {
    const mine = rows.filter((row) => row.space === space);
    const sent = mine.filter(({ state }) => state === 'sent');
    expect(new Set(sent.map(({ message }) => message)).size).toBe(sent.length);
    expect(cards(group).length).toBeGreaterThanOrEqual(sent.length);
    expect(cards(group).length).toBeLessThanOrEqual(mine.length);
  }
}

describe('killed in the middle of a stream of updates', () => {
  test('by webhook, on Postgres, twice: every check-in once, every update confirmed', async () => {
    const { url } = await postgres();
    const settings = await byWebhook(crowd.settings, url);
    const database = await openPostgres(url, { connections: 2 });
    const count = async () => (await booksOf(database)).checkIns;
    let { bot, card } = await startWithCard(crowd, settings);

    let over = false;
    const tapping = allTap(card, () => over);
    for (const [turn, kept] of [25, 80].entries()) {
      await holds(`${kept} check-ins`, async () => (await count()) >= kept);
      const posting = [0, 1, 2, 3, 4].map((n) =>
        bot.shell('check-in card', ['lounge'], `card/${turn}/${n}`).catch(() => undefined),
      );
      await posting[turn];
      await bot.kill();
      await Promise.all(posting);
      bot = await startReal(settings);
    }
    over = true;
    const taps = await tapping;
    await allReceived(crowd.server);
    const receipts = PEOPLE + (await shellReceipts(database));
    expect(await booksOf(database)).toEqual(rightBooks(PEOPLE, receipts));
    await Promise.all(taps.map((tap) => tap.answered()));

    // What the killed ones had claimed is given up after a minute at the latest.
    await database.execute(`update delivery set due_at = now() - interval '1 minute'
      where state = 'sending' and attempts > 0 and due_at > now() + interval '30 seconds'`);
    await holds('the outbox to be empty', async () => {
      const left = await database.query(
        `select 1 from delivery where state in ('waiting', 'sending')`,
      );
      return left.length === 0;
    });
    await outboxIsHonest(database);
    expect((await bot.stop()).code).toBe(0);
    await database.close();
  });

  test('by polling, on the embedded database: every check-in once, every update confirmed', async () => {
    const { settings, server } = crowd;
    const { EMCEE_SECRET: _, ...own } = settings;
    let { bot, card } = await startWithCard(crowd, own);
    let over = false;
    const tapping = allTap(card, () => over);
    const answered = () => server.counts.get('answerCallbackQuery') ?? 0;
    for (const kept of [20, 90]) {
      await holds(`${kept} answers`, () => answered() >= kept);
      await bot.kill();
      bot = await startReal(own);
    }
    over = true;
    await tapping;
    await allReceived(server);
    expect((await bot.stop()).code).toBe(0);
    const database = await openEmbedded({ folder: own['EMCEE_DATA'] ?? '' });
    const receipts = PEOPLE + (await shellReceipts(database));
    expect(await booksOf(database)).toEqual(rightBooks(PEOPLE, receipts));
    await database.close();
  });
});

async function shellReceipts(database: Database): Promise<number> {
  const rows = await database.query(`select 1 from receipt where key not like 'telegram/%'`);
  return rows.length;
}
