import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';
import { quizFiles } from '../support/quiz.ts';

/** 07:59 on a Monday in Shanghai */
const now = '2026-03-01T23:59:00Z';
const telegram = { on: ['telegram'], now } as const;
const entry = (when: string, text = 'Good morning', more = '') =>
  `{ cron: "${when}", run: say, with: { text: "${text}" }, in: [group]${more} }`;
const withEntry = (...given: Parameters<typeof entry>) =>
  nightWith({ timetable: `morning: ${entry(...given)}` });
const mornings = (texts: readonly string[]) => texts.filter((text) => /^Good/.test(text)).length;

describe('an entry of the timetable', () => {
  it('runs at its minute, every time', async () => {
    const { mei, group, clock } = await community(withEntry('*/2 8 * * *'), telegram);
    await clock.advance({ seconds: 59 });
    expect(mornings(group.texts())).toBe(0);
    await clock.advance({ seconds: 1 });
    expect(mornings(group.texts())).toBe(1);
    await clock.advance({ minutes: 4 });
    expect(mornings(group.texts())).toBe(3);
    await mei.types('/timetable');
    const told = await mei.sees(/The next 14 days · Asia\/Shanghai/);
    expect(told).toMatch(/morning: \/say in group\nnext: Mon 2026-03-02 08:06/);
    expect(told).toMatch(/last: Mon 2026-03-02 08:04, done/);
  });

  it('pauses, runs now when told, and goes on', async () => {
    const { mei, lin, group, clock } = await community(withEntry('*/2 8 * * *'), telegram);
    await mei.types('/pause mornin');
    await mei.sees(/Did you mean “morning”/);
    await lin.types('/pause morning');
    await lin.sees(/is for planners/);
    await mei.types('/pause morning');
    await mei.sees(/is paused/);
    await mei.types('/pause morning');
    await mei.sees(/is paused already/);
    await clock.advance({ minutes: 2 });
    expect(mornings(group.texts())).toBe(0);
    await mei.types('/timetable');
    await mei.sees(/morning.*\(paused\)[\s\S]*skipped \(paused\)/);
    await mei.types('/run morning');
    await group.shows(/^Good morning$/);
    await mei.types('/resume morning');
    await mei.sees(/runs again: next on Mon 2026-03-02 08:02/);
    await clock.advance({ minutes: 2 });
    expect(mornings(group.texts())).toBe(2);
  });

  it('stays paused over a restart and a changed config', async () => {
    const meeting = await community(withEntry('*/2 8 * * *'), telegram);
    const { mei, group, clock, changes, outage } = meeting;
    await mei.types('/pause morning');
    await outage({ minutes: 1 });
    await changes(withEntry('*/2 8 * * *', 'Good evening'));
    await clock.advance({ minutes: 4 });
    expect(mornings(group.texts())).toBe(0);
  });

  it('keeps away from dates that are excepted', async () => {
    const yaml = withEntry('0 8 * * *', 'Good day', ', except: [2026-03-02]');
    const { group, clock } = await community(yaml, telegram);
    await clock.advance({ minutes: 10 });
    expect(mornings(group.texts())).toBe(0);
    await clock.advance({ days: 1 });
    expect(mornings(group.texts())).toBe(1);
  });
});

it('a date of its own is one in the time of the community, and runs once', async () => {
  const yaml = nightWith({
    zone: 'America/New_York',
    timetable: `once: { at: 2026-03-01T19:05, run: say, with: { text: Good evening }, in: [group] }`,
  });
  const { mei, group, clock } = await community(yaml, telegram);
  await clock.advance({ minutes: 5, seconds: 59 });
  expect(mornings(group.texts())).toBe(0);
  await clock.advance({ seconds: 1 });
  expect(mornings(group.texts())).toBe(1);
  await clock.advance({ days: 2 });
  expect(mornings(group.texts())).toBe(1);
  await mei.types('/timetable');
  await mei.sees(/once: \/say in group\ndoes not run again\nlast: Sun 2026-03-01 19:05, done/);
});

it('what runs in quiet hours is posted when they end, in its order, and once', async () => {
  const yaml = nightWith({
    operations: 'posts: { quiet: "23:00-08:10" }',
    timetable: `early: ${entry('1 8 * * *', 'Good: first')}
later: ${entry('2 8 * * *', 'Good: second')}`,
  });
  const { mei, group, clock } = await community(yaml, telegram);
  await clock.advance({ minutes: 10 });
  expect(mornings(group.texts())).toBe(0);
  await mei.types('/receipts early');
  await mei.sees(/· group: waits until 2026-03-02 08:10/);
  await clock.advance({ minutes: 3 });
  expect(group.texts().filter((text) => /^Good/.test(text))).toEqual([
    'Good: first',
    'Good: second',
  ]);
});

it('what the timetable posted is changed and deleted like any other post', async () => {
  const { mei, group, clock } = await community(withEntry('0 8 * * *'), telegram);
  await clock.advance({ minutes: 2 });
  await group.shows(/^Good morning$/);
  await mei.types('/post edit 1 Good night');
  await clock.advance({ seconds: 10 });
  expect(group.texts().filter((text) => /^Good/.test(text))).toEqual(['Good night']);
  await mei.types('/post delete 1');
  await clock.advance({ seconds: 10 });
  expect(mornings(group.texts())).toBe(0);
});

it('the cards of all operations are posted on a clock, on every platform', async () => {
  const both = 'in: [group, server, hall] }';
  const yaml = nightWith({
    operations: 'quiz: { lead: 10s }\ncoupons: { pools: { tea: { generate: {} } } }',
    timetable: [
      `check-in: { cron: "1 8 * * *", run: check-in card, ${both}`,
      `drop: { cron: "2 8 * * *", run: drop start, with: { name: Tea, pool: tea, number: 5 }, ${both}`,
      `event: { cron: "3 8 * * *", run: event create, with: { name: Reading, when: 1d }, ${both}`,
      `quiz: { cron: "4 8 * * *", run: quiz start, with: { bank: books, tags: single }, ${both}`,
    ].join('\n'),
  });
  const { room, clock } = await community(yaml, {
    on: ['telegram', 'discord', 'web'],
    now,
    files: quizFiles,
  });
  await clock.advance({ minutes: 5, seconds: 20 });
  for (const name of ['group', 'server', 'hall'])
    for (const card of [/A new day|Check-in/, /Tea/, /Reading/, /Who wrote Don Quixote/])
      await room(name).shows(card);
});

describe('a changed config', () => {
  it('fires nothing by itself, and the new times count', async () => {
    const meeting = await community(withEntry('0 9 * * *'), telegram);
    const { group, clock, changes } = meeting;
    await clock.advance({ minutes: 11 });
    await changes(withEntry('5 8 * * *'));
    await changes(withEntry('10 8 * * *'));
    await changes(withEntry('12 8 * * *'));
    expect(mornings(group.texts())).toBe(0);
    await clock.advance({ minutes: 1, seconds: 59 });
    expect(mornings(group.texts())).toBe(0);
    await clock.advance({ seconds: 1 });
    expect(mornings(group.texts())).toBe(1);
    await changes(withEntry('12 8 * * *', 'Good again'));
    await clock.advance({ hours: 2 });
    expect(mornings(group.texts())).toBe(1);
  });

  it('that takes an entry away takes its runs away', async () => {
    const { group, clock, changes } = await community(withEntry('0 8 * * *'), telegram);
    await changes(nightWith());
    await clock.advance({ minutes: 5 });
    expect(mornings(group.texts())).toBe(0);
    await changes(withEntry('0 8 * * *'));
    await clock.advance({ minutes: 5 });
    expect(mornings(group.texts())).toBe(0);
  });
});

describe('a day on which the clocks change', () => {
  const daily = (when: string) =>
    nightWith({ zone: 'America/New_York', timetable: `morning: ${entry(when)}` });

  it('has a time that does not exist: the next valid instant is taken', async () => {
    // At 02:00 on 8 March the clocks of New York go to 03:00.
    const { group, clock } = await community(daily('30 2 * * *'), {
      on: ['telegram'],
      now: '2026-03-08T06:55:00Z',
    });
    await clock.advance({ minutes: 4, seconds: 59 });
    expect(mornings(group.texts())).toBe(0);
    await clock.advance({ minutes: 31 });
    expect(mornings(group.texts())).toBe(1);
    await clock.advance({ hours: 2 });
    expect(mornings(group.texts())).toBe(1);
  });

  it('has a time twice: once is enough', async () => {
    // At 02:00 on 1 November they go back to 01:00.
    const { group, clock } = await community(daily('30 1 * * *'), {
      on: ['telegram'],
      now: '2026-11-01T05:20:00Z',
    });
    await clock.advance({ hours: 3 });
    expect(mornings(group.texts())).toBe(1);
  });
});
