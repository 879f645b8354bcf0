import { describe, expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';
import { quizFiles, quizNight } from '../support/quiz.ts';

/** 07:59 on a Monday in Shanghai */
const now = '2026-03-01T23:59:00Z';
const telegram = { on: ['telegram'], now } as const;
const yaml = nightWith({
  timetable: `patient: { cron: "0 8 * * *", run: say, with: { text: "Good morning" }, in: [group], late: 2h }
strict: { cron: "0 8 * * *", run: say, with: { text: "On the dot" }, in: [group] }`,
});
const count = (texts: readonly string[], text: RegExp) =>
  texts.filter((one) => text.test(one)).length;

it('what may be late runs after an outage, what may not is skipped', async () => {
  const { mei, group, outage, clock } = await community(yaml, telegram);
  await outage({ hours: 1 });
  await group.shows(/^Good morning$/);
  await clock.advance({ minutes: 5 });
  expect(count(group.texts(), /^Good morning/)).toBe(1);
  expect(count(group.texts(), /^On the dot/)).toBe(0);
  await mei.types('/timetable');
  const told = await mei.sees(/strict/);
  expect(told).toMatch(/patient[\s\S]*?last: Mon 2026-03-02 08:59, done/);
  expect(told).toMatch(/strict[\s\S]*?skipped \(its time was missed\)/);
});

it('too late is too late', async () => {
  const { group, outage } = await community(yaml, telegram);
  await outage({ hours: 3 });
  expect(count(group.texts(), /^Good morning|^On the dot/)).toBe(0);
});

it('several missed days make one run at most', async () => {
  const { group, outage, clock } = await community(yaml, telegram);
  await outage({ days: 3, hours: 1 });
  await group.shows(/^Good morning$/);
  expect(count(group.texts(), /^Good morning/)).toBe(1);
  expect(count(group.texts(), /^On the dot/)).toBe(0);
  await clock.advance({ hours: 23, minutes: 5 });
  expect(count(group.texts(), /^Good morning/)).toBe(2);
  expect(count(group.texts(), /^On the dot/)).toBe(1);
});

it('buttons and pending words survive a restart', async () => {
  const { lin, mei, group, outage } = await community(night, telegram);
  await mei.types('/check-in card');
  await group.shows(/A new day/);
  await outage({ minutes: 5 });
  await lin.taps('Check in');
  await lin.seesPrivately(/\+8/);
});

it('what was said while the bot was away is answered when it is back', async () => {
  const { lin, cast, telegram: there, outage, database } = await community(night, telegram);
  await outage({ minutes: 1 }, () => {
    there.user(cast.lin).says(there.group('group'), '/checkin');
  });
  await there.server.settled();
  await lin.sees(/\+8/);
  expect(await database.query('select * from check_in')).toHaveLength(1);
});

describe('what a late run plans, it plans from the time that was meant', () => {
  const planning = (cron: string, late = '2h') =>
    nightWith({
      timetable: `plan: { cron: "${cron}", run: event create, with: { name: Tea, when: 11h }, in: [group], late: ${late} }
tea: { cron: "${cron}", run: drop start, with: { name: Tea, pool: tea, number: 5, from: 11h }, in: [group], late: ${late} }`,
      operations: 'coupons: { pools: { tea: { generate: {} } } }',
    });

  it('also when it was tried late', async () => {
    const { mei, outage } = await community(planning('0 8 * * *'), telegram);
    await outage({ hours: 1, minutes: 30 });
    await mei.types('/event list');
    await mei.sees(/Tea[\s\S]*2026-03-02 19:00/);
    await mei.types('/drop list');
    await mei.sees(/Tea[\s\S]*2026-03-02 19:00/);
  });

  it('from the latest, where one run stands for several', async () => {
    const { mei, outage } = await community(planning('*/30 8 * * *'), telegram);
    await outage({ minutes: 50 });
    await mei.types('/event list');
    await mei.sees(/Tea[\s\S]*2026-03-02 19:30/);
  });

  it('but what is run by hand is planned from now', async () => {
    const { mei, clock } = await community(planning('0 8 * * *'), telegram);
    await mei.types('/run plan');
    await clock.advance({ seconds: 5 });
    await mei.types('/event list');
    await mei.sees(/Tea[\s\S]*2026-03-02 18:59/);
  });

  it('so a surprise comes no later than it would have', async () => {
    const yaml = quizNight('', {
      timetable:
        'quiz: { cron: "0 8 * * *", run: quiz start, with: { bank: books, within: 1h }, in: [group], late: 2h }',
    });
    const { group, outage, clock } = await community(yaml, { ...telegram, files: quizFiles });
    await outage({ hours: 1, minutes: 30 });
    await clock.advance({ seconds: 40 });
    await group.shows(/Question 1 of/);
  });

  it('and a league ends the week that is over', async () => {
    const yaml = quizNight('', {
      timetable: 'end: { cron: "0 21 * * 0", run: quiz league, in: [group], late: 1d }',
    });
    const { mei, outage } = await community(yaml, { ...telegram, files: quizFiles });
    await mei.types('/timetable');
    await outage({ days: 7, hours: 5 });
    await mei.types('/receipts end');
    await mei.sees(/03-09 12:59 · done: .*of the week from 2026-03-02/);
  });

  it('and a board shows the week that is over', async () => {
    const yaml = nightWith({
      timetable: `week: { cron: "0 21 * * 0", run: top, with: { period: week }, in: [group], late: 1d }
day: { cron: "0 21 * * 0", run: top, with: { period: day }, in: [group], late: 1d }`,
    });
    // 19:59 on a Sunday in Shanghai
    const { lin, mei, group, outage } = await community(yaml, {
      ...{ on: ['telegram'], now: '2026-03-01T11:59:00Z' },
    });
    await lin.types('/checkin');
    await outage({ hours: 13 });
    await group.shows(/Top ten of the week from 2026-02-23\n[\s\S]*1\. lin · 8/i);
    await group.shows(/Top ten on 2026-03-01\n[\s\S]*1\. lin · 8/i);
    await mei.types('/top period=week');
    await mei.sees(/Top ten this week\n[\s\S]*Nobody/);
  });

  it('and from now when somebody runs it', async () => {
    const { mei, clock } = await community(planning('0 8 * * *'), telegram);
    await mei.types('/pause plan');
    await clock.advance({ hours: 3 });
    await mei.types('/run plan');
    await clock.advance({ seconds: 5 });
    await mei.types('/event list');
    await mei.sees(/Tea[\s\S]*2026-03-02 21:59/);
  });
});
