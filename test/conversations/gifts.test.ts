import { it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const yaml = nightWith({
  operations: `check-in: { points: 10 }
points: { gift: { perDay: 8, receivedPerDay: 10, after: 2d } }`,
});

it('members give each other points, within caps, once they have been here for a while', async () => {
  const { lin, sam, mei, ada, group, clock } = await community(yaml, { on: ['telegram'] });
  for (const one of [lin, sam, mei]) await one.types('/checkin');
  await lin.types('/gift @sam 5');
  await lin.sees(/once you have been here for 2 days/);
  await clock.advance({ days: 2 });
  await ada.types('/checkin');
  await lin.types('/gift @ada 5');
  await lin.sees(/Ada can be given points only after/);
  await lin.types('/gift @sam 5 for the tea');
  await group.shows(/Lin gave Sam 5 points: for the tea\. \(#\d+\)/);
  await lin.types('/gift @sam 5');
  await lin.sees(/You can give 3 more today\. Nothing was given/);
  await mei.types('/gift @sam 6');
  await mei.sees(/Sam can be given 5 more today/);
  await lin.types('/gift @lin 1');
  await lin.sees(/This is you/);
  await sam.types('/points');
  await sam.sees(/15 points · rank 1[\s\S]*Earned 10 in all/);
  await clock.advance({ days: 1 });
  await lin.types('/gift @sam 6');
  await lin.sees(/You don't have 6 points/);
});

it('where the community did not ask for it, there is no such command', async () => {
  const { lin } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await lin.types('/help');
  const told = await lin.sees(/\/points/);
  if (told.includes('/gift')) throw new Error('help shows what is not there');
});
