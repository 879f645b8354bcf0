import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const house = nightWith({ operations: 'events: { reminders: [1d, 1h] }' });

it('an event is planned, members say who comes, and the card shows it everywhere', async () => {
  const { mei, lin, sam, ada, group, room, clock } = await community(house, {
    on: ['telegram', 'discord', 'web'],
  });
  await mei
    .on('telegram')
    .types('/event create Tea 2026-03-04T20:00 2h capacity=2 guests=1 in=all The tea house');
  await mei.sees(/“Tea” \(#1\) is planned: 2026-03-04 20:00/);
  await group.shows(/^Tea\n2026-03-04 20:00–22:00\nWhere: The tea house\nComing: 0 of 2/);
  await lin.on('telegram').taps('Yes');
  await lin.seesPrivately(/You're in for “Tea”: 2026-03-04 20:00/);
  await sam.on('web').taps('Maybe');
  await sam.seesPrivately(/“Tea”: maybe/);
  await ada.on('discord').taps('Yes');
  await ada.seesPrivately(/You're in for “Tea”/);
  await sam.on('web').taps('Yes');
  await sam.seesPrivately(/“Tea” is full. You're on the waiting list, the first/);
  await clock.advance({ seconds: 10 });
  for (const space of ['group', 'server', 'hall'])
    await room(space).shows(/Coming: 2 of 2 · full · on the waiting list: 1\nLin, /);
});

it('the waiting list moves up by itself, and tells whoever comes in', async () => {
  const { mei, lin, sam, ada } = await community(house, { on: ['telegram'] });
  for (const one of [lin, sam, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-04T20:00 capacity=1');
  await lin.taps('Yes');
  await sam.taps('Yes');
  await ada.taps('Yes');
  await ada.sees(/waiting list, behind 1 others/);
  await lin.types('/rsvp Tea no');
  await sam.seesPrivately(/A place is free: you're in for “Tea”. 2026-03-04 20:00/);
  expect(ada.news()).not.toMatch(/you're in/i);
  await mei.types('/event list');
  await mei.sees(/#1 Tea · 2026-03-04 20:00 · 1\/1 · 1 waiting/);
});

it('those who come are reminded in time, and nobody else', async () => {
  const { mei, lin, sam, ada, clock } = await community(house, { on: ['telegram'] });
  for (const one of [lin, sam, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-04T20:00 capacity=1');
  await lin.taps('Yes');
  await sam.taps('Yes');
  await ada.taps('Maybe');
  await clock.advance({ days: 1, hours: 10, minutes: 59 });
  expect([lin, sam, ada].map((one) => one.news()).join()).not.toMatch(/Coming up/);
  await clock.advance({ minutes: 1 });
  await lin.seesPrivately(/Coming up: “Tea”, 2026-03-04 20:00/);
  expect([sam, ada].map((one) => one.news()).join()).not.toMatch(/Coming up/);
});
