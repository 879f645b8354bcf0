import { expect, it } from 'vitest';
import { loadCommunity } from '../../src/config/load.ts';
import { operations } from '../../src/operations.ts';
import { night } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('what another process wants said for a community that is not in force here waits until it is', async () => {
  const { mei, group, running, clock, settled, database } = await community(night, {
    on: ['telegram'],
  });
  const loaded = loadCommunity('communities/night.yaml', night, operations);
  if (!loaded.ok) throw new Error('the file is wrong');
  const { bot } = running().emcee;
  await mei.types('/check-in card');
  await group.shows(/A new day/);
  bot.dismiss('night');
  await database.execute(
    `insert into delivery (community_id, key, space, platform, reply, card_id, due_at, cause)
     select 'night', 'a word', 'group', 'telegram', '{"text": "Tea is ready."}'::jsonb, null::int, $1::timestamptz, 'tea'
     union all select 'night', 'a card', 'group', 'telegram', null, id, $1, 'tea' from card`,
    [clock.now()],
  );
  await clock.advance({ hours: 1 });
  await settled();
  await bot.adopt(loaded.community);
  await clock.advance({ hours: 1 });
  await settled();
  expect(
    await database.query(`select state, reason from delivery where cause = 'tea'`),
  ).toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  await group.shows(/Tea is ready/);
});
