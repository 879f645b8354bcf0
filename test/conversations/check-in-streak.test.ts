import { describe, expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const TIERS = 'check-in: { points: 5, streaks: { 2: 10, 4: 40 } }';
const night = nightWith({ operations: TIERS });
const telegram = { on: ['telegram'] } as const;

describe('/streak', () => {
  it('explains itself from the check-ins', async () => {
    const { lin, clock } = await community(night, telegram);
    await lin.types('/streak');
    await lin.sees(/not checked in yet/);
    for (const gap of [1, 2, 1, 1]) {
      await lin.types('/checkin');
      await clock.advance({ days: gap });
    }
    await lin.types('/checkin');
    await clock.advance({ hours: 1 });
    await lin.types('/streak');
    const told = await lin.sees(/Your streak: 3 days/);
    expect(told).toMatch(/longest ever: 3 days\. Check-ins in all: 5/);
    expect(told).toMatch(/began on 2026-03-05[\s\S]*2026-03-05 to 2026-03-07 {2}✓ checked in/);
    expect(told).toMatch(/streak before it ended because 2026-03-04 was missed/);
    expect(told).toMatch(/breaks unless you check in again before Mon 2026-03-09 04:00/);
    expect(told).toMatch(/2 days: \+10 ✓\n4 days: \+40 \(in 1 day\)/);
    expect(told).toMatch(/added later is not paid to streaks that are longer already/);
  });

  it('tells what ended the last one, in the member’s language', async () => {
    const { lin, clock } = await community(night, { ...telegram, speaks: { lin: 'zh' } });
    await lin.types('/checkin');
    await clock.advance({ days: 3 });
    await lin.types('/streak');
    await lin.sees(/连续打卡：0 天[\s\S]*因 2026-03-03 缺卡而中断[\s\S]*重新开始/);
  });

  it('is a button of the card, for whoever taps it alone', async () => {
    const { lin, sam, mei, group, clock } = await community(night, telegram);
    await mei.types('/check-in card');
    await group.shows(/A new day/);
    await lin.taps('My streak');
    await lin.seesPrivately(/not checked in yet/);
    await lin.taps('Check in');
    await clock.advance({ days: 1 });
    await mei.types('/check-in card');
    await lin.taps('Check in');
    await sam.taps('Check in');
    await clock.advance({ seconds: 4 });
    await group.shows(/2 here today[\s\S]*Longest streaks: Lin 2 days$/);
    await lin.taps('My streak');
    await lin.seesPrivately(
      /2 days in a row, 2 at best\. You have checked in today[\s\S]*In 2 more days: \+40/,
    );
  });
});

describe('a bonus that is added later', () => {
  const grown = (backfill: string) =>
    nightWith({
      operations: `check-in: { points: 5, streaks: { 2: 10, 3: 30 }, backfill: ${backfill} }`,
    });
  it.each([
    ['never', /\+5 points.*5 days in a row/],
    ['next', /\+35 points.*5 days in a row, that is \+30/],
  ])('%s: is paid as the settings say', async (backfill, told) => {
    const { lin, clock, changes } = await community(night, telegram);
    for (const _ of [1, 2, 3, 4]) {
      await lin.types('/checkin');
      await clock.advance({ days: 1 });
    }
    await changes(grown(backfill));
    await lin.types('/checkin');
    await lin.sees(told);
    await lin.types('/streak');
    await lin.sees(backfill === 'next' ? /3 days: \+30 ✓/ : /3 days: \+30\n/);
  });
});

describe('a changed time zone', () => {
  it('going east gives no second day, and breaks nothing', async () => {
    const at = (zone: string) => nightWith({ zone, operations: TIERS });
    // 20:00 on the 2nd in Los Angeles is 17:00 on the 3rd in Auckland.
    const { lin, changes, clock, database } = await community(at('America/Los_Angeles'), {
      ...telegram,
      now: '2026-03-03T04:00:00Z',
    });
    await lin.types('/checkin');
    await changes(at('Pacific/Auckland'));
    await lin.types('/checkin');
    await lin.sees(/checked in today already/);
    await clock.advance({ days: 1 });
    await lin.types('/checkin');
    await lin.sees(/2 days in a row/);
    expect(await database.query('select day, follows from check_in order by day')).toEqual([
      { day: '2026-03-02', follows: null },
      { day: '2026-03-04', follows: '2026-03-03' },
    ]);
    await lin.types('/streak');
    await lin.sees(/2026-03-03 {2}– the time zone changed/);
  });
});

it('a reply that fails is no failed check-in', async () => {
  const { lin, telegram: there, database, clock } = await community(night, telegram);
  there.server.fail('sendMessage', { status: 400, description: 'Bad Request: message is too odd' });
  await lin.types('/checkin');
  await clock.advance({ seconds: 5 });
  expect(await database.query('select points from check_in')).toEqual([{ points: 5 }]);
  await lin.types('/checkin');
  await lin.sees(/checked in today already.*5 points/);
});

describe('/calendar', () => {
  it('is a picture of the month, with the same in words', async () => {
    const { lin, clock, telegram: there, cast } = await community(night, telegram);
    for (const gap of [1, 2]) {
      await lin.types('/checkin');
      await clock.advance({ days: gap });
    }
    await lin.types('/calendar');
    await lin.sees(/Your check-ins in 2026-03\n✓ checked in: 2–3\nmissed: 4/);
    const shown = there.group('group').messages.findLast(({ photo }) => photo !== undefined);
    expect(
      Buffer.from(shown?.photo ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await lin.types('/calendar 2');
    await lin.sees(/2026-02\nNothing in this month/);
    await lin.types('/calendar soon');
    await lin.sees(/“soon” is no month/);
    expect(cast.lin.name).toBe('Lin');
  });

  it('tells screen readers what it shows, on Discord and in the playground', async () => {
    const { lin, discord, web, cast } = await community(night, { on: ['discord', 'web'] });
    await lin.on('discord').types('/checkin');
    await lin.on('discord').types('/calendar');
    await lin.on('discord').seesPrivately(/checked in: 2/);
    const [file] = discord.user(cast.lin).ephemeral?.files ?? [];
    expect(file?.description).toMatch(/Your check-ins in 2026-03\. ✓ checked in: 2/);
    await lin.on('web').types('/calendar');
    await lin.on('web').sees(/Nothing in this month/);
    const last = web.page(cast.lin).messages().at(-1)?.words;
    expect(last?.is === 'said' && last.reply.picture?.alt).toMatch(/2026-03/);
  });
});
