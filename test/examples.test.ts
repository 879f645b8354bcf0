import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { between } from '../src/agenda/occurrences.ts';
import { instantOf } from '../src/agenda/zone.ts';
import type { Community } from '../src/bot/community.ts';
import { loadFolder } from '../src/config/folder.ts';
import { readRepeat, slotAfter } from '../src/operations/events/series/repeat.ts';
import { bodyOf, type WrittenBank } from '../src/operations/quiz/bank/shape.ts';
import { operations } from '../src/operations.ts';
import { root } from './support/source-files.ts';

const load = (folder: string) => loadFolder(path.join(root, folder), operations);

async function only(folder: string): Promise<Community> {
  const { communities } = await load(folder);
  const [community] = communities;
  if (community === undefined) throw new Error(`no community in ${folder}`);
  return community;
}

/** The operations whose commands run in so many days. */
function runIn({ timetable, zone }: Community, from: Date, days: number): readonly string[] {
  const to = new Date(from.getTime() + days * 86_400_000);
  const run = timetable.filter((entry) => between(entry, zone, from, to, 1).length > 0);
  const has = (operation: (typeof operations)[number], command: string) =>
    operation.open(operation.settings.parse({})).commands.some(({ name }) => name === command);
  return operations
    .filter((operation) => run.some((entry) => has(operation, entry.run)))
    .map(({ name }) => name);
}

describe.each([
  ['communities', 'night-readers'],
  ['communities/examples', 'course-group'],
])('%s', (folder, id) => {
  it('is right, and warns of nothing', async () => {
    const { communities, problems, warnings } = await load(folder);
    expect([problems, warnings]).toEqual([[], []]);
    expect(communities.map((one) => one.id)).toEqual([id]);
  });
});

it('within a month Night Readers sees every operation that acts on a clock', async () => {
  const run = runIn(await only('communities'), new Date('2026-12-02T00:00:00Z'), 30);
  expect(run).toEqual(
    expect.arrayContaining([
      ...['check-in', 'points', 'coupons', 'posts', 'events', 'questions', 'quiz'],
    ]),
  );
});

it('the course has ten lessons, at six in the evening also when the clocks have changed', async () => {
  const { timetable, zone } = await only('communities/examples');
  const { given } = timetable.find(({ run }) => run === 'event create') ?? {};
  const starts = given?.['when'] ?? '';
  const rule = readRepeat(given?.['repeat'] ?? '', zone) ?? '';
  const slots: string[] = [];
  for (let slot = slotAfter(rule, starts, ''); slot; slot = slotAfter(rule, starts, slot))
    slots.push(slot);
  expect(slots).toHaveLength(10);
  expect(new Set(slots.map((slot) => slot.slice(11)))).toEqual(new Set(['18:00']));
  const instants = slots.map((slot) => instantOf(slot, zone).toISOString().slice(0, 13));
  expect([instants[0], instants.at(-1)]).toEqual(['2027-02-02T23', '2027-04-06T22']);
});

it('the quiz of the course has ten questions of all kinds, each explained', async () => {
  const { library } = await load('communities/examples');
  const bank = library.get('quiz')?.get('statistics-1')?.content as WrittenBank;
  const bodies = bank.questions.map(bodyOf);
  expect(bodies).toHaveLength(10);
  expect(new Set(bodies.map(({ kind }) => kind))).toEqual(
    new Set(['single', 'multiple', 'truth', 'typed']),
  );
  expect(bodies.filter(({ explain }) => explain === undefined)).toEqual([]);
});
