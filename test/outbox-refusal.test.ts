import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { claim } from '../src/outbox/letter.ts';
import { openSpace, refuseSpace } from '../src/outbox/space.ts';
import { embedded } from './support/services/embedded.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 2, 2, 1, 0, seconds));

it('a space that refused messages is left alone for half a minute, then tried again', async () => {
  const database = await embedded();
  await database.execute("insert into community (id) values ('readers')");
  const claimed = async (seconds: number) => {
    await database.execute(
      `insert into delivery (community_id, key, space, reply, due_at) values ('readers', $1, 'hall', '{}', $2)`,
      [`at ${seconds}`, at(seconds)],
    );
    const letters = await claim(database, randomUUID(), at(seconds), 10);
    await database.execute("update delivery set state = 'failed'");
    return letters.map(({ refused }) => refused);
  };

  await refuseSpace(database, 'readers', 'hall', 'no rights', at(0));
  expect(await claimed(29)).toEqual(['no rights']);
  expect(await claimed(31)).toEqual([undefined]);
  await refuseSpace(database, 'readers', 'hall', 'no rights', at(31));
  expect(await claimed(32)).toEqual(['no rights']);
  await openSpace(database, 'readers', 'hall', at(32));
  expect(await claimed(33)).toEqual([undefined]);
  await database.close();
});
