import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const house = nightWith({
  operations: `events: { reminders: [] }
coupons: { pools: { tea: { generate: { prefix: TEA- }, value: a pot of tea } } }
points: { levels: [{ name: { en: Reader, zh: 读者 }, from: 20 }] }`,
});

async function teaPlanned(how = '') {
  const meeting = await community(house, { on: ['telegram'] });
  const { mei, lin, sam, ada } = meeting;
  for (const one of [mei, lin, sam, ada]) await one.opens();
  await mei.types(`/event create Tea 2026-03-04T20:00 capacity=1 ${how}`);
  await lin.taps('Yes');
  await sam.taps('Yes');
  await ada.taps('Maybe');
  return meeting;
}

it('whatever changes for those who come, wait or may come is told them', async () => {
  const { mei, lin, sam, ada, clock } = await teaPlanned();
  for (const [change, line] of [
    ['length=2h', 'When: Wed 2026-03-04 20:00–22:00'],
    ['place=Hall', 'Where: Hall'],
    ['about="Bring cups"', 'Bring cups'],
    ['cutoff=1d', 'Please answer by Tue 2026-03-03 20:00'],
    ['guests=2', 'You may bring up to 2 guests.'],
    ['who="level 1"', 'It is for members from level 1 up now. Who has a place keeps it.'],
    ['who="role helper"', 'It is for helpers now. Who has a place keeps it.'],
    ['points=5', 'Being there brings 5 points.'],
    ['points=1 coupon=tea', 'Being there brings a point and a coupon.'],
    ['attend=code', 'Show up with /attend and the code that is shown there.'],
    ['name=Cake', '→ Cake'],
  ]) {
    await mei.types(`/event edit Tea ${change}`);
    await mei.sees(/“(Tea|Cake)” \(#1\) is changed. 3 members will be told/);
    const told = expect.stringContaining(`“Tea” has changed.\n${line}`);
    for (const one of [lin, sam, ada]) {
      await one.seesPrivately(/has changed/);
      await expect.poll(() => one.news()).toEqual(told);
    }
    await clock.advance({ seconds: 10 });
  }
});

it('what is taken away is told as well', async () => {
  const { mei, lin } = await teaPlanned(
    'guests=1 cutoff=1d points=5 about="Bring cups" place=Hall attend=code',
  );
  await mei.types('/event edit Tea guests=0 cutoff=0m points=0 about=- place=- attend=off');
  expect(await lin.seesPrivately(/has changed/)).toBe(
    [
      '“Tea” has changed.',
      'Where: –',
      'Its description was taken away.',
      'Guests can no longer be added.',
      'Please answer by Wed 2026-03-04 20:00',
      'Being there brings no points or coupon any more.',
      "There's no need to show up with a button or a code.",
    ].join('\n'),
  );
});

it('how many may come is told to those alone whom it may let in', async () => {
  const { mei, lin, sam, ada } = await teaPlanned();
  await mei.types('/event edit Tea capacity=2');
  await mei.sees(/“Tea” \(#1\) is changed. 1 member will be told/);
  await sam.seesPrivately(/A place is free: you're in/);
  await ada.seesPrivately(/“Tea” has changed.\nPlaces: 2$/);
  expect([lin, sam].map((one) => one.news()).join()).not.toMatch(/has changed/);
  await mei.types('/event edit Tea capacity=0');
  await ada.seesPrivately(/Everyone can come: places are no longer limited/);
});

it('what is no change, or only the organisers’ affair, is told nobody', async () => {
  const { mei, lin, sam, ada } = await teaPlanned('place=Hall reminders=1h');
  await mei.types('/event edit Tea place=Hall reminders=1h when=2026-03-04T20:00');
  await mei.sees(/Nothing is different/);
  await mei.types('/event edit Tea reminders=2h survey=yes');
  await mei.sees(/“Tea” \(#1\) is changed\.$/);
  expect([lin, sam, ada].map((one) => one.news()).join()).not.toMatch(/has changed/);
});

it('an edit of a series that changes nothing says so', async () => {
  const { mei } = await community(house, { on: ['telegram'] });
  await mei.types('/event create Tea 2026-03-05T20:00 repeat=weekly place=Hall');
  await mei.types('/event edit #1 scope=series repeat=weekly place=Hall');
  await mei.sees(/Nothing is different/);
});

it('a series tells each member of the first of their own, once', async () => {
  const { mei, lin, sam } = await community(house, { on: ['telegram'] });
  for (const one of [lin, sam]) await one.opens();
  await mei.types('/event create Tea 2026-03-05T20:00 repeat=weekly');
  for (const event of ['#1', '#2']) await lin.types(`/rsvp ${event} yes`);
  await sam.types('/rsvp #3 yes');
  await mei.types('/event edit #1 scope=series guests=1');
  await mei.sees(/“Tea” is changed, \d dates. 2 members will be told/);
  for (const one of [lin, sam])
    expect(await one.seesPrivately(/has changed/)).toBe(
      '“Tea” has changed.\nYou may bring a guest.',
    );
});

it('being there brings a coupon, once, and the card says so', async () => {
  const meeting = await community(
    nightWith({
      operations: `events: { reminders: [], points: 5, coupon: tea }
coupons: { pools: { tea: { generate: { prefix: TEA- }, value: a pot of tea }, book: {} } }`,
    }),
    { on: ['telegram'] },
  );
  const { mei, lin, sam, group, clock, database } = meeting;
  for (const one of [lin, sam]) await one.opens();
  await mei.types('/event create Tea 2026-03-02T12:00 1h');
  await group.shows(/Being there brings 5 points and a coupon\./);
  for (const one of [lin, sam]) await one.taps('Yes');
  await clock.advance({ hours: 3 });
  await lin.taps("I'm here");
  await lin.seesPrivately(/Welcome to “Tea”! \+5 points, and a coupon: \/coupons/);
  await lin.seesPrivately(/“Tea” brings you a coupon:\nTEA-\w{10}/);
  await lin.again();
  await lin.taps("I'm here");
  await lin.seesPrivately(/noted already/);
  await lin.whispers('/coupons');
  expect((await lin.seesPrivately(/Your coupons/)).match(/TEA-/g)).toHaveLength(1);
  const given = await database.query('select title, state from coupon_reward');
  expect(given).toEqual([{ title: 'Tea', state: 'given' }]);
  await mei.types('/event create Cake 2026-03-09T12:00 coupon=books');
  await mei.sees(/There is no pool “books”; there are: tea, book/);
  await mei.types('/event create Cake 2026-03-09T12:00 coupon=- points=0');
  await group.shows(/^Cake\n.*\nComing: 0$/);
});

it('a coupon that the config no longer has keeps nobody from showing up', async () => {
  const { mei, lin, clock, changes } = await community(
    nightWith({
      operations: 'events: { reminders: [], coupon: tea }\ncoupons: { pools: { tea: {} } }',
    }),
    { on: ['telegram'] },
  );
  await lin.opens();
  await mei.types('/event create Tea 2026-03-02T12:00 1h');
  await lin.taps('Yes');
  await changes(nightWith({ operations: 'events: { reminders: [] }' }));
  await clock.advance({ hours: 3 });
  await lin.taps("I'm here");
  await lin.seesPrivately(/Welcome to “Tea”!$/);
});
