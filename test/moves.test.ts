import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Community } from '../src/bot/community.ts';
import { followMove, recallMoves } from '../src/bot/running/moves.ts';
import { openRegistry } from '../src/bot/running/registry.ts';
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
beforeEach(async () => void (await database.execute('delete from space')));

const standing = { own: { mint: 1, shop: 2, burn: 3, held: 4 } };

function nightIn(chat: string): Community {
  const text = `community: night\nname: Night\ntimezone: Asia/Shanghai\nlanguage: en\nspaces: { group: { telegram: "${chat}" } }\n`;
  const loaded = loadCommunity('night.yaml', text, smallOperations);
  if (!loaded.ok) throw new Error('the file is wrong');
  return loaded.community;
}

/** A process that starts with this config. */
async function started(community: Community) {
  const registry = openRegistry();
  registry.put(community, standing);
  await recallMoves({ registry, database });
  const follow = (from: string, to: string) =>
    followMove(
      { registry, database, log: pino({ level: 'silent' }) },
      { platform: 'telegram', chat: from },
      to,
    );
  const knows = (chat: string) =>
    registry.at({ platform: 'telegram', chat, private: false })?.space?.name;
  return { registry, follow, knows };
}

test('a chat that moved twice is known after a restart', async () => {
  const { follow, knows } = await started(nightIn('-1'));
  await follow('-1', '-2');
  await follow('-2', '-3');
  expect(knows('-3')).toBe('group');
  expect((await started(nightIn('-1'))).knows('-3')).toBe('group');
});

test('a space that got another chat, which then moved, is known after a restart', async () => {
  const { registry, follow, knows } = await started(nightIn('-1'));
  await follow('-1', '-2');
  registry.put(nightIn('-10'), standing);
  expect(knows('-10')).toBe('group');
  await follow('-10', '-11');
  expect(knows('-11')).toBe('group');
  expect((await started(nightIn('-10'))).knows('-11')).toBe('group');
});
