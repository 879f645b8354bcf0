import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

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
  await there.server.settled(20_000);
  await lin.sees(/\+8/);
  expect(await database.query('select * from check_in')).toHaveLength(1);
});
