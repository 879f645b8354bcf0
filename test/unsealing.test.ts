import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { texts } from '../src/cli/texts.ts';
import { sealWith } from '../src/database/seal.ts';
import { faultOf } from '../src/start-fault.ts';
import { openSeal } from '../src/unsealing.ts';
import { embedded } from './support/services/embedded.ts';
import { ownFolder } from './support/services/shared.ts';

const places = { EMCEE_COMMUNITIES: '', EMCEE_DATA: '', HOST: '', PORT: 0 };

/** What the shell says when this fails. */
const toldOf = (opening: Promise<unknown>) =>
  opening.then(
    () => '',
    (error: unknown) => faultOf(error, places, texts.en.start),
  );
const secretOf = () => randomBytes(32).toString('base64');

test('another secret than the one that codes were sealed with is refused at the start', async () => {
  const [database, folder] = await Promise.all([embedded(), ownFolder('unsealing')]);
  const former = secretOf();
  const open = (more: object) => openSeal(database, { EMCEE_DATA: folder, ...more });
  const seal = await open({ EMCEE_SECRET: former });
  await open({ EMCEE_SECRET: secretOf() }); // nothing is sealed yet

  await database.execute('delete from coupon');
  const [pool] = await database.query<{ id: number }>(
    `insert into coupon_pool (community_id, name) values ('tea', 'winter') returning id`,
  );
  await database.execute(
    `insert into coupon (community_id, pool_id, index, sealed) values ('tea', $1, 'x', $2)`,
    [pool?.id, seal.seal('TEA-1')],
  );
  await open({ EMCEE_SECRET: former });
  const other = open({ EMCEE_SECRET: secretOf() });
  expect(await toldOf(other)).toMatch(/^EMCEE_SECRET is not the secret .* Set EMCEE_SECRET to/);
  const made = open({});
  expect(await toldOf(made)).toMatch(/^the file secret in .* put its file back/);

  const lost = await open({ EMCEE_SECRET: secretOf(), EMCEE_SECRET_LOST: 'yes' });
  expect(lost.open(lost.seal('x'))).toBe('x');
  await database.close();
});

test.each([
  [
    'the address of a calendar',
    `insert into feed_address (community_id, feed, member_id, index, scope, sealed, at)
     values ('tea', 'events', 1, 'x', '', $1, now())`,
  ],
  [
    'the word of an event',
    `insert into event (community_id, name, starts_at, ends_at, details, state, announced, code, code_index,
       created_by, created_at, changed_at)
     values ('tea', 'Reading', now(), now() + interval '1 hour', '{}', 'planned', false, $1, 'x', 1, now(), now())`,
  ],
])('%s tells as well', async (_, inserting) => {
  const database = await embedded();
  await database.execute(inserting, [sealWith(randomBytes(32)).seal('x')]);
  const opening = openSeal(database, { EMCEE_SECRET: secretOf(), EMCEE_DATA: '' });
  expect(await toldOf(opening)).toContain('EMCEE_SECRET_LOST=yes');
  await database.close();
});
