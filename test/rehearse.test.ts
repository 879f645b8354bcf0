import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Community } from '../src/bot/community.ts';
import { readArguments } from '../src/cli/arguments.ts';
import { rehearse as tellOf } from '../src/cli/rehearse.ts';
import { loadCommunity } from '../src/config/load.ts';
import { operations } from '../src/operations.ts';
import type { Asked } from '../src/rehearsal/rehearsed.ts';
import { rehearse } from '../src/rehearse.ts';
import { nightWith } from './support/emcee/cast.ts';
import { ownFolder } from './support/services/shared.ts';
import { root } from './support/source-files.ts';

const MONDAY = new Date('2026-03-02T00:00:00Z');
const some = { days: 2, members: 8, seed: 1 };
const few: Asked = { ...some, from: MONDAY, locale: 'en' };

function read(yaml: string): Community {
  const loaded = loadCommunity('communities/night.yaml', yaml, operations, {});
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.community;
}

const GROUP = 'group: { telegram: -1001000000001 }';
const CARD = 'card: { cron: "0 10 * * *", run: check-in card, in: [group] }';
const drop = (pool: string, number: number) =>
  `tea: { cron: "0 11 * * *", run: drop start, with: { name: Tea, pool: ${pool}, number: ${number}, until: 3h }, in: [group] }`;
const POOLS = `check-in: { points: 5 }
coupons: { pools: { drawn: { generate: { length: 10 } }, brought: {} } }`;

/** What of it two rehearsals can be compared by. */
const told = ({ stages, flows, balances, missed }: Awaited<ReturnType<typeof rehearse>>) => ({
  shown: stages.flatMap(({ shown }) =>
    shown.map(({ at, key, taps, reply }) => ({ at: at.toISOString(), key, taps, reply })),
  ),
  ...{ flows, balances, missed },
});

test('made-up members check in and take coupons, as the timetable asks them to', async () => {
  const yaml = nightWith({
    spaces: GROUP,
    operations: POOLS,
    timetable: [CARD, drop('drawn', 3)].join('\n'),
  });
  const it = await rehearse(read(yaml), few);
  const cards = it.stages.flatMap(({ shown }) => shown);
  expect(cards.map(({ key }) => it.entryOf.get(key))).toEqual(['card', 'tea', 'card', 'tea']);
  expect(cards.every(({ taps }) => taps > 0)).toBe(true);
  expect(it).toMatchObject({ missed: [], undelivered: [], faults: [] });
  const [checkIns] = it.flows;
  expect(checkIns).toMatchObject({ reason: 'check-in', went: 0 });
  expect(it.balances.reduce((sum, one) => sum + one, 0)).toBe(checkIns?.came);
  expect(it.looks.map(({ words }) => words)).toEqual(['drop list', 'tasks']);
});

test('the same seed gives the same days, another one others', async () => {
  const community = read(
    nightWith({ spaces: GROUP, operations: POOLS, timetable: [CARD, drop('drawn', 3)].join('\n') }),
  );
  const [first, again, other] = [
    told(await rehearse(community, few)),
    told(await rehearse(community, few)),
    told(await rehearse(community, { ...few, seed: 2 })),
  ];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('a pool that gets its codes from a file has some here, so that its drops are rehearsed', async () => {
  const yaml = nightWith({ spaces: GROUP, operations: POOLS, timetable: drop('brought', 3) });
  const it = await rehearse(read(yaml), few);
  expect(it.missed).toEqual([]);
  expect(it.looks[0]?.answer).toMatch(/3/);
});

test('what would be declined is told, with the reason', async () => {
  const yaml = nightWith({
    spaces: GROUP,
    operations: POOLS,
    timetable: drop('brought', 2000),
  });
  const { missed } = await rehearse(read(yaml), few);
  expect(missed).toHaveLength(2);
  expect(missed[0]).toMatchObject({ entry: 'tea', state: 'skipped', reason: /1000/ });
});

test('what a platform leaves out is counted', async () => {
  const long = 'words and more of them, '.repeat(300);
  const timetable = `say: { cron: "0 10 * * *", run: say, with: { text: "${long}" }, in: [group] }`;
  const { stages } = await rehearse(read(nightWith({ spaces: GROUP, timetable })), few);
  expect([...(stages[0]?.lost ?? [])]).toEqual([['text-split', 2]]);
});

/** What `emcee rehearse` prints of a community, and its exit code. */
async function printed(yaml: string, language: 'en' | 'zh', from?: string) {
  const folder = await ownFolder(`rehearse-${language}`);
  await writeFile(path.join(folder, 'night.yaml'), yaml);
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const wanted = { ...some, now: MONDAY, ...(from && { from }) };
  const code = await tellOf(folder, operations, wanted, rehearse, { print, language });
  return { code, text: lines.join('\n') };
}

test('it is told in English and in Chinese, with the entry that caused each message', async () => {
  const yaml = nightWith({ spaces: GROUP, operations: POOLS, timetable: CARD });
  const english = await printed(yaml, 'en');
  expect(english.code).toBe(0);
  expect(english.text).toMatch(
    /^night, 2 days in Asia\/Shanghai \(UTC\+08:00\), rehearsed with 8 made-up members/,
  );
  expect(english.text).toMatch(/Mon {2}2026-03-02 {2}10:00 {2}group {2}card {2}Check-in · .* taps/);
  expect(english.text).toMatch(/check-in {2}\+\d+/);
  expect(english.text).toMatch(/Every entry did what it is for/);
  const chinese = await printed(yaml, 'zh', '2026-12-31');
  expect(chinese.text).toMatch(/周四 {2}2026-12-31 {2}10:00 {2}group/);
  expect(chinese.text).toMatch(/打卡 {2}\+\d+/);
});

test('it ends with 1 when something would not go as planned', async () => {
  const yaml = nightWith({ spaces: GROUP, operations: POOLS, timetable: drop('brought', 2000) });
  const { code, text } = await printed(yaml, 'en');
  expect(code).toBe(1);
  expect(text).toMatch(/Not as planned:\n\s+Mon {2}2026-03-02 {2}11:00 {2}tea {2}skipped: /);
});

test.each([
  [['rehearse'], { do: 'rehearse', days: 7, members: 20, seed: 1 }],
  [
    ['rehearse', 'night', '--from', '2026-12-24', '--members', '3'],
    { do: 'rehearse', community: 'night', from: '2026-12-24', members: 3 },
  ],
  [['rehearse', './x', '--days', '63'], { do: 'wrong', why: /--days .* 1 to 62/ }],
  [['rehearse', '--members', '0'], { do: 'wrong', why: /--members .* 1 to 500/ }],
  [['rehearse', '--from', '2026-02-30'], { do: 'wrong', why: /--from needs a day/ }],
  [['rehearse', 'a', 'b'], { do: 'wrong', why: /rehearse takes one/ }],
])('emcee %s', (typed, asked) => {
  const read = readArguments(typed);
  const { why, ...rest } = asked as { why?: RegExp };
  expect(read).toMatchObject(rest);
  if (why) expect(read).toMatchObject({ why: expect.stringMatching(why) });
});

test('the examples go as planned', async () => {
  const print = () => {};
  const wanted = { ...some, now: new Date('2026-11-27T00:00:00Z') };
  for (const folder of ['communities', 'communities/examples'])
    expect(
      await tellOf(path.join(root, folder), operations, wanted, rehearse, {
        print,
        language: 'en',
      }),
    ).toBe(0);
});
