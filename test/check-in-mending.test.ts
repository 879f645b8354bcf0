import { describe, expect, it } from 'vitest';
import { addDays } from '../src/agenda/day.ts';
import { readDay, readMonth, reasons } from '../src/operations/check-in/excuses.ts';
import { judge, madeUp } from '../src/operations/check-in/make-up.ts';
import { isKeyword } from '../src/operations/check-in/proof.ts';
import { recount } from '../src/operations/check-in/recount.ts';
import { day, dayAt, FIRST, lived, nobody, noon, pay } from './support/streaks.ts';

describe('making up', () => {
  const terms = { price: 20, perMonth: 2, within: 4, points: 1 };
  const { rows } = lived([0, 1, 3]);
  const it_ = { today: day(5), rows, excused: nobody, freezes: [], terms, dayAt };
  it.each([
    [day(5), 'not-past'],
    [day(1), 'not-missed'],
    [addDays(FIRST, -1), 'before-first'],
    [undefined, 'good'],
    [day(2), 'good'],
  ] as const)('%s: %s', (wanted, is) => {
    expect(judge(wanted, it_).is).toBe(is);
  });

  it('takes the latest missed day when none is named', () => {
    expect(judge(undefined, it_)).toEqual({ is: 'good', day: day(4) });
  });

  it('has an oldest day, a number a month, and leaves excused and frozen days alone', () => {
    expect(judge(day(2), { ...it_, today: day(8) }).is).toBe('too-old');
    expect(judge(day(2), { ...it_, excused: () => true }).is).toBe('covered');
    const spent = {
      n: 1,
      gotOn: day(0),
      expiresOn: day(9),
      spentOn: day(2),
      how: 'bought',
    } as const;
    expect(judge(day(2), { ...it_, freezes: [spent] }).is).toBe('covered');
    const used = rows.map((row) => ({ ...row, kind: 'made-up' as const }));
    expect(judge(day(2), { ...it_, rows: used }).is).toBe('used-up');
  });

  it('joins what was broken, and pays what the longer streak reaches', () => {
    const parts = lived([0, 1, 2, 4, 5]);
    const made = { memberId: 1, communityId: 'tea', day: day(3), at: noon(day(5)) };
    const ground = { excused: nobody, freezes: [] };
    const after = madeUp(made, parts.rows, ground, { ...pay, points: 1 });
    expect(after.streak).toMatchObject({ length: 6, best: 6, total: 6, paid: [2, 4] });
    expect(after.row).toMatchObject({ kind: 'made-up', points: 41, tiers: [4], streak: 6 });
    expect(recount(after.rows, ground).streak).toEqual(after.streak);
  });
});

describe('days that are excused', () => {
  const zone = { zone: 'Asia/Shanghai', dayStarts: 240, outage: 6 * 3_600_000 };
  it('are those of an amnesty, and those on which the bot was away for long', () => {
    const from = new Date('2026-03-02T10:00:00Z');
    const until = new Date('2026-03-03T21:00:00Z');
    const amnesties = [{ from: '2026-03-10', to: '2026-03-11' }];
    const why = reasons({ amnesties, outages: [{ from, until }] }, zone);
    const all = [
      '2026-03-01',
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-10',
      '2026-03-12',
    ];
    // 18:00 on the 2nd to 05:00 on the 4th, which is one hour into that day.
    expect(all.map(why)).toEqual([undefined, 'outage', 'outage', undefined, 'amnesty', undefined]);
  });
});

it('days and months are read as people write them', () => {
  const today = '2026-03-05';
  const written = [
    '2026-03-01',
    '2026/3/1',
    '3-1',
    '1',
    '9',
    '12-31',
    '2026-02-30',
    'x',
    '2026年3月1日',
  ];
  expect(written.map((raw) => readDay(raw, today))).toEqual([
    ...['2026-03-01', '2026-03-01', '2026-03-01', '2026-03-01', '2026-02-09', '2025-12-31'],
    ...[undefined, undefined, '2026-03-01'],
  ]);
  const months = ['2026-02', '2', '4', '13', '2025/12', '2月'];
  expect(months.map((raw) => readMonth(raw, today))).toEqual([
    ...['2026-02', '2026-02', '2025-04', undefined, '2025-12', '2026-02'],
  ]);
});

it('a keyword is known however it is typed', () => {
  const proof = { keyword: 'Good Morning' };
  expect(
    ['good morning', ' GOOD  MORNING! ', 'ｇｏｏｄ morning'].map((raw) => isKeyword(raw, proof)),
  ).toEqual([true, true, true]);
  expect(isKeyword('morning', proof)).toBe(false);
});

it('days and months are understood as people say them', () => {
  const days = ['昨天', '前天', '今天', 'Yesterday', '三月一日', '3月1号', '二月二十八号', '１'];
  expect(days.map((raw) => readDay(raw, '2026-03-02'))).toEqual([
    ...['2026-03-01', '2026-02-28', '2026-03-02', '2026-03-01'],
    ...['2026-03-01', '2026-03-01', '2026-02-28', '2026-03-01'],
  ]);
  const months = ['本月', '上个月', '二月', '２月'];
  expect(months.map((raw) => readMonth(raw, '2026-03-02'))).toEqual([
    ...['2026-03', '2026-02', '2026-02', '2026-02'],
  ]);
  expect(['明年', '十十', '大后年'].map((raw) => readDay(raw, '2026-03-02'))).toEqual([
    ...[undefined, undefined, undefined],
  ]);
});
