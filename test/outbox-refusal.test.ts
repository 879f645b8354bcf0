import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { claim } from '../src/outbox/letter.ts';
import { openSpace, refuseSpace } from '../src/outbox/space.ts';
import { embedded } from './support/services/embedded.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2, 1, minutes));

it('a space that refused messages is left alone for ten minutes, then tried again', async () => {
  const database = await embedded();
  await database.execute("insert into community (id) values ('readers')");
  const claimed = async (minutes: number) => {
    await database.execute(
      `insert into delivery (community_id, key, space, reply, due_at) values ('readers', $1, 'hall', '{}', $2)`,
      [`at ${minutes}`, at(minutes)],
    );
    const letters = await claim(database, randomUUID(), at(minutes), 10);
    await database.execute("update delivery set state = 'failed'");
    return letters.map(({ refused }) => refused);
  };

  await refuseSpace(database, 'readers', 'hall', 'no rights', at(0));
  expect(await claimed(9)).toEqual(['no rights']);
  expect(await claimed(11)).toEqual([undefined]);
  await refuseSpace(database, 'readers', 'hall', 'no rights', at(11));
  expect(await claimed(12)).toEqual(['no rights']);
  await openSpace(database, 'readers', 'hall');
  expect(await claimed(13)).toEqual([undefined]);
  await database.close();
});
