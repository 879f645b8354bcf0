import { expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const byText = (a: string, b: string) => (a < b ? -1 : 1);
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/calendar\/(\w{26})\.ics/;

it('a member reads the calendar at a secret address, until they end it', async () => {
  const { mei, lin, clock, database } = await community(night, { on: ['web'] });
  await mei.types('/event create Tea 2026-03-04T20:00 2h place="The garden"');
  await lin.types('/event calendar all');
  const shown = await lin.seesPrivately(/for your calendar app/);
  const [address = '', secret = 'none'] = ADDRESS.exec(shown) ?? [];
  const first = await fetch(address);
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(await first.text()).toMatch(
    /UID:event-1@night\.emcee\r\n(.|\r\n)*DTSTART:20260304T120000Z\r\n(.|\r\n)*STATUS:CONFIRMED/,
  );
  const etag = first.headers.get('etag') ?? '';
  const modified = first.headers.get('last-modified') ?? '';
  expect(modified).toBe('Mon, 02 Mar 2026 01:00:00 GMT');
  const again = (headers: Record<string, string>) => fetch(address, { headers });
  expect((await again({ 'if-none-match': etag })).status).toBe(304);
  expect((await again({ 'if-modified-since': modified })).status).toBe(304);
  await clock.advance({ minutes: 5 });
  await mei.types('/event cancel Tea');
  const later = await again({ 'if-none-match': etag, 'if-modified-since': modified });
  expect(later.status).toBe(200);
  expect(await later.text()).toMatch(/SEQUENCE:1\r\n(.|\r\n)*STATUS:CANCELLED/);
  const kept = await database.query<{ row: string }>(
    `select f::text as row from feed_address f union all select r::text from receipt r
     union all select d::text from delivery d`,
  );
  expect(kept.map(({ row }) => row).join()).not.toContain(secret);
  await lin.types('/event calendar off');
  await lin.seesPrivately(/no longer work/);
  expect((await fetch(address)).status).toBe(404);
});

/** Names and states of the events in a calendar. */
const namesIn = (text: string) =>
  [...text.matchAll(/SUMMARY:(\w+)\r\n(?:.|\r\n)*?STATUS:(\w+)/g)]
    .map(([, name, status]) => `${name} ${status}`)
    .toSorted(byText);

it('a calendar of one’s own holds what one comes to; asked for again, its address is the same', async () => {
  const { mei, lin, sam } = await community(night, { on: ['web'] });
  for (const name of ['Tea', 'Cake', 'Walk'])
    await mei.types(`/event create ${name} 2026-03-04T20:00 capacity=1`);
  await sam.types('/rsvp Cake yes');
  await lin.types('/rsvp Tea yes');
  await lin.types('/rsvp Cake yes');
  const addressOf = async (scope: string) => {
    await lin.types(`/event calendar ${scope}`);
    return ADDRESS.exec(await lin.seesPrivately(/for your calendar app/))?.[0] ?? '';
  };
  const mine = await addressOf('mine');
  const ownFile = await lin.saves('events.ics');
  const all = await addressOf('all');
  expect(await addressOf('mine')).toBe(mine);
  expect(all).not.toBe(mine);
  const [ownText, text] = await Promise.all(
    [mine, all].map(async (address) => (await fetch(address)).text()),
  );
  for (const own of [ownText ?? '', ownFile])
    expect(namesIn(own)).toEqual(['Cake TENTATIVE', 'Tea CONFIRMED']);
  expect(namesIn(text ?? '')).toEqual(['Cake CONFIRMED', 'Tea CONFIRMED', 'Walk CONFIRMED']);
  await lin.types('/event calendar off');
  await lin.seesPrivately(/no longer work/);
  for (const address of [mine, all]) expect((await fetch(address)).status).toBe(404);
  expect(await addressOf('mine')).not.toBe(mine);
});

it.each(['telegram', 'discord', 'web'] as const)(
  'on %s the answer brings what is planned as a file, for the asker alone, and the same again',
  async (platform) => {
    const on = ['telegram', 'discord', 'web'] as const;
    const { mei, lin, sam, clock, telegram } = await community(night, { on });
    const here = lin.on(platform);
    await here.opens();
    await here.types('/event calendar all');
    await here.seesPrivately(/Nothing is planned in it yet/);
    for (const [name, at] of [
      ['Early', '2026-03-02T10:00 30m'],
      ['Tea', '2026-03-04T20:00'],
      ['Cake', '2026-03-05T20:00'],
    ])
      await mei.on('web').types(`/event create ${name} ${at} in=all`);
    await mei.types('/event cancel Cake');
    await clock.advance({ hours: 2 });
    await here.types('/event calendar all');
    await here.seesPrivately(ADDRESS);
    const file = await here.saves('events.ics');
    expect(namesIn(file)).toEqual(['Cake CANCELLED', 'Tea CONFIRMED']);
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\n(.|\r\n)*END:VCALENDAR\r\n$/);
    await mei.types('/event create Walk 2026-03-06T20:00 in=all');
    await here.again();
    if (platform === 'telegram') expect(await here.saves('events.ics')).toBe(file);
    expect(sam.on(platform).news()).not.toMatch(ADDRESS);
    if (platform === 'telegram') {
      const sent = telegram.server.calls.filter(({ method }) => method === 'sendDocument');
      expect(sent.map(({ files, status }) => [...files, status])).toEqual(
        Array(2).fill(['document', 200]),
      );
      expect(telegram.server.rejected).toEqual([]);
    }
  },
);

it('whoever leaves reads the calendar no more, and keeps it when accounts become one', async () => {
  const { lin, mei, telegram, cast, settled } = await community(night, { on: ['telegram', 'web'] });
  await mei.on('telegram').types('/event create Tea 2026-03-04T20:00 in=all');
  const addressOn = async (platform: 'telegram' | 'web') => {
    await lin.on(platform).types('/event calendar all');
    return ADDRESS.exec(await lin.seesPrivately(ADDRESS))?.[0] ?? '';
  };
  await lin.on('telegram').types('/rsvp Tea yes');
  await lin.opens();
  const old = await addressOn('web');
  await lin.on('telegram').whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types(`/link ${link}`);
  await settled();
  expect((await fetch(old)).status).toBe(200);
  expect(await addressOn('telegram')).toBe(old);
  telegram.group('group').leaves(telegram.user(cast.lin));
  await settled();
  expect((await fetch(old)).status).toBe(404);
});

it.each([
  '/calendar/ABCDEFGHJKLMNPQRSTUVWXYZ23.ics',
  '/calendar/',
  '/calendar/x.ics',
  '/calendar/%2e%2e.ics',
])('%s is nobody’s', async (path) => {
  const { lin } = await community(night, { on: ['web'] });
  await lin.types('/event calendar all');
  const address = ADDRESS.exec(await lin.seesPrivately(ADDRESS))?.[0] ?? '';
  const { origin, pathname } = new URL(address);
  expect((await fetch(origin + path)).status).toBe(404);
  expect((await fetch(origin + pathname.replace('.ics', '.txt'))).status).toBe(404);
  expect((await fetch(origin + pathname)).status).toBe(200);
});

it('linked accounts come once, and the place that becomes free goes to who waits', async () => {
  const { mei, lin, sam, group, clock, database } = await community(
    nightWith({ operations: 'events: { reminders: [] }' }),
    { on: ['telegram', 'web'] },
  );
  await sam.on('telegram').opens();
  await mei.on('telegram').types('/event create Tea 2026-03-04T20:00 capacity=2 in=all');
  await lin.on('telegram').taps('Yes');
  await lin.on('web').taps('Yes');
  await sam.on('telegram').taps('Yes');
  await sam.sees(/on the waiting list/);
  await lin.on('telegram').opens();
  await lin.on('telegram').whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types(`/link ${link}`);
  await clock.advance({ days: 1 });
  await sam.on('telegram').seesPrivately(/A place is free/);
  await group.shows(/Coming: 2 of 2 · full\nLin, Sam/);
  const rows = await database.query(
    `select count(*) as n, (select taken from event) as taken from event_coming where place = 'seat'`,
  );
  expect(rows).toEqual([{ n: 2, taken: 2 }]);
});
