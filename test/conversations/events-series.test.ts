import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

const newYork = nightWith({ operations: 'events: {}', zone: 'America/New_York' });
/** Four days before the clocks go forward in New York; 09:00 there. */
const now = '2026-03-04T14:00:00Z';

it('a series is right over a clock change, and shows the next when one is over', async () => {
  const { mei, lin, group, clock, database } = await community(newYork, { on: ['telegram'], now });
  await lin.opens();
  await mei.types('/event create Tea 2026-03-05T20:00 repeat=weekly');
  await mei.sees(
    /“Tea” repeats. 8 dates are planned so far.* The first is #1: Thu 2026-03-05 20:00/,
  );
  const rows = await database.query<{ at: Date; slot: string }>(
    'select starts_at as at, slot from event order by starts_at limit 2',
  );
  expect(rows.map(({ at, slot }) => `${slot} ${at.toISOString()}`)).toEqual([
    '2026-03-05T20:00 2026-03-06T01:00:00.000Z',
    '2026-03-12T20:00 2026-03-13T00:00:00.000Z',
  ]);
  const cards = () => group.texts().filter((text) => text.startsWith('Tea\n'));
  expect(cards()).toHaveLength(1);
  await lin.types('/rsvp #2 yes');
  await lin.seesPrivately(/You're in for “Tea”: Thu 2026-03-12 20:00/);
  await clock.advance({ days: 1, hours: 12, minutes: 5 });
  expect(cards()).toHaveLength(2);
  await group.shows(/^Tea\nThu 2026-03-05 20:00–21:00\nThis is over/);
  await group.shows(/^Tea\nThu 2026-03-12 20:00–21:00\nComing: 1\nLin/);
  await clock.advance({ days: 6 });
  await lin.seesPrivately(/Coming up: “Tea”, Thu 2026-03-12 20:00/);
  const [count] = await database.query<{ n: number }>('select count(*) as n from event');
  expect(count?.n).toBeGreaterThan(8);
});

it('where the one before ends too late, the next of a series is shown in time to answer', async () => {
  const { mei, lin, group, clock } = await community(newYork, { on: ['telegram'], now });
  const shown = (day: string) =>
    group.texts().filter((text) => new RegExp(`^Tea\\n... 2026-03-${day} `).test(text)).length;
  await mei.types('/event create Tea 2026-03-05T20:00 2h repeat=daily cutoff=1d');
  await group.shows(/^Tea\nThu 2026-03-05 20:00/);
  // A day and twenty hours before it begins.
  await clock.advance({ hours: 14, minutes: 59 });
  expect(shown('06')).toBe(0);
  await clock.advance({ minutes: 1 });
  await group.shows(/^Tea\nFri 2026-03-06 20:00/);
  await lin.taps('Yes');
  await lin.seesPrivately(/You're in for “Tea”: Fri 2026-03-06 20:00/);
  await clock.advance({ days: 1 });
  for (const day of ['05', '06', '07']) expect(shown(day)).toBe(1);
  expect(shown('08')).toBe(0);
});

it('one of a series is edited or cancelled alone', async () => {
  const { mei, lin, sam, group, clock } = await community(newYork, { on: ['telegram'], now });
  for (const one of [lin, sam]) await one.opens();
  await mei.types('/event create Tea 2026-03-05T20:00 repeat=weekly');
  await lin.types('/rsvp #1 yes');
  await sam.types('/rsvp #2 yes');
  await mei.types('/event edit #1 when=2026-03-06T19:00');
  await lin.seesPrivately(/“Tea” has changed.\nWhen: Fri 2026-03-06 19:00/);
  expect(sam.news()).not.toMatch(/has changed/);
  await mei.types('/event cancel #1');
  await lin.seesPrivately(/“Tea” is cancelled. It would have been Fri 2026-03-06 19:00/);
  await group.shows(/^Tea\nThu 2026-03-12 20:00/);
  await mei.types('/event list days=10');
  expect(await mei.sees(/Events in the next 10 days/)).toMatch(
    /days\n#2 Tea · Thu 2026-03-12 20:00/,
  );
  await clock.advance({ days: 8, hours: 10 });
  await sam.seesPrivately(/Coming up: “Tea”, Thu 2026-03-12/);
});

it('a whole series is moved, changed and cancelled; one with a time of its own keeps that', async () => {
  const { mei, lin, clock, database } = await community(newYork, { on: ['telegram'], now });
  await lin.opens();
  await mei.types('/event create Tea 2026-03-05T20:00 repeat=weekly');
  await mei.types('/event edit #2 when=2026-03-13T18:00');
  for (const event of ['#1', '#2', '#3']) await lin.types(`/rsvp ${event} yes`);
  await mei.types('/event edit #1 scope=series when=2026-03-05T21:30 place=Hall');
  await mei.sees(/“Tea” is changed, 8 dates. 1 member will be told/);
  await lin.seesPrivately(/“Tea” has changed.\nWhen: Thu 2026-03-05 21:30–22:30\nWhere: Hall/);
  const starts = await database.query<{ at: Date; place: string }>(
    `select starts_at as at, details->>'place' as place from event order by id limit 3`,
  );
  expect(starts.map(({ at, place }) => `${at.toISOString()} ${place}`)).toEqual([
    '2026-03-06T02:30:00.000Z Hall',
    '2026-03-13T22:00:00.000Z Hall',
    '2026-03-20T01:30:00.000Z Hall',
  ]);
  await mei.types('/event cancel #1 scope=series why="We are moving."');
  await mei.sees(/“Tea” is cancelled, 8 dates. 1 member will be told/);
  await lin.seesPrivately(/“Tea” is cancelled, all dates to come: We are moving\.(?!\.)/);
  await clock.advance({ days: 8 });
  expect(lin.news()).not.toMatch(/Coming up/);
  const [left] = await database.query<{ n: number }>(
    `select count(*) as n from event where state <> 'cancelled'`,
  );
  expect(left?.n).toBe(0);
  await mei.types('/event edit #3 scope=series place=Attic');
  await mei.sees(/“Tea” is over, or was cancelled/);
});

it('another rule keeps the dates it shares, drops the others and makes what is missing', async () => {
  const { mei, lin, sam, database } = await community(newYork, { on: ['telegram'], now });
  for (const one of [lin, sam]) await one.opens();
  await mei.types('/event create Tea 2026-03-05T20:00 repeat="FREQ=WEEKLY;BYDAY=TH,SA;COUNT=6"');
  await lin.types('/rsvp #1 yes');
  await sam.types('/rsvp #2 yes');
  await mei.types('/event edit #1 repeat="FREQ=WEEKLY;BYDAY=TH,SU;COUNT=4"');
  await mei.sees(/“Tea” is changed, 4 dates/);
  await sam.seesPrivately(/“Tea” is cancelled. It would have been Sat 2026-03-07/);
  expect(lin.news()).not.toMatch(/cancelled/);
  const rows = await database.query<{ slot: string }>(
    `select slot from event where state = 'planned' order by slot`,
  );
  expect(rows.map(({ slot }) => slot.slice(5, 10))).toEqual(['03-05', '03-08', '03-12', '03-15']);
  await mei.types('/event create Once 2026-03-09T20:00');
  await mei.types('/event edit Once scope=series place=Hall');
  await mei.sees(/“Once” is no series/);
  await mei.types('/event create Odd 2026-03-09T20:00 repeat=sometimes');
  await mei.sees(/I can't read how it repeats/);
});

it('the timetable plans events, and reads aloud what takes place this week', async () => {
  const { lin, group, clock } = await community(
    nightWith({
      operations: 'events: { reminders: [] }',
      timetable: [
        'plan: { cron: "0 10 * * 3", run: event create, with: { name: Tea, when: 34h, capacity: 5 }, in: [group] }',
        'week: { cron: "0 11 * * 3", run: event list, with: { days: 7 }, in: [group] }',
      ].join('\n'),
    }),
    { on: ['telegram'] },
  );
  await clock.advance({ days: 2, hours: 2, minutes: 5 });
  await group.shows(/^Tea\nThu 2026-03-05 20:00–21:00\nComing: 0 of 5/);
  await lin.taps('Yes');
  await lin.sees(/You're in/);
  await group.shows(/^Events in the next 7 days\n#1 Tea · Thu 2026-03-05 20:00 · 0\/5/);
});

const slotsIn = async ({ database }: Pick<Meeting, 'database'>, state = 'planned') => {
  const rows = await database.query<{ at: string }>(
    `select to_char(starts_at at time zone 'Europe/Berlin', 'MM-DD HH24:MI') as at from event
     where state = $1 order by starts_at`,
    [state],
  );
  return rows.map(({ at }) => at);
};
const berlin = nightWith({ zone: 'Europe/Berlin', operations: 'events: { ahead: 21d }' });

it('a series begun, or moved, by a day on which the clocks skip its time keeps the time that was asked for', async () => {
  const meeting = await community(berlin, { on: ['telegram'], now: '2026-03-20T10:00:00Z' });
  const { mei } = meeting;
  await mei.types('/event create Night 2026-03-29T02:30 repeat=weekly');
  expect(await slotsIn(meeting)).toEqual(['03-29 03:00', '04-05 02:30']);
  await mei.types('/event edit #1 scope=series when=2026-03-29T20:00');
  await mei.sees(/is changed, 2 dates/);
  expect(await slotsIn(meeting)).toEqual(['03-29 20:00', '04-05 20:00']);
  await mei.types('/event edit #1 scope=series when=2026-03-29T02:30');
  expect(await slotsIn(meeting)).toEqual(['03-29 03:00', '04-05 02:30']);
});

it('a rule that comes back brings its dates back, but not the one that was cancelled by itself', async () => {
  const meeting = await community(berlin, { on: ['telegram'], now: '2026-05-04T10:00:00Z' });
  const { mei } = meeting;
  await mei.types('/event create Tea 2026-05-05T20:00 repeat="every tue"');
  await mei.types('/event cancel #2');
  await mei.types('/event edit #1 repeat="every thu"');
  expect(await slotsIn(meeting)).toEqual(['05-07 20:00', '05-14 20:00', '05-21 20:00']);
  await mei.types('/event edit #4 repeat="every tue"');
  expect(await slotsIn(meeting)).toEqual(['05-19 20:00']);
  await mei.types('/event edit #7 repeat="every tue until 2026-05-01"');
  await mei.sees(/there is no date that lies ahead/);
  expect(await slotsIn(meeting)).toEqual(['05-19 20:00']);
});

it('an event that has begun takes its course, whatever becomes of its series', async () => {
  const meeting = await community(berlin, { on: ['telegram'], now: '2026-05-04T10:00:00Z' });
  const { mei, lin, clock } = meeting;
  await lin.opens();
  await mei.types('/event create Tea 2026-05-05T20:00 repeat="every tue"');
  await lin.types('/rsvp #1 yes');
  await clock.advance({ days: 1, hours: 8, minutes: 30 });
  await mei.types('/event edit #1 scope=series when=2026-05-05T22:00');
  expect(await slotsIn(meeting, 'open')).toEqual(['05-05 20:00']);
  await mei.types('/event edit #1 repeat="every thu"');
  expect(lin.news()).not.toMatch(/cancelled/);
  expect(await slotsIn(meeting, 'open')).toEqual(['05-05 20:00']);
  expect(await slotsIn(meeting)).toEqual(['05-07 22:00', '05-14 22:00', '05-21 22:00']);
});

it('a series goes on where it can when the config loses one of its spaces, and nobody is troubled', async () => {
  const inSpaces = (spaces: string) => nightWith({ spaces, operations: 'events: {}' });
  const group = 'group: { telegram: -1001000000001 }';
  const meeting = await community(inSpaces(`${group}\nhall: { web: hall }`), {
    on: ['telegram', 'web'],
  });
  const { mei, clock, database } = meeting;
  await mei.on('telegram').opens();
  await mei.types('/event create Tea 2026-03-02T20:00 repeat=daily in=all');
  await meeting.changes(inSpaces(group));
  await clock.advance({ days: 1 });
  await meeting.group.shows(/^Tea\nTue 2026-03-03 20:00/);
  expect(await database.query(`select key from delivery where state = 'failed'`)).toEqual([]);
});

it('after an outage over several of its dates, only the next to come is shown, and its guests reminded', async () => {
  const { mei, lin, sam, group, clock, outage } = await community(newYork, {
    on: ['telegram'],
    now,
  });
  for (const one of [lin, sam]) await one.opens();
  await mei.types('/event create Tea 2026-03-05T20:00 repeat=weekly attend=off survey=yes');
  await lin.types('/rsvp #2 yes');
  await lin.types('/rsvp #4 yes');
  await lin.seesPrivately(/2026-03-26 20:00/);
  // Until the morning of the 25th: the 5th, the 12th and the 19th are over.
  await outage({ days: 21 });
  await clock.advance({ minutes: 10 });
  const shown = (day: string) =>
    group.texts().filter((text) => text.startsWith(`Tea\nThu 2026-03-${day} `)).length;
  expect(['05', '12', '19', '26'].map(shown)).toEqual([1, 0, 0, 1]);
  // Nor is anybody asked how it was two weeks ago.
  expect(lin.news()).not.toMatch(/2026-03-(12|19)|How was/);
  await group.shows(/^Tea\nThu 2026-03-26 20:00–21:00\nComing: 1\nLin/);
  await clock.advance({ days: 1 });
  expect(lin.news()).toMatch(/Coming up: “Tea”, Thu 2026-03-26 20:00/);
  expect(lin.news()).not.toMatch(/2026-03-(12|19)/);
  await clock.advance({ hours: 13 });
  await lin.seesPrivately(/How was/);
  expect(['05', '12', '19', '26'].map(shown)).toEqual([1, 0, 0, 1]);
});
