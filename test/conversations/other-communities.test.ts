import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { rowCounts } from '../support/emcee/tables.ts';
import { community } from '../support/emcee.ts';

const operations = 'check-in: {}\nquestions: {}\nevents: {}';
const night = nightWith({ operations });
const spaces = 'teahouse: { telegram: -1001000000002 }';
const tea = nightWith({ id: 'tea', spaces, operations, roles: '' });

it('an admin of one community changes and reads nothing of another by its numbers', async () => {
  const { mei, lin, database, settled, clock } = await community([night, tea], {
    on: ['telegram'],
  });
  await mei.types('/checkin');
  await lin.types('/checkin', { where: 'teahouse' });
  await lin.types('/ask Where is the secret tea?', { where: 'teahouse' });
  await settled();
  await clock.advance({ minutes: 1 });
  const [{ id, entry } = {}] = await database.query<{ id: number; entry: string }>(
    `select q.id, e.id as entry from question q join ledger_entry e using (community_id)
     where q.community_id = 'tea'`,
  );
  expect([id, entry]).not.toContain(undefined);
  const { receipt: _, ...before } = await rowCounts(database);

  for (const words of [
    `/reverse ${entry} mine`,
    `/undo ${entry} mine`,
    `/accept ${id}.1`,
    `/bounty ${id} 1`,
    `/answer ${id} Here it is`,
    `/question close ${id}`,
    `/question show ${id}`,
  ]) {
    await mei.types(words);
    await mei.sees(/There is no (?:entry|answer|question) /);
    expect(mei.news(), words).not.toMatch(/secret/);
    await clock.advance({ seconds: 5 });
  }
  for (const press of [`q-page::${id}:1`, `q-same-as::${id}`, `q-accept::${id}:1`]) {
    await mei.forges(press);
    await mei.sees(/There is no (?:answer|question) /);
    expect(mei.news(), press).not.toMatch(/secret/);
    await clock.advance({ seconds: 5 });
  }
  const { receipt: __, ...after } = await rowCounts(database);
  expect(after).toEqual(before);
});
