import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { claim, giveBackLetters, type Settled, settle } from '../src/outbox/letter.ts';
import { embedded } from './support/services/embedded.ts';

const now = new Date(Date.UTC(2026, 2, 2, 1));

it('what became of a letter counts for the claim that took it, and for no later one', async () => {
  const database = await embedded();
  await database.execute("insert into community (id) values ('readers')");
  await database.execute(
    `insert into delivery (community_id, key, space, reply, due_at) values ('readers', 'one', 'hall', '{}', $1)`,
    [now],
  );
  const state = async () => {
    const [row] = await database.query<{ state: string; attempts: number }>(
      'select state, attempts from delivery',
    );
    return row;
  };
  const [early, late] = [randomUUID(), randomUUID()];
  const sent = (id: number, by: string): Settled => ({
    ...{ id, state: 'sent', dueAt: now, reason: undefined, message: 'm', claim: by },
  });

  expect(await claim(database, early, now, 10)).toHaveLength(1);
  expect(await giveBackLetters(database, [randomUUID()], now)).toBe(0);
  expect(await giveBackLetters(database, [early], now)).toBe(1);
  expect(await state()).toEqual({ state: 'waiting', attempts: 0 });

  const [letter] = await claim(database, late, now, 10);
  await settle(database, [sent(letter?.id ?? 0, early)], now);
  expect(await state()).toEqual({ state: 'sending', attempts: 1 });
  expect(await giveBackLetters(database, [early], now)).toBe(0);
  await settle(database, [sent(letter?.id ?? 0, late)], now);
  expect(await state()).toEqual({ state: 'sent', attempts: 1 });
  await database.close();
});
