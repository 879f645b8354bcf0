import path from 'node:path';
import { expect, test } from 'vitest';
import { loadFolder } from '../../src/config/folder.ts';
import type { Sql } from '../../src/database/sql.ts';
import { operations } from '../../src/operations.ts';
import { auditOf } from '../support/faults/ledger-world.ts';
import { embedded } from '../support/services/embedded.ts';
import { root } from '../support/source-files.ts';
import { onAllPlatforms } from '../support/walk/people.ts';
import { walk } from '../support/walk/walk.ts';
import { openWorld } from '../support/walk/world.ts';

const ACTS = 250;

/** Messages and timers that should have been seen to by now. */
const forgotten = (sql: Sql, now: Date) =>
  sql.query(
    `select key, state, reason from delivery where state not in ('sent', 'withdrawn', 'removed')
       and (state <> 'waiting' or due_at < $1)
     union all select key, state, reason from timer where state = 'failed' or state = 'waiting' and due_at < $1`,
    [now],
  );

/** Members, helpers and admins on three platforms type, tap, forge, leave, come back and let time go by. */
test.each([1, 2, 3])('whatever people do, in any order: walk %i', async (seed) => {
  const { communities } = await loadFolder(path.join(root, 'communities'), operations);
  const [example] = communities;
  if (example === undefined) throw new Error('the example is not there');
  const database = await embedded();
  const world = await openWorld(database, onAllPlatforms(example), seed);
  await walk(world, seed, ACTS);
  expect(world.wrong).toEqual([]);
  expect(await forgotten(database, world.clock.now())).toEqual([]);
  expect(await auditOf(database)).toEqual([]);
  // A walk that does nothing would find nothing.
  const done = [...world.heard.values()].filter(
    (heard) => heard.is === 'said' && heard.reply.declined !== true,
  );
  expect(done.length).toBeGreaterThan(ACTS / 4);
  await world.stop();
  await database.close();
});
