import { expect, it } from 'vitest';
import { listOn, payloadOf } from '../adapters/discord/listing.ts';
import { nightWith } from './support/emcee/cast.ts';
import { community } from './support/emcee.ts';

const GUILD = '880000000000000000';
const house = nightWith({ operations: 'events: { reminders: [] }' });
const listing = {
  ...{ mark: 'To say that you come: /rsvp #1 yes', name: 'Tea', about: '', place: 'Hall' },
  ...{ startsAt: new Date('2026-03-04T12:00:00Z'), endsAt: new Date('2026-03-04T13:00:00Z') },
};

/** Scheduled events as the server has them. */
async function told(it: Awaited<ReturnType<typeof community>>) {
  await it.settled();
  return it.discord.guild(GUILD).events;
}

it("Discord's own event is made, changed and called off with ours", async () => {
  const night = await community(house, { on: ['discord'] });
  const { mei, discord } = night;
  await mei.types('/event create Tea 2026-03-04T20:00 2h place="The garden"');
  const [made] = await told(night);
  expect(made).toMatchObject({
    ...{ name: 'Tea', privacy_level: 2, entity_type: 3, status: 1 },
    entity_metadata: { location: 'The garden' },
    scheduled_start_time: '2026-03-04T12:00:00.000Z',
    scheduled_end_time: '2026-03-04T14:00:00.000Z',
    description: 'To say that you come: /rsvp #1 yes',
  });
  await mei.types('/event edit Tea when=2026-03-05T20:00 place=-');
  expect(await told(night)).toMatchObject([
    {
      ...{ id: made?.id, scheduled_start_time: '2026-03-05T12:00:00.000Z' },
      entity_metadata: { location: 'to be announced' },
    },
  ]);
  await mei.types('/event cancel Tea');
  expect(await told(night)).toMatchObject([{ id: made?.id, status: 4 }]);
  expect(discord.server.rejected).toEqual([]);
});

it('of a series the next one stands there, and then the one after it', async () => {
  const night = await community(house, { on: ['discord'] });
  await night.mei.types('/event create Tea 2026-03-02T12:00 repeat=daily');
  expect(await told(night)).toHaveLength(1);
  await night.clock.advance({ hours: 4, minutes: 1 });
  const starts = (await told(night)).map((one) => one.scheduled_start_time);
  expect(starts).toEqual(['2026-03-02T04:00:00.000Z', '2026-03-03T04:00:00.000Z']);
});

it('without the right the planner is told once, and the next change makes it good', async () => {
  const night = await community(house, { on: ['discord'] });
  const { mei, lin, discord, database } = night;
  discord.guild(GUILD).botMay('CreateEvents', false);
  await mei.types('/event create Tea 2026-03-04T20:00');
  await night.settled();
  await mei.seesPrivately(
    /I can't show events in Discord's own list: give my role the right Create/,
  );
  await mei.types('/event create Cake 2026-03-05T20:00');
  expect(await told(night)).toEqual([]);
  expect(mei.news()).not.toMatch(/Create Events/);
  expect(lin.news()).not.toMatch(/Create Events/);
  const failed = await database.query<{ reason: string }>(
    `select reason from delivery where state = 'failed' order by id`,
  );
  expect(failed.map(({ reason }) => reason)).toEqual(
    Array(2).fill(expect.stringMatching(/50013: .*Create Events/)),
  );
  discord.guild(GUILD).botMay('CreateEvents', true);
  await mei.types('/event edit Tea place=Hall');
  expect(await told(night)).toMatchObject([{ name: 'Tea' }]);
});

it('one that was removed there by hand is not forced on them again', async () => {
  const night = await community(house, { on: ['discord'] });
  const { mei, discord } = night;
  await mei.types('/event create Tea 2026-03-04T20:00');
  await night.settled();
  discord.guild(GUILD).dropEvents();
  await mei.types('/event edit Tea place=Hall');
  await mei.types('/event edit Tea place=Garden');
  expect(await told(night)).toEqual([]);
});

it('an outage of Discord only delays it', async () => {
  const night = await community(house, { on: ['discord'] });
  const { mei, discord, clock } = night;
  discord.server.faults.fail(503, { on: /POST .*scheduled-events/, times: 4 });
  await mei.types('/event create Tea 2026-03-04T20:00');
  await expect
    .poll(() =>
      night.database.query(`select state, reason from delivery where listing is not null`),
    )
    .toEqual([{ state: 'waiting', reason: 'Discord answered 503' }]);
  discord.server.faults.clear();
  await clock.advance({ seconds: 10 });
  await expect.poll(() => told(night)).toHaveLength(1);
});

it('where the answer to its claim was lost, it is made as soon as the database answers', async () => {
  const night = await community(house, { on: ['discord'] });
  const { mei, clock, database } = night;
  const { query } = database;
  let isLost = false;
  database.query = async <Row>(sql: string, values?: readonly unknown[]) => {
    const rows = await query<Row>(sql, values);
    if (isLost || !sql.includes('insert into listing')) return rows;
    isLost = true;
    throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  };
  await mei.types('/event create Tea 2026-03-04T20:00');
  expect(await told(night)).toEqual([]);
  await clock.advance({ seconds: 10 });
  expect(await told(night)).toMatchObject([{ name: 'Tea' }]);
  expect(isLost).toBe(true);
});

it('where the answer to making it was lost, no second one is made', async () => {
  const night = await community(house, { on: ['discord'] });
  const { mei, database } = night;
  await mei.types('/event create Tea 2026-03-04T20:00');
  await mei.types('/event create Tea 2026-03-04T20:00');
  expect(await told(night)).toHaveLength(2);
  await database.execute('update listing set external_id = null', []);
  await mei.types('/event edit #2 place=Hall');
  expect(await told(night)).toMatchObject([
    { entity_metadata: { location: 'to be announced' } },
    { entity_metadata: { location: 'Hall' } },
  ]);
});

it('what is longer than Discord takes is shortened', () => {
  const long = payloadOf({
    ...listing,
    ...{ name: '茶'.repeat(150), about: 'x'.repeat(1200), place: 'y'.repeat(200) },
  });
  expect(long.name).toHaveLength(100);
  expect(long.description).toHaveLength(1000);
  expect(long.description?.endsWith(`\n${listing.mark}`)).toBe(true);
  expect(long.entity_metadata?.location).toHaveLength(100);
});

it('one that has begun is completed, and one that is over is left alone', async () => {
  const asked: unknown[] = [];
  const restWith = (status: number) =>
    ({
      get: async () => ({ status }),
      patch: async (_route: string, { body }: { body: unknown }) => void asked.push(body),
    }) as never;
  for (const status of [1, 2, 3, 4]) await listOn(restWith(status), GUILD, undefined, '9');
  expect(asked).toEqual([{ status: 4 }, { status: 3 }]);
  expect(await listOn(restWith(1), GUILD, undefined, undefined)).toEqual({ ok: true, message: '' });
});
