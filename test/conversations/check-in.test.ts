import { describe, expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community, type PlatformName } from '../support/emcee.ts';

const platforms: readonly PlatformName[] = ['telegram', 'discord', 'web'];

describe.each(platforms)('checking in on %s', (platform) => {
  it('counts by command, once a day', async () => {
    const { lin, sam, clock } = await community(night, { on: [platform] });
    await lin.types('/checkin');
    await lin.sees(/\+8 points.*First of the day: \+3.*1 day in a row.*8 points, rank 1/s);
    await lin.types('/checkin');
    await lin.sees(/checked in today already.*8 points/);
    await sam.types('/checkin');
    await sam.sees(/\+5 points.*number 2 today.*5 points, rank 2/s);
    await clock.advance({ days: 1 });
    await lin.types('/checkin');
    await lin.sees(/2 days in a row, that is \+10.*26 points/s);
  });

  it('counts by the card’s button, and the card shows it', async () => {
    const { lin, mei, group, clock } = await community(night, { on: [platform] });
    await mei.types('/check-in card');
    await mei.sees(/on its way/);
    await group.shows(/2026-03-02.*A new day/s);
    await lin.taps('Check in');
    await lin.seesPrivately(/\+8 points/);
    await lin.taps('Check in');
    await lin.seesPrivately(/already/);
    await clock.advance({ seconds: 4 });
    await group.shows(/1 here today\. Just now: [Ll]in/);
  });

  it('says the same again when it is delivered twice, and changes nothing', async () => {
    const { lin, database } = await community(night, { on: [platform] });
    await lin.types('/checkin');
    const first = await lin.sees(/\+8/);
    await lin.again();
    if (platform === 'telegram') expect(await lin.sees(/points/)).toBe(first);
    const rows = await database.query('select * from check_in');
    expect(rows).toHaveLength(1);
  });
});

it('speaks Chinese where the community does, and to whom does', async () => {
  const yaml = nightWith({ language: 'zh' });
  const { lin, mei, sam, group, clock } = await community(yaml, {
    on: ['telegram'],
    speaks: { lin: 'zh', mei: 'zh' },
  });
  await mei.types('/check-in card');
  await group.shows(/每日打卡 · 2026-03-02.*第一位再得 3/s);
  await lin.taps('打卡');
  await lin.seesPrivately(/打卡成功，\+8 积分.*今天第一位/);
  await lin.taps('打卡');
  await lin.seesPrivately(/今天已经打过卡了/);
  await sam.taps('打卡');
  await sam.seesPrivately(/Checked in: \+5/);
  await clock.advance({ seconds: 4 });
  await group.shows(/今天已有 2 人打卡。最近：Sam、Lin/);
});
