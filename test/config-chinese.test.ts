import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readArguments } from '../src/cli/arguments.ts';
import { check } from '../src/cli/check.ts';
import { plan } from '../src/cli/plan.ts';
import { texts } from '../src/cli/texts.ts';
import { loadCommunity } from '../src/config/load.ts';
import { shellLanguage } from '../src/environment.ts';
import { bankFromCsv } from '../src/operations/quiz/bank/csv.ts';
import { operations } from '../src/operations.ts';
import { changedFile, goodFile } from './support/community-file.ts';
import { isChinese } from './support/problems.ts';
import { smallOperations } from './support/small-operations.ts';

test.each<[string, readonly [from: string, to: string], string]>([
  ['a wrong kind', ['points: 7', 'points: seven'], '16:23: points 写的是 "seven"；应为数字'],
  ['what is missing', ['language: zh\n', ''], '1:1: 缺少 language；应为 en 或 zh'],
  [
    'an entry of a list',
    ['2026-12-25', 'christmas'],
    '23:14: except 的第 1 项写的是 "christmas"；应为日期，例如 2026-12-25',
  ],
  [
    'an unknown key',
    ['zh: 读者 }', 'zh: 读者, fr: Lecteurs }'],
    '2:30: name 里没有“fr”这一项；可用的有：en、zh',
  ],
  [
    'a mistyped command',
    ['run: quiz start', 'run: qiuz start'],
    '26:10: 没有“qiuz start”这个命令；是不是“quiz start”？',
  ],
  ['a mistyped space', ['in: hall\n', 'in: hal\n'], '28:9: 没有“hal”这个空间；是不是“hall”？'],
  [
    'a date that is none',
    ['2026-12-25', '2026-02-30'],
    '23:14: 没有 2026-02-30 这一天：那个月有 28 天',
  ],
  [
    'a pattern that is none',
    ['0 8 * * *', '0 25 * * *'],
    '19:11: “0 25 * * *”不是有效的时间规律：应有五段，依次为分、时、日、月、星期，例如 "0 8 * * *" 表示每天 08:00',
  ],
  [
    'a time zone',
    ['Asia/Shanghai', 'CST'],
    '3:11: 没有“CST”这个时区；是不是 Asia/Shanghai，或 America/Chicago？',
  ],
  [
    'a wide colon',
    ['language: zh', 'language：zh'],
    '4:1: YAML 格式有误，请检查这里和上一行的缩进、冒号、括号和引号；这里不能用全角冒号“：”，请写成 ": "（半角冒号加空格）',
  ],
  ['a tab', ['  hall: {', '\thall: {'], '7:1: YAML 不能用制表符（Tab）缩进，请用空格'],
])('%s is told in Chinese', (_, change, told) => {
  const loaded = loadCommunity('readers.yaml', changedFile(change), smallOperations);
  const problems = loaded.ok ? [] : loaded.problems;
  expect(problems.map(({ line, column, message }) => `${line}:${column}: ${message.zh}`)).toEqual([
    told,
  ]);
});

test.each([
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh' }, 'zh'],
  [{ LANG: 'zh.UTF-8' }, 'zh'],
  [{ LANG: 'zh_TW.Big5' }, 'zh'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
  [{ LANG: 'fr_FR.UTF-8' }, 'en'],
  [{}, 'en'],
])('with %j a shell is spoken to in %s', (variables, language) => {
  expect(shellLanguage(variables)).toBe(language);
});

async function folderWith(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'emcee-chinese-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'readers.yaml'), text);
  return folder;
}

test('check speaks Chinese', async () => {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  const good = await folderWith(goodFile);
  expect(await check(good, smallOperations, print, 'zh')).toBe(0);
  const bad = await folderWith(changedFile(['points: 7', 'points: x']));
  expect(await check(bad, smallOperations, print, 'zh')).toBe(1);
  expect(await check(path.join(bad, 'none'), smallOperations, print, 'zh')).toBe(1);
  expect(lines).toEqual([
    'readers：正确。3 个空间，2 条时间表',
    `${bad}/readers.yaml:16:23: points 写的是 "x"；应为数字`,
    '有 1 处要改',
    `没有文件夹 ${bad}/none`,
  ]);
});

test('plan speaks Chinese', async () => {
  const lines: string[] = [];
  const folder = await folderWith(goodFile);
  const asked = { days: 1, from: new Date('2026-11-22T00:30:00Z') };
  await plan(folder, smallOperations, asked, (line) => void lines.push(line), 'zh');
  expect(lines).toEqual([
    'readers，1 天，时区 Asia/Shanghai（UTC+08:00）',
    expect.stringMatching(/^ {2}周一 {2}2026-11-23 {2}08:00 {2}morning card/),
    '  （这几天没有：big quiz）',
  ]);
});

test.each([
  [['chek'], '没有“chek”这个用法；是不是“check”？'],
  [['plan', '--days', 'x'], '--days 要写 1 到 400 的整数'],
  [['plan', '--dayz', '3'], '选项 --dayz 用得不对'],
  [['run', 'night-readers'], 'run 要写明社群和命令：emcee run night-readers top'],
])('what is typed wrong, %j, is told in Chinese', (typed, why) => {
  expect(readArguments(typed, 'zh')).toEqual({ do: 'wrong', why });
});

test('the help in Chinese names the same verbs', () => {
  const verbs = (usage: string) => [...usage.matchAll(/^emcee \w+( \w+)?/gm)].map(([verb]) => verb);
  expect(verbs(texts.zh.usage)).toEqual(verbs(texts.en.usage));
});

test('a table of questions is refused in Chinese', () => {
  const table = `ask,right,wrong,difficulty\nBad?,Yes,,\n${'x'.repeat(301)},Yes,No,\nOdd?,Yes,No,simple\n`;
  const { faults } = bankFromCsv(Buffer.from(table), 'Books', 'zh');
  expect(faults.map(({ line }) => line)).toEqual([2, 3, 4]);
  for (const { why } of faults) expect(why).toSatisfy(isChinese);
  expect(faults[0]?.why).toBe('缺少 wrong；应为其他选项的列表');
});

test('what operations say of settings of their own is told in Chinese', () => {
  const settings = `
  coupons: { pools: { "a b": {}, tea: { generate: { prefix: é } } }, quiet: night }
  points:
    levels:
      - { name: A, from: 9, role: 5, invite: "http://x.org" }
      - { name: B, from: 5 }
    shop:
      - { id: mug, name: Mug, price: 5, fulfil: send, level: 7 }
      - { id: MUG, name: Mug, price: 0 }
  check-in: { streaks: { many: 5 }, proof: video, makeUp: { within: 3 } }
  quiz: { pause: 1h, rewards: [x y z], part: [1], seconds: 2, lead: soon }
  events: { coupon: 5, attend: never, reminders: [1d, 2d, 3d, 4d, 5d, 6d, 7d, 8d, 9d] }
  questions: { topics: { "?": { price: x, experts: { telegram: 5 } } }, duel: 3 }
`;
  const text = goodFile.replace(/operations:\n.*\n/, `operations:${settings}`);
  const loaded = loadCommunity('readers.yaml', text, operations);
  const problems = loaded.ok ? [] : loaded.problems;
  expect(problems.length).toBeGreaterThan(20);
  for (const { message } of problems) expect(message.zh).toSatisfy(isChinese);
});
