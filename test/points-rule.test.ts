import { expect, test } from 'vitest';
import type { Account } from '../src/ledger/account.ts';
import { joined } from '../src/ledger/rule.ts';
import { en } from '../src/ledger/texts/en.ts';
import { zh } from '../src/ledger/texts/zh.ts';
import { missing, readEntry } from '../src/operations/points/rule.ts';

test.each([
  ['17', 17],
  ['#17', 17],
  [' ＃17 ', 17],
  ['# 17', 17],
  ['17a', undefined],
  ['-17', undefined],
  ['', undefined],
  ['9'.repeat(16), undefined],
])('an entry named %j', (raw, entry) => expect(readEntry(raw)).toBe(entry));

test('what is missing to the next', () => {
  expect(missing(20, 30)).toBe(10);
  expect(missing(20, undefined)).toBeUndefined();
});

test('every reason has words in both languages', () => {
  expect(new Set(Object.keys(zh))).toEqual(new Set(Object.keys(en)));
});

const account = (id: number, given: Partial<Account>): Account => ({
  id,
  memberId: id,
  balance: 0,
  earned: 0,
  day: undefined,
  dayEarned: 0,
  week: undefined,
  weekEarned: 0,
  season: undefined,
  seasonEarned: 0,
  overdraft: false,
  levelFrom: 0,
  into: undefined,
  ...given,
});

test('joined accounts: sums of periods that are over do not come along', () => {
  const one = account(1, {
    balance: -3,
    earned: 40,
    day: '2026-11-21',
    dayEarned: 4,
    week: '2026-11-16',
    weekEarned: 9,
    season: 1,
    seasonEarned: 20,
    overdraft: true,
  });
  const other = account(2, { balance: 2, earned: 2, day: '2026-11-22', dayEarned: 2 });
  const { from, to } = joined(one, other, { day: '2026-11-22', season: 2 });
  expect(from).toMatchObject({ balance: 0, earned: 0, weekEarned: 0, seasonEarned: 0 });
  expect(to).toMatchObject({
    id: 2,
    balance: -1,
    earned: 42,
    dayEarned: 2,
    weekEarned: 9,
    seasonEarned: 0,
    overdraft: true,
  });
});
