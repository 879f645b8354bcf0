import { describe, expect, it } from 'vitest';
import { night, nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

it('two accounts of one person become one member', async () => {
  const { lin, sam, mei, clock, database } = await community(night, {
    on: ['telegram', 'discord'],
  });
  await lin.on('telegram').types('/checkin');
  await lin.on('telegram').opens();
  await clock.advance({ days: 1 });
  await lin.on('discord').types('/checkin');
  await lin.on('discord').sees(/\+8/);
  await lin.on('telegram').whispers('/link');
  const told = await lin.on('telegram').seesPrivately(/\/link [A-Z0-9]{10}/);
  const code = /\/link ([A-Z0-9]{10})/.exec(told)?.[1] ?? '';
  await lin.on('telegram').whispers(`/link ${code}`);
  await lin.on('telegram').sees(/This code is your own/);
  await lin.on('discord').types(`/link ${code}`);
  await lin.on('discord').seesPrivately(/this account is now Lin as well.*16 points/s);
  await sam.on('telegram').types(`/link ${code}`);
  await sam.on('telegram').sees(/I don’t know this code/);
  await lin.on('telegram').types('/checkin');
  await lin.on('telegram').sees(/checked in today already\. 2 days in a row\. 16 points/);
  await mei.on('telegram').types('/grant @lin 4 both');
  await lin.on('discord').types('/points');
  await lin.on('discord').sees(/20 points/);
  const left = await database.query(
    `select m.left_at is not null as left, l.balance from member m
     join ledger_account l on l.member_id = m.id where lower(m.name) = 'lin' order by m.id`,
  );
  expect(left).toEqual([
    { left: false, balance: 20 },
    { left: true, balance: 0 },
  ]);
});

it('a code that is too old, or none, joins nothing', async () => {
  const { lin, clock } = await community(night, { on: ['telegram', 'discord'] });
  await lin.on('telegram').types('/checkin');
  await lin.on('telegram').opens();
  await lin.on('telegram').whispers('/link');
  const told = await lin.on('telegram').seesPrivately(/\/link/);
  const code = /\/link ([A-Z0-9]{10})/.exec(told)?.[1] ?? '';
  await clock.advance({ minutes: 11 });
  await lin.on('discord').types(`/link ${code}`);
  await lin.on('discord').sees(/too old/);
  await lin.on('discord').types('/link ABCDEFGHJK');
  await lin.on('discord').sees(/don’t know this code/);
});

it('the code is never said in the group', async () => {
  const { lin, group } = await community(night, { on: ['telegram'] });
  await lin.types('/link');
  await lin.sees(/.+/);
  expect(group.texts().join('\n')).not.toMatch(/[A-Z0-9]{10}/);
});

it('everybody chooses the language they are spoken to', async () => {
  const { lin, group, mei } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await lin.types('/language zh');
  await lin.sees(/中文/);
  await lin.types('/checkin');
  await lin.sees(/今天已经打过卡了/);
  await lin.types('/language auto');
  await lin.types('/checkin');
  await lin.sees(/already/);
  await mei.types('/check-in card');
  await group.shows(/1 here today/);
});

describe.each(['telegram', 'web'] as const)('whoever chose a language on %s', (platform) => {
  it('is refused, asked and greeted in it, before anything is done', async () => {
    const { lin, clock } = await community(night, { on: [platform] });
    const types = async (words: string, chinese: RegExp) => {
      await clock.advance({ seconds: 5 });
      await lin.types(words);
      await lin.sees(chinese);
    };
    await types('/language zh', /中文/);
    await types('/grant @lin 1 x', /\/grant 仅限管理员使用/);
    if (platform === 'web') await types('/chekin', /您是想用 \/checkin 吗/);
    await types(
      '/statement first',
      /页码（page）：需要一个整数[\s\S]*用法：\/statement \[页码\] \[成员=…\]/,
    );
    await types('/cancel', /没有正在进行的操作/);
    await lin.forges('check-in:77');
    await lin.seesPrivately(/这个按钮已失效/);
    if (platform !== 'telegram') return;
    await types('/rsvp', /请回复这条消息/);
    await clock.advance({ seconds: 5 });
    await lin.answers('Tea');
    await lin.sees(/请填写“回复”/);
    await lin.answers('perhaps');
    await lin.sees(/您写的是“perhaps”/);
    await types('/cancel', /好的，已停止/);
    await lin.opens();
    await lin.sees(/你好|您好/);
    await clock.advance({ seconds: 5 });
    await lin.whispers('/chekin');
    await lin.sees(/您是想用 \/checkin 吗/);
    await lin.whispers('and now?');
    await lin.sees(/我只听得懂命令/);
  });
});

it('what is said of a batch is in the language of whoever ordered it', async () => {
  const { lin, mei, clock } = await community(night, { on: ['telegram'] });
  await lin.types('/checkin');
  await mei.opens();
  await mei.types('/language zh');
  await mei.types('/grant-all 5 welcome');
  await clock.advance({ minutes: 1 });
  await mei.seesPrivately(/批次 B1 已完成/);
});

it('a stranger in private is told where to begin', async () => {
  const { lin } = await community(night, { on: ['telegram', 'discord'] });
  await lin.on('telegram').opens();
  await lin.on('telegram').sees(/I don't know you yet/);
  await lin.on('telegram').whispers('/checkin');
  await lin.on('telegram').sees(/I don't know you yet/);
  await lin.on('discord').whispers('hello');
  await lin.on('discord').sees(/I don't know you yet/);
  await lin.on('telegram').types('/checkin');
  await lin.on('telegram').sees(/\+8/);
  await lin.on('telegram').whispers('/checkin');
  await lin.on('telegram').seesPrivately(/already/);
});

it('whoever is in two communities is asked which one is meant', async () => {
  const spaces = 'teahouse: { telegram: -1001000000002 }\nparlour: { web: parlour }';
  const tea = nightWith({ id: 'tea', name: '{ en: Tea House, zh: 茶馆 }', spaces });
  const { lin } = await community([night, tea], { on: ['telegram'] });
  await lin.types('/checkin');
  await lin.types('/checkin', { where: 'teahouse' });
  await lin.sees(/First of the day/);
  await lin.whispers('/points');
  await lin.sees(/You are in several communities/);
  // A command's name alone is meant as well, so plain words are asked each time.
  await lin.whispers('积分');
  await lin.sees(/You are in several communities/);
  await lin.whispers('签到');
  await lin.sees(/You are in several communities/);
  await lin.taps('Tea House');
  await lin.sees(/From now on we talk about Tea House/);
  await lin.whispers('/help');
  await lin.seesPrivately(/What you can do in Tea House/);
  await lin.opens();
  await lin.seesPrivately(/I host Tea House/);
});
