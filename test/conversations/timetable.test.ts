import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

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
