import path from 'node:path';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { web } from '../adapters/web/connect.ts';
import type { Community } from '../src/bot/community.ts';
import { systemChance } from '../src/chance.ts';
import { systemClock } from '../src/clock.ts';
import { loadFolder } from '../src/config/folder.ts';
import type { Database } from '../src/database/database.ts';
import { sealWith } from '../src/database/seal.ts';
import { liveFirstDays } from '../src/first-days.ts';
import { openMetrics } from '../src/http/metrics.ts';
import { operations } from '../src/operations.ts';
import { embedded } from './support/services/embedded.ts';
import { root } from './support/source-files.ts';

const DAY_MS = 86_400_000;

async function nightReaders(): Promise<Community> {
  const { communities } = await loadFolder(path.join(root, 'communities'), operations);
  const [community] = communities;
  if (community === undefined) throw new Error('the example is not there');
  return community;
}

/** What `emcee start` does for a community that is new; what it logs. */
async function live(community: Community, database: Database, now: Date): Promise<string[]> {
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const seal = sealWith(Buffer.alloc(32, 7));
  const metrics = openMetrics({ clock: systemClock });
  await liveFirstDays(community, {
    ...{ database, seal, log, metrics, chance: systemChance, now },
    openPlayground: (clock) =>
      web({
        ...{ database, seal, clock, log, others: [], coming: async () => [], pageFolder: root },
        lookEveryMs: DAY_MS,
      }),
  });
  return lines;
}

const told = (database: Database) =>
  database.query<{ text: string }>('select content::text as text from web_message order by id');

/** Whatever is on the timetable of the days before, or has to be run by hand. */
it.each([
  ['a Sunday', '2026-11-22T09:30:00Z', 'zh', /欢迎大家/],
  ['a Tuesday', '2026-11-24T22:10:00Z', 'en', /Welcome! This month/],
  ['a Saturday', '2026-11-28T00:30:00Z', 'zh', /老译本/],
] as const)(
  'on %s the playground has a question solved and one open, a quiz played, an evening planned and coupons taken',
  async (_, now, language, said) => {
    const database = await embedded();
    const community = { ...(await nightReaders()), language };
    expect(await live(community, database, new Date(now))).toEqual([]);

    expect(await database.query('select state, accepted from question order by id')).toEqual([
      { state: 'accepted', accepted: 2 },
      { state: 'open', accepted: null },
    ]);
    expect(
      await database.query(
        'select answer, count(*)::int as n from event_coming group by answer order by answer',
      ),
    ).toEqual([
      { answer: 'maybe', n: 1 },
      { answer: 'yes', n: 2 },
    ]);
    const [event] = await database.query<{ starts_at: Date }>(
      'select starts_at from event where taken = 2',
    );
    expect(event?.starts_at.toISOString()).toMatch(/T12:00:00/);
    expect(await database.query('select players from quiz where players > 0')).toEqual([
      { players: 3 },
    ]);
    expect(await database.query('select count(*)::int as n from coupon_claim')).toEqual([{ n: 2 }]);
    expect(await database.query("select key from delivery where state <> 'sent'")).toEqual([]);

    const texts = (await told(database)).map(({ text }) => text).join('\n');
    expect(texts).toMatch(said);
    expect(texts).not.toMatch(/TEA-/);
    const before = (await told(database)).length;
    await live(community, database, new Date(Date.parse(now) + DAY_MS));
    expect(await told(database)).toHaveLength(before);
    await database.close();
  },
);

it('a community of which little is in the config lives through them as well', async () => {
  const database = await embedded();
  const community = { ...(await nightReaders()), timetable: [] };
  expect(await live(community, database, new Date('2026-11-22T09:30:00Z'))).toEqual([]);
  const texts = (await told(database)).map(({ text }) => text).join('\n');
  expect(texts).toMatch(/欢迎大家/);
  expect(texts).not.toMatch(/\/run/);
  await database.close();
});
