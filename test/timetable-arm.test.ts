import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Community } from '../src/bot/community.ts';
import { armTimetable } from '../src/bot/timetable/arm.ts';
import { loadCommunity } from '../src/config/load.ts';
import type { Database } from '../src/database/database.ts';
import { embedded } from './support/services/embedded.ts';
import { smallOperations } from './support/small-operations.ts';

let database: Database;
beforeAll(async () => {
  database = await embedded();
  await database.execute(`insert into community (id) values ('night')`);
});
afterAll(() => database.close());

const monday = new Date('2026-03-02T01:00:00Z');
const wednesday = new Date('2026-03-04T01:00:00Z');

function nightWith(timetable: Readonly<Record<string, string>>): Community {
  const entries = Object.entries(timetable).map(
    ([name, cron]) => `  ${name}: { cron: "${cron}", run: checkin card, in: hall }\n`,
  );
  const text = `community: night\nname: Night\ntimezone: Asia/Shanghai\nlanguage: en\nspaces: { hall: { web: hall } }\nplayground: { people: { lin: Lin } }\ntimetable:\n${entries.join('')}`;
  const loaded = loadCommunity('night.yaml', text, smallOperations);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.community;
}

test('an entry that changes calls off no timer of one whose name goes on behind a slash', async () => {
  const late = { 'tea/late': '0 21 * * *' };
  await armTimetable(database, nightWith({ tea: '0 20 * * *', ...late }), monday);
  // An outage: both are due, and what runs them decides.
  await armTimetable(database, nightWith({ tea: '0 19 * * *', ...late }), wednesday);
  const waiting = await database.query<{ key: string }>(
    `select key from timer where state = 'waiting' order by key`,
  );
  expect(waiting.map(({ key }) => key)).toEqual([
    'timetable/tea/2026-03-04T11:00:00.000Z',
    'timetable/tea/late/2026-03-02T13:00:00.000Z',
  ]);
});
