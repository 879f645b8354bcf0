import { expect, test } from 'vitest';
import { loadCommunity } from '../src/config/load.ts';
import { operations } from '../src/operations.ts';
import { rendered } from './support/problems.ts';

const file = (points: string, coupons = 'pools: { gifts: {}, tea: { generate: {} } }') =>
  `community: readers
name: { en: Readers, zh: 读者 }
timezone: UTC
language: en
spaces:
  hall: { web: hall }
playground:
  people: { mei: Mei }
operations:
  coupons: ${coupons.startsWith('pools') ? `{ ${coupons} }` : coupons}
  points:
    ${points}
`;

type Written = readonly [points: string, coupons?: string];

function toldOf(...text: Written): readonly string[] {
  const loaded = loadCommunity('readers.yaml', file(...text), operations);
  return rendered(loaded.ok ? [] : loaded.problems);
}

const level = (coupon: string) =>
  `levels: [{ name: { en: Reader, zh: 读者 }, from: 20, coupon: ${coupon} }]`;
const item = (more: string) =>
  `shop: [{ id: mug, name: { en: Mug, zh: 杯子 }, price: 5, ${more} }]`;

test('levels and items name pools that there are', () => {
  expect(toldOf(level('gifts'))).toEqual([]);
  expect(toldOf(item('coupon: tea'))).toEqual([]);
});

test.each<[string, Written, string]>([
  [
    'a mistyped pool',
    [level('gift')],
    'readers.yaml:12:64: there is no coupon pool "gift"; did you mean "gifts"?',
  ],
  [
    'another pool',
    [item('coupon: books')],
    'readers.yaml:12:68: there is no coupon pool "books"; there are: gifts, tea',
  ],
  [
    'no pools at all',
    [level('gifts'), '{}'],
    'readers.yaml:12:64: there is no coupon pool "gifts"',
  ],
  [
    'a community without coupons',
    [level('gifts'), 'false'],
    'readers.yaml:12:64: nothing in this community gives a coupon',
  ],
  [
    'a coupon beside a role',
    [item('coupon: tea, fulfil: task')],
    'readers.yaml:12:81: fulfil cannot stand beside coupon, which is what is bought',
  ],
] satisfies readonly (readonly [string, Written, string])[])(
  'of %s the line is told, and what would be right',
  (_, text, told) => {
    expect(toldOf(...text)).toEqual([told]);
  },
);

test('events name a pool that there is', () => {
  const events = (coupon: string) => `levels: []\n  events: { coupon: ${coupon} }`;
  expect(toldOf(events('tea'))).toEqual([]);
  expect(toldOf(events('team'))).toEqual([
    'readers.yaml:13:21: there is no coupon pool "team"; did you mean "tea"?',
  ]);
});

const quiz = (written: string) => `levels: []\n  quiz: { ${written} }`;

test.each<[string, string, string | undefined]>([
  ['by rank', 'rewards: [30 + tea, 20, gifts]', undefined],
  ['for taking part', 'part: tea', undefined],
  ['of a league', 'league: { rewards: [tea] }', undefined],
  [
    'by rank, mistyped',
    'rewards: [30, 5 + te]',
    'readers.yaml:13:25: there is no coupon pool "te"; did you mean "tea"?',
  ],
  [
    'for taking part, mistyped',
    'part: te',
    'readers.yaml:13:17: there is no coupon pool "te"; did you mean "tea"?',
  ],
  [
    'of a league, mistyped',
    'league: { rewards: [te] }',
    'readers.yaml:13:31: there is no coupon pool "te"; did you mean "tea"?',
  ],
  [
    'that is neither',
    'rewards: [30, 5 + tea + gifts]',
    'readers.yaml:13:25: "5 + tea + gifts" is no reward; it should be points, the name of a coupon pool, or both: 30 + tea',
  ],
])('rewards of a quiz %s', (_, written, told) => {
  expect(toldOf(quiz(written))).toEqual(told === undefined ? [] : [told]);
});

test('where the pools could not be read, nothing is said of those who name one', () => {
  const told = toldOf(level('gifts'), 'pools: { gifts: 5 }');
  expect(told).toEqual([expect.stringMatching(/^readers\.yaml:10:30: gifts is 5/)]);
});

test('a drop on a clock names a pool of the config; one that may have been made in chat is a warning', () => {
  const warned = (pool: string) => {
    const drop = `run: drop start, with: { name: Tea, pool: ${pool}, number: 5 }, in: [hall]`;
    const text = `${file('{}')}timetable:\n  tea: { cron: "0 20 * * 5", ${drop} }\n`;
    const loaded = loadCommunity('readers.yaml', text, operations);
    return rendered(loaded.ok ? loaded.warnings : loaded.problems);
  };
  expect(warned('tea')).toEqual([]);
  expect(warned('tee')).toEqual([
    'readers.yaml:14:72: the config has no pool "tee"; did you mean "tea"?',
  ]);
});
