import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { loadCommunity } from '../src/config/load.ts';
import { render } from '../src/config/problem.ts';
import { schemaOf } from '../src/config/schema.ts';
import { goodFile } from './support/community-file.ts';
import { smallOperations } from './support/small-operations.ts';

const load = (text: string) => loadCommunity('communities/readers.yaml', text, smallOperations);

test('a good file becomes a community', () => {
  const loaded = load(goodFile);
  if (!loaded.ok) throw new Error(loaded.problems.map((one) => render(one, 'en')).join('\n'));
  expect(loaded.warnings).toEqual([]);
  const { commands, presses, cards, timers, routes, replies, ...opened } = loaded.community;
  const { grants, listings, departures, feeds, figures, moves, pictures, ...community } = opened;
  expect(commands.map(({ name }) => name)).toEqual(['checkin', 'checkin card', 'quiz start']);
  expect(community).toEqual({
    id: 'readers',
    name: { en: 'Readers', zh: '读者' },
    zone: 'Asia/Shanghai',
    language: 'zh',
    dayStarts: 240,
    spaces: [
      { name: 'hall', platform: 'web', chat: 'hall', guild: 'readers' },
      { name: 'group', platform: 'telegram', chat: '-1001234567890', topic: '7' },
      {
        name: 'server',
        platform: 'discord',
        chat: '112233445566778899',
        guild: '998877665544332211',
      },
    ],
    roles: [
      { role: 'planner', platform: 'telegram', account: '77001' },
      { role: 'planner', platform: 'discord', platformRole: '112233445566770001' },
      { role: 'planner', platform: 'web', account: 'mei' },
      { role: 'admin', platform: 'discord', account: '112233445566770002' },
    ],
    timetable: [
      {
        name: 'morning card',
        when: { is: 'cron', cron: '0 8 * * *' },
        run: 'checkin card',
        given: {},
        in: ['hall', 'group', 'server'],
        lateMs: 9_000_000,
        except: ['2026-12-25'],
      },
      {
        name: 'big quiz',
        when: { is: 'at', at: '2026-12-21T20:00' },
        run: 'quiz start',
        given: { bank: 'tea', questions: '5', pace: 'fast', to: 'hall' },
        in: ['hall'],
        lateMs: 0,
        except: [],
      },
    ],
    people: [
      { id: 'mei', name: 'Mei' },
      { id: 'lin', name: '林' },
    ],
  });
});

test('the least a community needs', () => {
  const loaded = load(
    'community: readers\nname: Readers\ntimezone: UTC\nlanguage: en\ntimetable:\n',
  );
  expect(loaded).toMatchObject({
    ok: true,
    community: { name: { en: 'Readers', zh: 'Readers' }, dayStarts: 240, spaces: [] },
  });
});

test('several problems are told at once, in the order of their places', () => {
  const text = goodFile
    .replace('in: hall', 'in: hell')
    .replace('points: 7', 'points: many')
    .replace('Asia/Shanghai', 'Mars/Olympus')
    .replace('web: [mei]', 'web: [moi]');
  const loaded = load(text);
  expect(loaded.ok ? [] : loaded.problems.map(({ line }) => line)).toEqual([3, 11, 16, 28]);
});

test.each([
  ['2026-03-08T02:30', 'there is no 2026-03-08T02:30', 'this will run at 2026-03-08T03:00'],
  ['2026-11-01T01:30', '2026-11-01T01:30 comes twice', 'this will run the first time'],
])('a single time in a clock change, %s, is warned of', (at, what, how) => {
  const text = goodFile
    .replace('2026-12-21T20:00', at)
    .replace('Asia/Shanghai', 'America/New_York');
  const loaded = load(text);
  const message = `${what} because of a clock change in America/New_York; ${how}`;
  expect(loaded).toMatchObject({
    ok: true,
    warnings: [{ line: 25, column: 9, message: { en: message } }],
  });
});

test('an operation that says false is not there', () => {
  const loaded = load(
    goodFile
      .replace(/ {2}big quiz:[\s\S]*/, '')
      .replace('check-in: {', 'quiz: false\n  check-in: {'),
  );
  expect(loaded.ok && loaded.community.commands.map(({ name }) => name)).toEqual([
    'checkin',
    'checkin card',
  ]);
});

test('a list is given as a person would type it', () => {
  const loaded = load(goodFile.replace('bank: tea', 'bank: [tea, milk]'));
  expect(loaded).toMatchObject({
    community: { timetable: [{}, { given: { bank: 'tea, milk' } }] },
  });
});

test('a long number keeps its digits', () => {
  const loaded = load(goodFile.replace('bank: tea', 'bank: 112233445566778899'));
  const given = { bank: '112233445566778899' };
  expect(loaded).toMatchObject({ community: { timetable: [{}, { given }] } });
});

test('web spaces without people are warned of', () => {
  const loaded = load(goodFile.replace(/playground:\n.*\n/, '').replace(', web: [mei]', ''));
  expect(loaded).toMatchObject({ ok: true, warnings: [{ line: 7, column: 3 }] });
});

test('a community without spaces is warned of', () => {
  const loaded = load('community: readers\nname: Readers\ntimezone: Asia/Shanghai\nlanguage: en\n');
  const en = 'it has no spaces yet, so nobody is heard and nothing can be posted';
  expect(loaded).toMatchObject({ ok: true, warnings: [{ line: 1, message: { en } }] });
});

test('an entry that runs at every minute is warned of, with what was likely meant', () => {
  const loaded = load(goodFile.replace('"0 8 * * *"', '"* 8 * * *"'));
  const en = '"* 8 * * *" runs every minute; once an hour would be "0 8 * * *"';
  expect(loaded).toMatchObject({ ok: true, warnings: [{ line: 19, column: 11, message: { en } }] });
  const often = load(goodFile.replace('"0 8 * * *"', '"*/5 8 * * *"'));
  expect(often).toMatchObject({ ok: true, warnings: [] });
});

test('aliases that multiply are refused before they fill the memory', () => {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const inside = level === 0 ? 'x' : `*a${level - 1}`;
    return `a${level}: &a${level} [${Array.from({ length: 10 }, () => inside).join(', ')}]`;
  });
  const loaded = load(levels.join('\n'));
  expect(loaded).toMatchObject({ ok: false, problems: [{ line: 2, column: 10 }] });
});

/** Ways to spoil a line of a file. */
const spoilers: readonly ((line: string, words: string) => string)[] = [
  (line, words) => line.slice(0, words.length),
  (line, words) => `${line} ${words}`,
  (line, words) => `${line.split(':')[0]}: ${words}`,
];

test('whatever stands in the file, reading it never throws', () => {
  const lines = goodFile.split('\n');
  const scrap = fc.constantFrom('null', '[]', '{}', '5', '- x', ': x', '&a *a', '"', '? {a: b}');
  const spoiled = fc.tuple(
    fc.nat(lines.length - 1),
    fc.oneof(scrap, fc.string()),
    fc.constantFrom(...spoilers),
  );
  fc.assert(
    fc.property(fc.array(spoiled, { minLength: 1, maxLength: 4 }), (changes) => {
      const changed = [...lines];
      for (const [at, words, spoil] of changes) changed[at] = spoil(changed[at] ?? '', words);
      const loaded = load(changed.join('\n'));
      expect(loaded.ok || loaded.problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('an editor that uses the JSON Schema agrees', () => {
  const valid = new Ajv({ strict: false }).compile(schemaOf(smallOperations));
  const agrees = (text: string) => valid(parseYaml(text));
  expect(agrees(goodFile) || valid.errors).toBe(true);
  for (const [from, to] of [
    ['points: 7', 'pionts: 7'],
    ['points: 7', 'points: 5000'],
    ['late: 2h30m', 'late: later'],
    ['run: checkin card', 'run: checkin'],
    ['questions: 5', 'questions: 500'],
    ['questions: 5', 'question: 5'],
    ['pace: fast', 'pace: quick'],
    ['    cron: "0 8 * * *"\n', ''],
    ['planner:', 'member:'],
    ['discord: "112233445566778899"', 'discord: 112233445566778899'],
    ['language: zh', 'language: fr'],
  ] as const)
    expect([to, agrees(goodFile.replace(from, to))]).toEqual([to, false]);
});
