import { expect, it } from 'vitest';
import { night } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('an evening goes on a Postgres server as it does in memory', async () => {
  const { lin, sam, mei, group, clock, outage } = await community(night, {
    on: ['telegram', 'discord'],
    database: 'postgres',
  });
  await mei.types('/check-in card');
  await group.shows(/A new day/);
  await lin.taps('Check in');
  await lin.seesPrivately(/\+8 points/);
  await lin.taps('Check in');
  await lin.seesPrivately(/already/);
  await sam.on('discord').types('/checkin');
  await sam.on('discord').sees(/number 2 today/);
  await clock.advance({ seconds: 5 });
  await group.shows(/2 here today/);
  await mei.types('/grant @lin 10 a fine summary');
  await group.shows(/Lin now has 18/);
  await outage({ minutes: 10 });
  await lin.types('/top');
  await lin.sees(/1\. Lin · 18\n2\. sam · 5/i);
  expect(group.texts().filter((text) => /here today/.test(text))).toHaveLength(1);
});
