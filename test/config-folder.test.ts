import { mkdtemp, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readArguments } from '../src/cli/arguments.ts';
import { check } from '../src/cli/check.ts';
import { placeOf } from '../src/cli/looking.ts';
import { plan } from '../src/cli/plan.ts';
import { schema } from '../src/cli/schema.ts';
import { width } from '../src/cli/table.ts';
import { loadFolder } from '../src/config/folder.ts';
import type { Change } from '../src/config/look.ts';
import { watchFolder } from '../src/config/watch.ts';
import { type VirtualClock, virtualClock } from './support/clock.ts';
import { goodFile } from './support/community-file.ts';
import { rendered } from './support/problems.ts';
import { smallOperations } from './support/small-operations.ts';

let folder: string;
let lines: string[];
const print = (line: string) => void lines.push(line);
const write = (name: string, text: string) => writeFile(join(folder, name), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emcee-config-'));
  lines = [];
});
afterEach(() => rm(folder, { recursive: true }));

const writers = goodFile
  .replace('community: readers', 'community: writers')
  .replace('discord: "112233445566778899"', 'discord: "112233445566778000"')
  .replace('topic: 7', 'topic: 8');

test('a place belongs to one community, and the same room of two playgrounds is two', async () => {
  await write('readers.yaml', goodFile);
  await write('writers.yaml', writers.replace('topic: 8', 'topic: 7'));
  await write('.hidden.yaml', 'x');
  const { communities, problems } = await loadFolder(folder, smallOperations);
  expect(communities.map(({ id }) => id)).toEqual(['readers']);
  expect(rendered(problems).map((problem) => problem.replaceAll(folder, '.'))).toEqual([
    './writers.yaml:8:3: group is the same place as group in ./readers.yaml; a place belongs to one community',
  ]);
  await write('writers.yaml', writers);
  expect(await loadFolder(folder, smallOperations)).toMatchObject({ problems: [] });
});

test('check says what is wrong and fails, or what is there', async () => {
  await write('readers.yaml', goodFile);
  expect(await check(folder, smallOperations, print)).toBe(0);
  expect(lines).toEqual(['readers: good. 3 spaces, 2 timetable entries']);

  lines = [];
  await write(
    'writers.yaml',
    writers.replace('points: 7', 'points: x').replace('run: quiz', 'run: qiuz'),
  );
  expect(await check(folder, smallOperations, print)).toBe(1);
  expect(lines.map((line) => line.replace(folder, '.'))).toEqual([
    './writers.yaml:16:23: points is "x"; it should be a number',
    './writers.yaml:26:10: there is no command "qiuz start"; did you mean "quiz start"?',
    'readers: good. 3 spaces, 2 timetable entries',
    '2 problems to mend',
  ]);

  lines = [];
  expect(await check(join(folder, 'none'), smallOperations, print)).toBe(1);
  expect(lines).toEqual([`there is no folder ${join(folder, 'none')}`]);
});

test('plan shows the days to come in local time', async () => {
  await write(
    'readers.yaml',
    goodFile
      .replace('Asia/Shanghai', 'America/New_York')
      .replace('morning card', '早安卡片')
      .replace('2026-12-21T20:00', '2026-03-08T02:30'),
  );
  const from = new Date('2026-03-07T05:00:00Z');
  expect(await plan(folder, smallOperations, { days: 3, from }, print)).toBe(0);
  expect(lines).toEqual([
    'readers, 3 days in America/New_York (UTC-05:00)',
    '  Sat  2026-03-07  08:00  早安卡片  hall, group, server  checkin card',
    '  Sun  2026-03-08  03:00  big quiz  hall                 quiz start (bank: tea, questions: 5, pace: fast, to: hall)  clocks changed: UTC-04:00; there is no 02:30 that day',
    '  Sun  2026-03-08  08:00  早安卡片  hall, group, server  checkin card',
    '  Mon  2026-03-09  08:00  早安卡片  hall, group, server  checkin card',
  ]);
  expect(await plan(folder, smallOperations, { days: 3, from, community: 'x' }, print)).toBe(1);
  expect(lines.at(-1)).toBe(`there is no community "x" in ${folder}; there is: readers`);
  const file = join(folder, 'readers.yaml');
  lines = [];
  expect(await plan(file, smallOperations, { days: 1, from }, print)).toBe(0);
  expect(lines[0]).toBe('readers, 1 day in America/New_York (UTC-05:00)');
  expect(lines.at(-1)).toBe('  (not in these days: big quiz)');
  const after = new Date('2026-03-09T05:00:00Z');
  await plan(file, smallOperations, { days: 1, from: after }, print);
  expect(lines.at(-1)).toBe('  (over, and never again by their dates: big quiz)');
});

test('check and plan tell of one file what is about it, read with all that stands beside it', async () => {
  const [good, bad] = [join(folder, 'readers.yaml'), join(folder, 'writers.yaml')];
  await write('readers.yaml', goodFile);
  await write('writers.yaml', writers.replace('topic: 8', 'topic: 7'));
  expect(await check(good, smallOperations, print)).toBe(0);
  expect(lines).toEqual(['readers: good. 3 spaces, 2 timetable entries']);
  lines = [];
  expect(await check(bad, smallOperations, print)).toBe(1);
  expect(lines).toEqual([
    `${bad}:8:3: group is the same place as group in ${good}; a place belongs to one community`,
    '1 problem to mend',
  ]);
  lines = [];
  const from = new Date('2026-03-07T05:00:00Z');
  expect(await plan(bad, smallOperations, { days: 3, from }, print)).toBe(1);
  expect(await plan(join(folder, 'no.yaml'), smallOperations, { days: 3, from }, print)).toBe(1);
  expect(lines.slice(1)).toEqual([
    `there is no community in ${bad} that could be planned`,
    `there is no file ${join(folder, 'no.yaml')}`,
  ]);
});

test('a community and a folder are found by their names alone', async () => {
  await write('readers.yaml', goodFile);
  expect(await placeOf('readers', folder)).toBe(join(folder, 'readers.yaml'));
  expect(await placeOf(folder, 'elsewhere')).toBe(folder);
  expect(await placeOf('nobody', folder)).toBe('nobody');
});

test.each([
  [['check'], { do: 'check' }],
  [['check', 'communities/examples'], { do: 'check', at: 'communities/examples' }],
  [['check', 'a', 'b'], { do: 'wrong' }],
  [['--help'], { do: 'help' }],
  [['plan', '-h'], { do: 'help' }],
  [['chek'], { do: 'wrong', why: 'there is no "chek"; did you mean "check"?' }],
  [['plan'], { do: 'plan', days: 14 }],
  [['plan', '--days', '3', 'readers'], { do: 'plan', days: 3, community: 'readers' }],
  [['plan', './examples', '--days', '3'], { do: 'plan', days: 3, at: './examples' }],
  [['plan', 'course', 'x.yaml'], { do: 'plan', days: 14, at: 'x.yaml', community: 'course' }],
  [['plan', 'a', 'b'], { do: 'wrong' }],
  [['plan', '--days', '0'], { do: 'wrong' }],
])('emcee %j', (typed, asked) => {
  expect(readArguments(typed)).toMatchObject(asked);
});

test('wide characters take two columns', () => {
  expect(['abc', '夜读', 'ｆ', '🎉', 'é', '「」', '❤️'].map(width)).toEqual([3, 4, 2, 2, 1, 4, 2]);
});

test('schema writes the file, also into a folder that is not there yet', async () => {
  const file = join(folder, 'dist', 'community.schema.json');
  expect(await schema(file, smallOperations, print)).toBe(0);
  expect(lines).toEqual([`wrote ${file}`]);
});

type Seen = {
  readonly changes: Change[];
  readonly clock: VirtualClock;
  readonly stop: () => Promise<void>;
};

async function following(
  tell: (change: Change) => void = () => {},
): Promise<Seen & { look: () => Promise<void>; failures: unknown[] }> {
  const changes: Change[] = [];
  const failures: unknown[] = [];
  const clock = virtualClock('2026-01-01');
  const { look, stop } = watchFolder({
    folder,
    operations: smallOperations,
    clock,
    tell(change) {
      tell(change);
      changes.push(change);
    },
    failed: (error) => void failures.push(error),
  });
  await look();
  return { changes, failures, clock, look, stop };
}

const kinds = (changes: readonly Change[]) => changes.map(({ kind }) => kind);

test('a changed file is taken over, one with problems is refused, a removed one is told', async () => {
  await write('readers.yaml', goodFile);
  const { changes, look, stop } = await following();
  expect(kinds(changes)).toEqual(['changed']);

  await write('readers.yaml', goodFile);
  await look();
  expect(kinds(changes)).toEqual(['changed']);

  await write('readers.yaml', goodFile.replace('points: 7', 'points: x'));
  await look();
  await look();
  expect(changes.slice(1)).toMatchObject([{ kind: 'refused', problems: [{ line: 16 }] }]);

  await write('readers.yaml', goodFile.replace('language: zh', 'language: en'));
  await look();
  expect(changes.slice(2)).toMatchObject([{ kind: 'changed', community: { language: 'en' } }]);

  await unlink(join(folder, 'readers.yaml'));
  await look();
  expect(changes).toHaveLength(3);
  await look();
  expect(changes.slice(3)).toEqual([
    { kind: 'removed', file: join(folder, 'readers.yaml'), id: 'readers' },
  ]);
  await stop();
});

test('an editor that replaces the file is followed without anybody asking', async () => {
  await write('readers.yaml', goodFile);
  const { changes, clock, stop } = await following();
  await rename(join(folder, 'readers.yaml'), join(folder, 'readers.yaml~'));
  await write('new', goodFile.replace('language: zh', 'language: en'));
  await rename(join(folder, 'new'), join(folder, 'readers.yaml'));
  const second = async () => {
    await clock.advance({ seconds: 1 });
    return changes.length;
  };
  await expect.poll(second).toBeGreaterThan(1);
  expect(changes.slice(1)).toMatchObject([{ kind: 'changed', community: { language: 'en' } }]);
  await stop();
});

test('what was refused for a place that is taken gets it when it is free', async () => {
  await write('readers.yaml', goodFile);
  await write('writers.yaml', writers.replace('topic: 8', 'topic: 7'));
  const { changes, look, stop } = await following();
  expect(kinds(changes)).toEqual(['changed', 'refused']);
  await unlink(join(folder, 'readers.yaml'));
  for (let looks = 0; looks < 3; looks++) await look();
  expect(kinds(changes).slice(2)).toEqual(['removed', 'changed']);
  await stop();
});

test('what could not be taken over is tried again', async () => {
  await write('readers.yaml', goodFile);
  const faults = [new Error('the database is away')];
  const { changes, failures, look, stop } = await following(() => {
    const fault = faults.pop();
    if (fault !== undefined) throw fault;
  });
  expect([changes.length, failures.length]).toEqual([0, 1]);
  await look();
  expect(kinds(changes)).toEqual(['changed']);
  await stop();
});
