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
  await lin.seesPrivately(/no longer works/);
  expect((await fetch(address)).status).toBe(404);
});

it('a calendar of one’s own holds what one comes to; a new address ends the one before', async () => {
  const { mei, lin, sam } = await community(night, { on: ['web'] });
  for (const name of ['Tea', 'Cake', 'Walk'])
    await mei.types(`/event create ${name} 2026-03-04T20:00 capacity=1`);
  await sam.types('/rsvp Cake yes');
  await lin.types('/rsvp Tea yes');
  await lin.types('/rsvp Cake yes');
  const addressOf = async () => {
    await lin.types('/event calendar mine');
    return ADDRESS.exec(await lin.seesPrivately(/Events you come to/))?.[0] ?? '';
  };
  const [old, fresh] = [await addressOf(), await addressOf()];
  expect((await fetch(old)).status).toBe(404);
  const text = await (await fetch(fresh)).text();
  const summaries = [...text.matchAll(/SUMMARY:(\w+)\r\n(?:.|\r\n)*?STATUS:(\w+)/g)];
  expect(summaries.map(([, name, status]) => `${name} ${status}`).toSorted(byText)).toEqual([
    'Cake TENTATIVE',
    'Tea CONFIRMED',
  ]);
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
