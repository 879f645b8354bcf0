import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addDays } from '../../src/agenda/day.ts';
import { localTime } from '../../src/agenda/zone.ts';
import { seeded } from '../../src/chance.ts';
import type { Database } from '../../src/database/database.ts';
import { openPostgres } from '../../src/database/postgres.ts';
import { eventsWorld } from '../support/events-world.ts';
import { postgres } from '../support/services/postgres.ts';

const DAYS = 400;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MEMBERS = [2, 3, 4, 5];

/** Each with all of its clock changes; in Apia a whole day was skipped at the end of 2011. */
const zones = [
  ['Asia/Shanghai', '2026-02-01T00:00:00Z'],
  ['America/New_York', '2026-02-01T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-02-01T00:00:00Z'],
  ['Pacific/Apia', '2011-06-15T00:00:00Z'],
] as const;

let database: Database;
// The same on Postgres as on the embedded one, in a quarter of the time.
beforeEach(async () => {
  database = await openPostgres((await postgres()).url, { connections: 4 });
});
afterEach(() => database.close());

type Row = { id: number; starts: Date; reminders: number[] };

const ahead = () =>
  database.query<Row>(
    `select id, starts_at as starts, details->'reminders' as reminders from event
     where state in ('planned', 'open') order by starts_at, id`,
  );

/** Who is to be reminded now, by what stands in the tables before anything rings: `event/before/member`. */
async function expected(events: readonly Row[], at: Date): Promise<string[]> {
  const due = events.flatMap(({ id, starts, reminders }) =>
    reminders.flatMap((before) =>
      starts.getTime() - before === at.getTime() ? [[id, before]] : [],
    ),
  );
  if (due.length === 0) return [];
  const seats = await database.query<{ event: number; member: number }>(
    `select c.event_id as event, c.member_id as member from event_coming c
     where c.place = 'seat' and c.event_id = any($1::int[])
       and not exists (select 1 from event_reminder_off o where o.member_id = c.member_id)`,
    [due.map(([id]) => id)],
  );
  return due.flatMap(([id, before]) =>
    seats.flatMap(({ event, member }) => (event === id ? [`${id}/${before}/${member}`] : [])),
  );
}

let seen = 0;
/** Reminders that were put into the outbox since the last look. */
async function reminded(): Promise<string[]> {
  const rows = await database.query<{ id: number; key: string }>(
    `select id, key from delivery where id > $1::bigint order by id`,
    [seen],
  );
  seen = rows.at(-1)?.id ?? seen;
  return rows.flatMap(({ key }) => {
    const [, id, before, member] = /^event\/(\d+)\/remind\/\d+\/(\d+)\/(\d+)$/.exec(key) ?? [];
    return id === undefined ? [] : [`${id}/${before}/${member}`];
  });
}

const sorted = (all: readonly string[]) => all.toSorted((a, b) => (a < b ? -1 : 1));

/** What organisers and members do at some moment. */
function deed(
  draw: (limit: number) => number,
  events: readonly Row[],
  zone: string,
): [number, string] {
  const { id, starts } = events[draw(Math.min(events.length, 6))] as Row;
  const person = MEMBERS[draw(MEMBERS.length)] as number;
  const said = ['yes', 'yes', 'yes', 'no', 'maybe'][draw(5)];
  const at = localTime(new Date(starts.getTime() + (draw(9) - 2) * HOUR), zone);
  const planned = [
    `event edit #${id} when=${at}`,
    `event edit #${id} reminders="${['2h, 30m', '1d, 1h', '3h'][draw(3)]}"`,
    `event edit #${id} place=Room${draw(100)}`,
    `event cancel #${id}`,
    `event edit #${id} scope=series reminders="${['1d, 1h', '5h'][draw(2)]}"`,
  ];
  const what = draw(14);
  if (what < planned.length) return [1, planned[what] as string];
  if (what === planned.length) return [person, `event reminders ${draw(3) === 0 ? 'off' : 'on'}`];
  return [person, `rsvp #${id} ${said}`];
}

type World = Awaited<ReturnType<typeof eventsWorld>>;

/** The next instant at which something is to happen, by the timers or by the events themselves. */
async function nextInstant(events: readonly Row[], now: number): Promise<number> {
  const [timer] = await database.query<{ due: Date | null }>(
    `select min(due_at) as due from timer where state = 'waiting'`,
  );
  const reminders = events.flatMap((one) =>
    one.reminders.map((before) => one.starts.getTime() - before).filter((at) => at > now),
  );
  return Math.min(timer?.due?.getTime() ?? Number.POSITIVE_INFINITY, ...reminders);
}

/** Rings what is due, and sees that those are reminded who are to be. Returns how many. */
async function ring(world: World, events: readonly Row[]): Promise<number> {
  const wanted = await expected(events, world.now());
  await world.rings();
  expect(sorted(await reminded())).toEqual(sorted(wanted));
  return wanted.length;
}

/** Lives through the days; what people do falls between the full minutes. Returns how many were reminded. */
async function live(world: World, zone: string, draw: (limit: number) => number): Promise<number> {
  const end = world.now().getTime() + DAYS * DAY;
  let doing = world.now().getTime() + 12_345_678;
  let total = 0;
  for (;;) {
    const events = await ahead();
    const next = Math.min(doing, await nextInstant(events, world.now().getTime()));
    if (next >= end) return total;
    world.set(new Date(Math.max(world.now().getTime(), next)));
    if (next < doing) total += await ring(world, events);
    else {
      if (events.length > 0) await world.types(...deed(draw, events, zone));
      expect(await reminded()).toEqual([]);
      doing += (1 + draw(80)) * HOUR + 7_777;
    }
  }
}

describe.each(zones)('%s', (zone, from) => {
  test('400 days of daily and weekly events: each reminder at its time, once, to those who come', async () => {
    seen = 0;
    const start = new Date(from);
    const world = await eventsWorld(database, {
      zone,
      now: start,
      settings: '{ ahead: 7d, doors: 1h }',
    });
    const first = addDays(localTime(start, zone).slice(0, 10), 1);
    for (const words of [
      `event create Daily ${first}T02:10 30m capacity=2 repeat=daily reminders=1h`,
      `event create Weekly ${first}T20:00 1h repeat=weekly reminders="1d, 1h"`,
    ])
      expect(await world.types(1, words)).toMatch(/repeats/);
    expect(await live(world, zone, seeded(from.length + zone.length))).toBeGreaterThan(50);
    const failed = await database.query(`select key, reason from timer where state = 'failed'`);
    expect(failed).toEqual([]);
    await expectRightTimes(zone, first);
  });
});

/** Every event that was left at its own time stands where the wall clock, or the house rule, has it. */
async function expectRightTimes(zone: string, first: string): Promise<void> {
  const rows = await database.query<{ slot: string; starts: Date; name: string }>(
    'select slot, starts_at as starts, name from event where not moved order by id',
  );
  for (const { slot, starts } of rows) {
    const wall = Temporal.PlainDateTime.from(slot);
    const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
    if (earlier.toPlainDateTime().equals(wall))
      expect(starts.getTime()).toBe(earlier.epochMilliseconds);
    else {
      const before = localTime(new Date(starts.getTime() - 60_000), zone);
      expect(before < slot && slot < localTime(starts, zone)).toBe(true);
    }
  }
  const all = await database.query<{ slot: string }>(
    `select slot from event where name = 'Daily' order by slot`,
  );
  const days = all.map((_, n) => `${addDays(first, n)}T02:10`);
  expect(all.map(({ slot }) => slot)).toEqual(days);
  expect(days.length).toBeGreaterThan(DAYS);
}
