import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../src/database/database.ts';
import { openPostgres } from '../src/database/postgres.ts';
import { admit } from '../src/members/admission.ts';
import { house } from '../src/members/member.ts';
import { postgres } from './support/services/postgres.ts';

let db: Database;
beforeAll(async () => {
  db = await openPostgres((await postgres()).url, { connections: 3 });
  await db.execute(`insert into community (id) values ('one'), ('two')`);
});
afterAll(() => db.close());

const at = new Date('2026-11-22T08:00:00Z');
const arriving = (communityId: string, person: { platform: string; id: string }, key?: string) => ({
  ...{ communityId, at, key },
  person: { ...person, name: person.id },
});
const lin = { platform: 'telegram', id: '7' };

test('a person is waited for, the house is not', async () => {
  await db.transaction((tx) => admit(tx, [arriving('one', lin), arriving('one', house)]));
  const order: string[] = [];
  await db.transaction(async (tx) => {
    await admit(tx, [arriving('one', house), arriving('one', lin)]);
    const waits = db.transaction(async (other) => {
      await admit(other, [arriving('one', lin)]);
      order.push('the person, elsewhere');
    });
    await db.transaction((other) => admit(other, [arriving('one', house)]));
    order.push('the house, elsewhere');
    void waits;
  });
  await expect.poll(() => order).toEqual(['the house, elsewhere', 'the person, elsewhere']);
});

test('each who arrived is found at their place, strangers and the house of several communities too', async () => {
  const arrivals = [
    arriving('two', house),
    arriving('one', lin, 'a'),
    arriving('one', house),
    arriving('two', { platform: 'discord', id: '8' }),
    arriving('two', house),
    arriving('two', house, 'b'),
    arriving('one', lin, 'c'),
  ];
  const admitted = await db.transaction((tx) => admit(tx, arrivals));
  const who = admitted.map(({ member }) => `${member.communityId} ${member.name}`);
  expect(who).toEqual(arrivals.map(({ communityId, person }) => `${communityId} ${person.name}`));
  expect(new Set(admitted.map(({ member }) => member.id)).size).toBe(4);
});
