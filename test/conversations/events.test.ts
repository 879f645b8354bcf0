import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const house = nightWith({ operations: 'events: { reminders: [1d, 1h] }' });

it('an event is planned, members say who comes, and the card shows it everywhere', async () => {
  const { mei, lin, sam, ada, group, room, clock, discord } = await community(house, {
    on: ['telegram', 'discord', 'web'],
  });
  await mei
    .on('telegram')
    .types('/event create Tea 2026-03-04T20:00 2h capacity=2 guests=1 in=all The tea house');
  await mei.sees(/“Tea” \(#1\) is planned: Wed 2026-03-04 20:00/);
  await group.shows(/^Tea\nWed 2026-03-04 20:00–22:00\nWhere: The tea house\nComing: 0 of 2/);
  await lin.on('telegram').taps('Yes');
  await lin.seesPrivately(/You're in for “Tea”: Wed 2026-03-04 20:00/);
  await sam.on('web').taps('Maybe');
  await sam.seesPrivately(/“Tea”: maybe/);
  await ada.on('discord').taps('Yes');
  await ada.seesPrivately(/You're in for “Tea”/);
  await sam.on('web').taps('Yes');
  await sam.seesPrivately(/“Tea” is full. You're on the waiting list, the first/);
  await clock.advance({ seconds: 10 });
  for (const space of ['group', 'server', 'hall'])
    await room(space).shows(/Coming: 2 of 2 · full · on the waiting list: 1\nLin, /);
  // In each reader's own zone.
  const [embed] = discord.guild().channel('server').last?.embeds ?? [];
  expect(embed?.description).toMatch(/^<t:1772625600:F>–<t:1772632800:t>\nWhere/);
});

it('the waiting list moves up by itself, and tells whoever comes in', async () => {
  const { mei, lin, sam, ada } = await community(house, { on: ['telegram'] });
  for (const one of [lin, sam, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-04T20:00 capacity=1');
  await lin.taps('Yes');
  await sam.taps('Yes');
  await ada.taps('Yes');
  await ada.sees(/waiting list, behind one other/);
  await lin.types('/rsvp Tea no');
  await sam.seesPrivately(/A place is free: you're in for “Tea”. Wed 2026-03-04 20:00/);
  expect(ada.news()).not.toMatch(/you're in/i);
  await mei.types('/event list');
  await mei.sees(/#1 Tea · Wed 2026-03-04 20:00 · 1\/1 · 1 waiting/);
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
  await lin.seesPrivately(/Coming up: “Tea”, Wed 2026-03-04 20:00 \(in 1 day\)/);
  expect([sam, ada].map((one) => one.news()).join()).not.toMatch(/Coming up/);
});

it('an edit tells those it concerns, and sets the reminders anew', async () => {
  const { mei, lin, sam, ada, group, clock } = await community(house, { on: ['telegram'] });
  for (const one of [lin, sam, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-04T20:00 capacity=1');
  await lin.taps('Yes');
  await sam.taps('Yes');
  await mei.types('/event edit Tea when=2026-03-05T21:00 place="The garden"');
  await mei.sees(/“Tea” \(#1\) is changed. 2 members will be told/);
  const told = /“Tea” has changed.\nWhen: Thu 2026-03-05 21:00–22:00\nWhere: The garden/;
  await lin.seesPrivately(told);
  await sam.seesPrivately(told);
  expect(ada.news()).not.toMatch(/has changed/);
  await clock.advance({ days: 1, hours: 23 });
  await group.shows(/2026-03-05 21:00–22:00\nWhere: The garden/);
  expect(lin.news()).not.toMatch(/Coming up/);
  await clock.advance({ hours: 13 });
  await lin.seesPrivately(/Coming up: “Tea”, Thu 2026-03-05 21:00 \(in 1 day\)\nThe garden/);
  expect(sam.news()).not.toMatch(/Coming up/);
  await mei.types('/event edit Tea capacity=3');
  await sam.seesPrivately(/A place is free: you're in for “Tea”/);
});

it('a cancel stops the reminders and tells', async () => {
  const { mei, lin, ada, group, clock } = await community(house, { on: ['telegram'] });
  for (const one of [lin, ada]) await one.opens();
  await mei.types('/event create Tea 2026-03-04T20:00');
  await lin.taps('Yes');
  await mei.types('/event cancel Tea why="the house is closed"');
  await mei.sees(/“Tea” \(#1\) is cancelled. 1 member will be told/);
  await lin.seesPrivately(
    /“Tea” is cancelled: the house is closed. It would have been Wed 2026-03-04/,
  );
  await clock.advance({ days: 3 });
  expect(lin.news()).not.toMatch(/Coming up/);
  await group.shows(/^Tea\nThis was cancelled: the house is closed\.\nWed 2026-03-04/);
  await lin.types('/rsvp #1 yes');
  await lin.seesPrivately(/“Tea” was cancelled: the house is closed\./);
});

it('whoever leaves the community gives their place back', async () => {
  const { mei, lin, sam, telegram, cast, settled } = await community(house, { on: ['telegram'] });
  for (const one of [lin, sam]) await one.opens();
  await mei.types('/event create Tea 2026-03-04T20:00 capacity=1');
  await lin.taps('Yes');
  await sam.taps('Yes');
  telegram.group('group').leaves(telegram.user(cast.lin));
  await settled();
  await sam.seesPrivately(/A place is free: you're in for “Tea”/);
});

it('what is planned by a length of time begins on the nearest full minute', async () => {
  const { mei, clock } = await community(house, { on: ['telegram'] });
  await clock.advance({ seconds: 20 });
  await mei.types('/event create Tea 2h');
  await mei.sees(/“Tea” \(#1\) is planned: Mon 2026-03-02 11:00/);
  await mei.types('/event create Now 0m');
  await mei.sees(/0m is over/);
  await clock.advance({ seconds: 20 });
  await mei.types('/event create Chat 2h');
  await mei.sees(/“Chat” \(#2\) is planned: Mon 2026-03-02 11:01/);
});

it.each(['discord', 'web'] as const)('on %s an event is planned by a form', async (platform) => {
  const { mei, room } = await community(house, { on: [platform] });
  const about = 'Bring a cup.\nAnd a book.';
  const form = { name: 'Tea', length: '2h', place: 'Garden', about };
  await mei.types('/event create');
  await mei.fills({ ...form, when: 'soon' });
  await mei.seesPrivately(/when.*“soon”/s);
  await mei.types('/event create');
  await mei.fills({ ...form, when: '2026-03-04T20:00' });
  await mei.seesPrivately(/“Tea” \(#1\) is planned/);
  const here = room(platform === 'web' ? 'hall' : 'server');
  await here.shows(/^Tea\n.*\nWhere: Garden\nBring a cup\.\nAnd a book\.\nComing: 0$/);
  await mei.types('/event create capacity=5');
  await mei.fills({ name: 'Cake', when: '2026-03-05T20:00', capacity: '5' });
  await here.shows(/^Cake\n.*\nComing: 0 of 5$/);
});

it('on Telegram an event is planned by questions', async () => {
  const { mei, group } = await community(house, { on: ['telegram'] });
  await mei.types('/event create');
  await mei.sees(/Its name\?/);
  await mei.answers('Tea party');
  await mei.sees(/Its start\? \(tomorrow 8pm/);
  await mei.answers('soon');
  await mei.sees(/2026-12-24T20:00/);
  await mei.answers('2026-03-04T20:00');
  await mei.sees(/“Tea party” \(#1\) is planned/);
  await group.shows(/^Tea party\nWed 2026-03-04 20:00–21:00\nComing: 0/);
});

it('whoever left one space and acts in another is a member all the same; in private they are not', async () => {
  const spaces = 'group: { telegram: -1001000000001 }\nother: { telegram: -1001000000002 }';
  const meeting = await community(nightWith({ spaces, operations: 'events: {}' }), {
    on: ['telegram'],
  });
  const { mei, lin, clock, telegram, cast, database, settled } = meeting;
  await lin.opens();
  await mei.types('/event create Tea 2026-03-03T20:00');
  await lin.types('/rsvp #1 yes');
  telegram.group('group').leaves(telegram.user(cast.lin));
  await settled();
  await clock.advance({ seconds: 1 });
  await lin.whispers('/rsvp #1 yes');
  const gone = `select left_at is not null as gone from member where name = 'Lin'`;
  expect(await database.query(gone)).toEqual([{ gone: true }]);
  await lin.types('/rsvp #1 maybe', { where: 'other' });
  await lin.types('/rsvp #1 yes', { where: 'other' });
  expect(await database.query(gone)).toEqual([{ gone: false }]);
  await clock.advance({ days: 1, hours: 10, minutes: 30 });
  await lin.seesPrivately(/Coming up: “Tea”/);
});
