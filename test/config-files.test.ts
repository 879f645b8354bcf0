import { mkdir, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { check } from '../src/cli/check.ts';
import { schema } from '../src/cli/schema.ts';
import { checkFile } from '../src/config/files.ts';
import type { Change } from '../src/config/look.ts';
import { schemasOfFiles } from '../src/config/schema.ts';
import { watchFolder } from '../src/config/watch.ts';
import { quizOperation } from '../src/operations/quiz/quiz.ts';
import { operations } from '../src/operations.ts';
import { virtualClock } from './support/clock.ts';
import { nightWith } from './support/emcee/cast.ts';
import { rendered } from './support/problems.ts';
import { quizFiles } from './support/quiz.ts';

const good = quizFiles['quizzes/books.yaml'];
const pixel = Buffer.from(quizFiles['quizzes/ribbon.png'], 'base64');
const kind = quizOperation.files;
if (kind === undefined) throw new Error('quizzes read no files');

/** What is wrong with a bank, without the name of its file. */
function problemsIn(text: string, file = 'quizzes/books.yaml', bytes: Uint8Array = pixel) {
  const pictures = new Map([['ribbon.png', bytes]]);
  const checked = checkFile({ operation: 'quiz', kind: kind as never, file, text, pictures });
  return rendered(checked.ok ? [] : checked.problems).map((one) => one.replace(`${file}:`, ''));
}

const one = (lines: string) => `title: Books\nquestions:\n  - ask: Who?\n    ${lines}\n`;

describe('a bank', () => {
  it('that is right has no problems', () => {
    expect(problemsIn(good)).toEqual([]);
  });

  test.each([
    ['right: Me', '3:5: wrong is missing; it should be a list of the other options'],
    ['wrong: [Me]', '3:5: a question needs right and wrong options, or answers that are typed'],
    ['right: Me\n    wrong: You', '5:12: wrong is "You"; it should be a list'],
    ['right: Me\n    wrong: [You, me]', '5:18: the option "me" stands here twice'],
    ['right: true\n    wrong: [No]', '5:12: a question that is true or false has no wrong options'],
    [
      'right: Me\n    answers: [Me]',
      '3:5: answers are typed, so there is neither right nor wrong beside them',
    ],
    ['answers: Me', '4:14: answers is "Me"; it should be a list of all that is right'],
    [
      'right: { en: Me }\n    wrong: [You]',
      '4:12: right is a group of settings; it should be some text, or { en: …, zh: … }',
    ],
    [
      'right: true\n    difficulty: simple',
      '5:17: difficulty is "simple"; it should be easy or medium or hard',
    ],
    [
      'right: true\n    explains: Because',
      '5:5: there is no "explains" in questions › entry 1; did you mean "explain"?',
    ],
    ['right: true\n    picture: cover.png', '5:14: there is no cover.png beside this file'],
    [
      'right: true\n    picture: cover.jpg',
      '5:14: picture is "cover.jpg"; it should be the name of a PNG file beside this one, such as cover.png',
    ],
    [`right: "${'x'.repeat(81)}"\n    wrong: [You]`, '4:12: an option has at most 80 characters'],
    ['right: 1\n    wrong: [2, 3, 4, 5, 6, 7, 8, 9]', '5:12: there are 9 options; 8 is the most'],
    [
      `right: ["${'a'.repeat(80)}", "${'b'.repeat(80)}"]\n    wrong: [You]\n    picture: ribbon.png\n    explain: "${'x'.repeat(500)}"`,
      '3:10: beside a picture there is room for 840 characters, options and explanation included; these are 855',
    ],
  ])('%s is told with its place', (lines, problem) => {
    expect(problemsIn(one(lines))).toEqual([problem]);
  });

  it('holds no question that is too long for a card once it is told', () => {
    const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((sign) => sign.repeat(80)).join(', ');
    const asked = one(`right: [${seven}]\n    wrong: [You]`).replace('Who?', 'q'.repeat(300));
    expect(problemsIn(`${asked}    explain: ${'x'.repeat(301)}\n`)).toEqual([]);
    expect(problemsIn(`${asked}    explain: ${'x'.repeat(310)}\n`)).toEqual([
      '3:10: on a card there is room for 1800 characters, options and explanation included; these are 1801',
    ]);
  });

  it('to be climbed has questions for a level', () => {
    const few = good.replace('questions: 1, need: 1', 'questions: 3, need: 1');
    expect(problemsIn(few)).toEqual([
      '2:21: climbing takes 3 questions for a level, of those that one tap answers and that have no picture; there are 2',
    ]);
  });

  it('tells all that is wrong at once, in the order of their places', () => {
    const text = `titel: Books\nclimb: { questions: 2, need: 3 }\nquestions:\n  - { ask: Who?, right: Me }\n`;
    expect(problemsIn(text).map((problem) => problem.split(':').slice(0, 2).join(':'))).toEqual([
      ...['1:1', '1:1', '2:30', '4:5'],
    ]);
  });

  it('names pictures that are pictures', () => {
    const text = one('right: true\n    picture: ribbon.png');
    expect(problemsIn(text)).toEqual([]);
    expect(problemsIn(text, 'quizzes/books.yaml', Buffer.from('GIF89a'))).toEqual([
      '5:14: ribbon.png is no PNG picture',
    ]);
    const large = Buffer.concat([pixel, Buffer.alloc(1024 * 1024)]);
    expect(problemsIn(text, 'quizzes/books.yaml', large)).toEqual([
      '5:14: ribbon.png has 1025 kB; 1024 kB is the most',
    ]);
  });

  it('has a name that a command can take', () => {
    expect(problemsIn(good, 'quizzes/My Books.yaml')).toEqual([
      expect.stringContaining('the name of the file has small letters, digits and hyphens alone'),
    ]);
  });
});

let folder: string;
let lines: string[];
const print = (line: string) => void lines.push(line.replaceAll(folder, '.'));
const write = (name: string, text: string | Uint8Array) => writeFile(join(folder, name), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'emcee-files-'));
  lines = [];
  await mkdir(join(folder, 'quizzes'));
  await write('quizzes/ribbon.png', pixel);
  await write('quizzes/books.yaml', good);
});
afterEach(() => rm(folder, { recursive: true }));

const night = (bank = 'books') =>
  nightWith({
    timetable: `friday: { cron: "0 20 * * 5", run: quiz start, with: { bank: ${bank} }, in: [group] }`,
  });

it('check tells of banks, and warns of one that the timetable names and is not there', async () => {
  await write('night.yaml', night());
  expect(await check(folder, operations, print)).toBe(0);
  expect(lines).toEqual(['night: good. 3 spaces, 1 timetable entry', 'quizzes/books: good']);
  lines = [];
  await write('night.yaml', night('bocks'));
  await write('quizzes/poems.yaml', 'title: Poems\nquestions: []\n');
  expect(await check(folder, operations, print)).toBe(1);
  expect(lines).toEqual([
    './quizzes/poems.yaml:2:12: questions is a list; it should be at least 1 entry long',
    './night.yaml:16:64: the config has no bank "bocks"; did you mean "books"? (warning)',
    'night: good. 3 spaces, 1 timetable entry',
    'quizzes/books: good',
    '1 problem to mend',
  ]);
  lines = [];
  expect(await check(join(folder, 'quizzes/books.yaml'), operations, print)).toBe(0);
  expect(lines).toEqual(['quizzes/books: good']);
});

it("the editors' schema takes the example and refuses what check refuses", async () => {
  expect(await schema(join(folder, 'dist', 'community.schema.json'), operations, print)).toBe(0);
  expect(lines).toEqual(['wrote ./dist/community.schema.json', 'wrote ./dist/quizzes.schema.json']);
  const written = JSON.parse(await readFile(join(folder, 'dist', 'quizzes.schema.json'), 'utf8'));
  expect(written).toEqual(schemasOfFiles(operations)[0]?.schema);
  const valid = new Ajv({ strict: false }).compile(written);
  const example = await readFile('communities/quizzes/chapter-1.yaml', 'utf8');
  expect([valid(parse(example)), valid(parse(good))]).toEqual([true, true]);
  const wrong = good.replace('difficulty: easy', 'difficulty: simple');
  expect([valid(parse(wrong)), valid({ title: 'Books' })]).toEqual([false, false]);
});

/** The first command's banks, as the community that was told of last has them. */
function banksIn(changes: readonly Change[]): readonly string[] | undefined {
  const last = changes.findLast((change) => change.kind === 'changed');
  const start = last?.community.commands.find(({ name }) => name === 'quiz start');
  return start?.options.find(({ name }) => name === 'bank')?.offered;
}

it('a bank that changed is taken over at once; one with errors is refused whole, and the old one stays', async () => {
  await write('night.yaml', night());
  const changes: Change[] = [];
  const { look, stop } = watchFolder({
    ...{ folder, operations, clock: virtualClock('2026-01-01') },
    tell: (change) => void changes.push(change),
    failed: (error) => expect.fail(String(error)),
  });
  const told = async () => {
    changes.length = 0;
    await look();
    return changes.map(({ kind }) => kind);
  };
  expect(await told()).toEqual(['file', 'changed']);
  expect(banksIn(changes)).toEqual(['books']);
  expect(await told()).toEqual([]);

  await write('quizzes/books.yaml', good.replace('right: false', 'right: maybe'));
  expect(await told()).toEqual(['refused']);
  expect(changes).toMatchObject([{ file: join(folder, 'quizzes/books.yaml') }]);
  await write('night.yaml', `${night()}# touched\n`);
  expect(await told()).toEqual(['changed']);
  expect(banksIn(changes)).toEqual(['books']);

  await write('quizzes/books.yaml', `${good}# mended\n`);
  await write('quizzes/poems.yaml', 'title: Poems\nquestions: [{ ask: "?", right: true }]\n');
  expect(await told()).toEqual(['file', 'file', 'changed']);
  expect(banksIn(changes)).toEqual(['books', 'poems']);

  await write('quizzes/ribbon.png', 'no picture');
  expect(await told()).toEqual(['refused', 'file', 'changed']);
  await unlink(join(folder, 'quizzes/poems.yaml'));
  expect(await told()).toEqual(['file', 'changed']);
  expect(banksIn(changes)).toEqual(['books']);
  await stop();
});
