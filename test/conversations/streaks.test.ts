import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('a streak grows, pays at its tiers, and starts again after a gap', async () => {
  const { lin, clock } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await lin.sees(/In 1 more day: \+10/);
  await clock.advance({ days: 1 });
  await lin.types('/checkin');
  await lin.sees(/\+18 points.*2 days in a row, that is \+10.*26 points.*In 2 more days: \+40/s);
  await clock.advance({ days: 2 });
  await lin.types('/checkin');
  await lin.sees(/\+8 points.*1 day in a row.*34 points/s);
});

it('a day starts at four in the community’s own zone', async () => {
  // 03:59 on Tuesday in Shanghai is still Monday's day; 04:00 is Tuesday's.
  const { lin, clock } = await community(night, { on: ['telegram'], now: '2026-03-02T12:00:00Z' });
  await lin.types('/checkin');
  await lin.sees(/1 day in a row/);
  await clock.advance({ hours: 7, minutes: 59 });
  await lin.types('/checkin');
  await lin.sees(/already/);
  await clock.advance({ minutes: 1 });
  await lin.types('/checkin');
  await lin.sees(/2 days in a row/);
});

it('a changed time zone never gives a second day', async () => {
  const meeting = await community(nightWith({ zone: 'Pacific/Auckland' }), {
    on: ['telegram'],
    now: '2026-03-02T20:00:00Z',
  });
  const { lin, changes, database } = meeting;
  await lin.types('/checkin');
  await lin.sees(/\+8/);
  await changes(nightWith({ zone: 'America/Los_Angeles' }));
  await lin.types('/checkin');
  await lin.sees(/already/);
  expect(await database.query('select day from check_in')).toEqual([{ day: '2026-03-03' }]);
});

it('whoever is first on a day gets more, and nobody else', async () => {
  const { lin, sam, ada, clock } = await community(night, { on: ['telegram'] });
  await Promise.all([lin, sam, ada].map((one) => one.types('/checkin')));
  const told = [lin, sam, ada].map((one) => one.news());
  expect(told.filter((news) => /\+8 points/.test(news))).not.toHaveLength(0);
  await clock.advance({ days: 1 });
  await sam.types('/checkin');
  await sam.sees(/First of the day: \+3/);
  await ada.types('/checkin');
  await ada.sees(/You are number 2 today/);
});
