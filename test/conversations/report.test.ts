import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const night = nightWith({
  operations: `check-in: { points: 5 }
coupons: { pools: { tea: { generate: { length: 10 } } } }
questions: { points: { accepted: 10, vote: 1 } }`,
  timetable: 'report: { cron: "0 9 * * 1", run: report, in: [group] }',
});

it('tells planners what happened in the last whole days, beside as many before', async () => {
  const { lin, sam, ada, mei, clock } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await clock.advance({ days: 7 });
  await lin.types('/checkin');
  await sam.types('/checkin');
  await sam.types('/ask Who lends me a lamp?');
  await sam.sees(/Question #1|has your question/);
  await mei.types('/grant @sam 20 for the notes');
  await mei.types('/take @lin 3 a mistake');
  await clock.advance({ days: 1 });
  await ada.types('/checkin');
  await clock.advance({ days: 6 });

  await mei.types('/report');
  await mei.sees(/Report · 2026-03-09 to 2026-03-15/);
  await mei.sees(/Check-ins: 3 \(1\)\nMembers who checked in: 3 \(1\)/);
  await mei.sees(
    /Points earned: 35 \(5\)\nMembers who earned some: 3 \(1\)\nPoints spent or taken: 3 \(0\)/,
  );
  await mei.sees(/Questions asked: 1 \(0\)/);
  await mei.sees(/Members at the end: 4 \(1\)\nJoined: 3 \(1\)/);
  await mei.sees(/In brackets: the 7 days before/);
  await mei.types('/report 1');
  await mei.sees(/Report · 2026-03-15[\s\S]*In brackets: the day before/);
  await lin.types('/report');
  await lin.sees(/\/report is for planners/);
});

it('is posted by the timetable, in Chinese where that is spoken', async () => {
  const { lin, group, clock } = await community(night.replace('language: en', 'language: zh'), {
    on: ['telegram'],
    speaks: { lin: 'zh' },
  });
  await lin.types('/checkin');
  await clock.advance({ days: 7 });
  await group.shows(
    /数据报告 · 2026-03-02 至 2026-03-08[\s\S]*打卡次数：1（0）[\s\S]*括号里是之前 7 天的数字/,
  );
});

it('leaves out what did not happen', async () => {
  const { lin, mei, clock } = await community(night, { on: ['telegram'] });
  await mei.types('/report');
  await mei.sees(/Nothing happened in these days/);
  await lin.types('/checkin');
  await clock.advance({ days: 1 });
  await mei.types('/report');
  const told = await mei.sees(/Check-ins: 1/);
  expect(told).not.toMatch(/Quizzes|Coupons/);
});
