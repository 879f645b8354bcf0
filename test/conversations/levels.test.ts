import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { READERS } from '../support/emcee/on-discord.ts';
import { community } from '../support/emcee.ts';

const ROLE = '880000000000000077';
const withLevels = (role = '') =>
  nightWith({
    operations: `check-in: { points: 5 }
points:
  levels:
    - { name: { en: Reader, zh: 读者 }, from: 5 }
    - { name: { en: Bookworm, zh: 书虫 }, from: 20${role} }`,
  });

it('reaching a level is said once, in the answer that caused it', async () => {
  const { lin, mei, sam, group } = await community(withLevels(), { on: ['telegram'] });
  await lin.types('/checkin');
  await lin.sees(/🎉 Lin is now Reader \(level 1\)/);
  await lin.types('/level');
  const told = await lin.sees(/Level 1: Reader · 5 points earned/);
  expect(told).toMatch(
    /✓ 1\. Reader · from 5 points\n· 2\. Bookworm · from 20 points\n15 points to Bookworm/,
  );
  await mei.types('/grant @lin 15 for the notes');
  await group.shows(/now has 20.*\n🎉 Lin is now Bookworm \(level 2\)/);
  await mei.types('/take @lin 5 a mistake');
  await mei.types('/grant @lin 5 it was none');
  expect(mei.news()).not.toMatch(/🎉/);
  await sam.types('/top');
  await sam.sees(/1\. Lin · 20 · Bookworm/);
});

it('where the answer is another’s, the member is told in private, in their language', async () => {
  const { lin, mei, clock } = await community(withLevels(), {
    on: ['telegram'],
    speaks: { lin: 'zh' },
  });
  await lin.opens();
  await lin.types('/checkin');
  await lin.types('/language zh');
  await mei.types('/grant-all 15 a happy new year');
  await mei.sees(/Batch B1 has begun/);
  await clock.advance({ minutes: 1 });
  await lin.seesPrivately(/Lin 升到了第 2 级：书虫/);
});

it.each(['a private chat', 'the shell'])(
  'what is done from %s is read there alone: the member is told as well',
  async (where) => {
    const { lin, mei, running } = await community(withLevels(), {
      on: ['telegram'],
      speaks: { lin: 'zh' },
    });
    await lin.types('/checkin');
    await lin.opens();
    await lin.types('/language zh');
    await mei.types('/points');
    await mei.opens();
    const words = 'grant @lin 15 for the notes';
    if (where === 'the shell') {
      const it = { communityId: 'night', words, spaces: [], key: 'grant' };
      const { text } = await running().emcee.shell({ ...it, locale: 'en' });
      expect(text).toMatch(/now has 20/);
      expect(text).not.toMatch(/🎉/);
    } else await mei.whispers(`/${words}`);
    await lin.seesPrivately(/Lin 升到了第 2 级：书虫/);
    expect(mei.news()).not.toMatch(/🎉/);
  },
);

it('a level brings its Discord role, and takes it when the points were a mistake', async () => {
  const role = `, role: "880000000000000000/${ROLE}"`;
  const { lin, mei, discord, database, settled } = await community(withLevels(role), {
    on: ['discord'],
  });
  await lin.types('/checkin');
  await mei.types('/grant @lin 15 for the notes');
  await settled();
  // The server has no such role: the row says what to do about it.
  const [row] = await database.query<{ state: string; reason: string }>(
    'select state, reason from delivery where role is not null',
  );
  expect(row).toEqual({
    state: 'failed',
    reason: '10011: this role is not in the server: correct its id in the config',
  });
  expect(discord.guild().rolesOf({ id: '900000000000000001' })).toEqual([]);
});

it('a role that the bot may give is given, asked for again by /level, and taken', async () => {
  const found = await community(withLevels(`, role: "${READERS}"`), { on: ['discord'] });
  const { lin, mei, discord, cast, settled } = found;
  const roles = () => discord.guild().rolesOf({ id: cast.lin.discord });
  await mei.types('/checkin');
  await lin.types('/checkin');
  await mei.types('/grant @lin 15 for the notes');
  await settled();
  expect(roles()).toEqual(['Readers']);
  discord.guild().setRoles({ id: cast.lin.discord }, []);
  await lin.types('/level');
  await settled();
  expect(roles()).toEqual(['Readers']);
  await mei.types('/take @lin 1 a mistake');
  await settled();
  expect(roles()).toEqual([]);
});

it('a level opens a room: whoever reached it finds the way in, nobody else', async () => {
  const invite = 'https://t.me/+AbCdEfGh';
  const yaml = withLevels(`, invite: "${invite}"`);
  const { lin, mei, sam, telegram, clock } = await community(yaml, { on: ['telegram'] });
  for (const one of [lin, sam]) {
    await one.types('/checkin');
    await one.opens();
  }
  await lin.whispers('/level');
  await lin.seesPrivately(/15 points to Bookworm/);
  expect(JSON.stringify(telegram.server.calls)).not.toContain(invite);
  await mei.types('/grant @lin 15 for the notes');
  await mei.sees(/Lin is now Bookworm \(level 2\)\. It opens a room: \/level/);
  await clock.advance({ seconds: 10 });
  await lin.whispers('/level');
  await lin.seesPrivately(/Level 2: Bookworm/);
  expect(JSON.stringify(telegram.server.calls)).toContain(invite);
  await sam.whispers('/level');
  expect(sam.news()).not.toContain(invite);
});
