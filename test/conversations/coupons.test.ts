import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community } from '../support/emcee.ts';

const operations = `check-in: { points: 5 }
coupons: { pools: { tea: { generate: { length: 10, prefix: TEA- }, valid: 10d, value: one pot of tea } } }`;
const house = nightWith({ operations });
const CODE = /TEA-[2-9A-HJ-NP-Z]{10}/;
const codeIn = (text: string) => CODE.exec(text)?.[0] ?? 'none';

it('a tap brings a code to that person alone, and the card counts down to the last', async () => {
  const { mei, lin, sam, ada, group, room, clock, database } = await community(house, {
    on: ['telegram', 'discord', 'web'],
  });
  await mei.on('telegram').types('/drop start Winter tea 3 in=all');
  await mei.sees(/“Winter” \(#1\) is open: 3 codes/);
  await group.shows(/Coupons · Winter\n3 of 3 codes left\.\nFirst come/);
  await lin.on('telegram').taps('Get a code');
  const first = codeIn(await lin.seesPrivately(/number 1 of 3.*\n.*TEA-/s));
  await sam.on('web').taps('Get a code');
  const second = codeIn(await sam.seesPrivately(/number 2 of 3/));
  expect(first).not.toBe(second);
  await mei.on('discord').taps('Get a code');
  await mei.seesPrivately(/number 3 of 3(.|\n)*TEA-/);
  await ada.on('telegram').taps('Get a code');
  await ada.seesPrivately(/“Winter”: all codes are gone/);
  await clock.advance({ seconds: 5 });
  for (const space of ['group', 'server', 'hall']) await room(space).shows(/All 3 codes are gone/);
  await lin.on('telegram').taps('My code');
  expect(codeIn(await lin.seesPrivately(/you have this code/))).toBe(first);
  await lin.on('web').types('/coupons');
  await lin.seesPrivately(/You have no coupons yet/);
  await sam.on('web').types('/coupons');
  expect(codeIn(await sam.seesPrivately(/Winter: .*one pot of tea · good until 2026-03-12/))).toBe(
    second,
  );
  const everything = ['group', 'server', 'hall'].flatMap((space) => room(space).texts()).join('\n');
  expect(everything).not.toMatch(CODE);
  const kept = await database.query<{ row: string }>(
    `select r::text as row from receipt r union all select d::text from delivery d
     union all select w::text from web_message w union all select t::text from timer t
     union all select c::text from coupon c union all select c::text from card_post c`,
  );
  expect(kept.map(({ row }) => row).join('\n')).not.toMatch(CODE);
});

it('a redelivered tap and another one bring the same code', async () => {
  const { mei, lin, database } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start Winter tea 5');
  await lin.taps('Get a code');
  const code = codeIn(await lin.sees(CODE));
  await lin.again();
  await lin.taps('Get a code');
  expect(codeIn(await lin.sees(CODE))).toBe(code);
  const [row] = await database.query<{ n: number; left: number }>(
    'select (select count(*) from coupon_claim) as n, d."left" from coupon_drop d',
  );
  expect(row).toEqual({ n: 1, left: 4 });
});

it('of a single code the card says that it is gone, as of one', async () => {
  const { mei, lin, group, clock } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start Winter tea 1');
  await lin.taps('Get a code');
  await clock.advance({ seconds: 4 });
  await group.shows(/^Coupons · Winter\nThe only code is gone\.$/);
});

it('whoever left and came back has the code they had', async () => {
  const { mei, lin, telegram, cast, settled } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start Winter tea 5');
  await lin.taps('Get a code');
  const code = codeIn(await lin.sees(CODE));
  telegram.group('group').leaves(telegram.user(cast.lin));
  await settled();
  telegram.group('group').joins(telegram.user(cast.lin));
  await settled();
  await lin.taps('Get a code');
  expect(codeIn(await lin.sees(/you have this code/))).toBe(code);
});

it('linked accounts are one person: one code', async () => {
  const { mei, lin, database } = await community(house, { on: ['telegram', 'web'] });
  await mei.on('telegram').types('/drop start Winter tea 5 in=all');
  await lin.on('telegram').taps('Get a code');
  const code = codeIn(await lin.sees(CODE));
  await lin.on('telegram').opens();
  await lin.on('telegram').whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types('/checkin');
  await lin.on('web').types(`/link ${link}`);
  await lin.on('web').taps('Get a code');
  expect(codeIn(await lin.seesPrivately(/you have this code/))).toBe(code);
  const [row] = await database.query<{ n: number }>('select count(*) as n from coupon_claim');
  expect(row?.n).toBe(1);
});

it('whoever claimed with two accounts before linking them gets no third', async () => {
  const { mei, lin, database } = await community(house, { on: ['telegram', 'web'] });
  await mei.on('telegram').types('/drop start Winter tea 5 in=all');
  await lin.on('telegram').taps('Get a code');
  const code = codeIn(await lin.sees(CODE));
  await lin.on('web').taps('Get a code');
  await lin.sees(/number 2 of 5/);
  await lin.on('telegram').opens();
  await lin.whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types(`/link ${link}`);
  for (const platform of ['web', 'telegram']) {
    await lin.on(platform).taps('Get a code');
    expect(codeIn(await lin.sees(/you have this code/))).toBe(code);
  }
  const [row] = await database.query<{ n: number }>('select count(*) as n from coupon_claim');
  expect(row?.n).toBe(2);
});

it('without a private way the group gets a link, and never the code', async () => {
  const { mei, lin, group } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start Winter tea 5');
  await lin.taps('Get a code');
  await lin.sees(CODE);
  await lin.types('/coupons');
  await group.shows(/private/i);
  expect(group.texts().join('\n')).not.toMatch(CODE);
  await lin.opens();
  await lin.whispers('/coupons');
  await lin.seesPrivately(CODE);
});

it('a drop is for whom it is for', async () => {
  const { mei, lin, sam, clock } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start Regulars tea 5 who="streak 2"');
  await lin.types('/checkin');
  await lin.taps('Get a code');
  await lin.seesPrivately(/“Regulars” is for who checked in 2 days in a row/);
  await clock.advance({ days: 1 });
  await lin.types('/checkin');
  await lin.taps('Get a code');
  await lin.seesPrivately(CODE);
  await mei.types('/drop start Helpers tea 5 who="role admin"');
  await sam.taps('Get a code');
  await sam.seesPrivately(/“Helpers” is for admins/);
  await mei.taps('Get a code');
  await mei.seesPrivately(CODE);
  await clock.advance({ days: 8 });
  await mei.types('/drop start New tea 5 who="newcomers 7"');
  await lin.taps('Get a code');
  await lin.seesPrivately(/“New” is for who joined in the last 7 days/);
  await mei.types('/drop start Best tea 5 who="level 3"');
  await mei.sees(/There are no levels/);
  await mei.types('/drop start Odd tea 5 who=everybody');
  await mei.sees(/one of all, level 2, role helper/);
});

it('points can be the price', async () => {
  const { mei, lin, sam, clock, group } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start Winter tea 5 price=7');
  await group.shows(/7 points a code/);
  await lin.types('/checkin');
  await lin.taps('Get a code');
  await lin.seesPrivately(/“Winter” costs 7 points, and you have 5/);
  await clock.advance({ days: 1 });
  await lin.types('/checkin');
  await lin.taps('Get a code');
  await lin.seesPrivately(/number 1 of 5, for 7 points/);
  await lin.taps('Get a code');
  await lin.sees(/you have this code/);
  await lin.types('/statement');
  await lin.sees(/-7 · coupon/);
  await sam.taps('Get a code');
  await sam.seesPrivately(/you have 0/);
});

it('a drop opens and closes by itself, and what is left goes back', async () => {
  const { mei, lin, sam, group, clock, database } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start Winter tea 3 from=2026-03-02T20:00 until=2h');
  await mei.sees(/opens at 2026-03-02 20:00: 3 codes until 2026-03-02 22:00/);
  await mei.types('/drop start winter tea 3');
  await mei.sees(/“winter” is running already/);
  expect(group.texts().join('\n')).not.toMatch(/Coupons · Winter/);
  await clock.advance({ hours: 11 });
  await group.shows(/Coupons · Winter\n3 of 3 codes left\.\nOpen until Mon 2026-03-02 22:00/);
  await lin.taps('Get a code');
  await lin.seesPrivately(CODE);
  await clock.advance({ hours: 2, minutes: 1 });
  await group.shows(/This drop is over/);
  await sam.forges('claim:1');
  await sam.seesPrivately(/“Winter” is over/);
  const pool = await database.query('select free from coupon_pool');
  expect(pool).toEqual([{ free: 2 }]);
  await mei.types('/drop start Spring tea 2');
  await sam.taps('Get a code');
  await sam.seesPrivately(CODE);
  const [codes] = await database.query<{ n: number }>('select count(*) as n from coupon');
  expect(codes?.n).toBe(3);
});

it('planners stop, list, audit and post a drop again', async () => {
  const { mei, lin, sam, group } = await community(house, { on: ['telegram'] });
  await mei.types('/drop start "Winter sale" tea 3');
  for (const one of [lin, sam]) await one.taps('Get a code');
  await mei.types('/drop claims "Winter sale"');
  const audit = await mei.sees(/Winter sale · 2 of 3/);
  expect(audit).toMatch(/1\. Lin · 2026-03-02 09:00 · not redeemed yet\n2\. Sam/);
  expect(audit).not.toMatch(CODE);
  await mei.types('/drop stop Winter sale');
  await mei.sees(/is stopped: 2 of 3 codes were handed out/);
  await mei.types('/drop stop Winter sale');
  await mei.sees(/has ended already/);
  await mei.types('/drop list');
  await mei.sees(/#1 Winter sale: stopped · 2 of 3 claimed · pool tea/);
  await mei.types('/drop card #1');
  await group.shows(/This drop is over/);
  await lin.types('/drop list');
  await lin.sees(/is for planners/);
  await mei.types('/drop stop Summer');
  await mei.sees(/There is no drop “Summer”/);
});

it('the timetable starts a drop, in the language of the community', async () => {
  const { lin, group, clock } = await community(
    nightWith({
      operations,
      language: 'zh',
      timetable:
        'friday: { cron: "0 20 * * 5", run: drop start, with: { name: 周五, pool: tea, number: 2, until: 1h, who: newcomers 7d }, in: [group] }',
    }),
    { on: ['telegram'], speaks: { lin: 'zh' } },
  );
  await clock.advance({ days: 4, hours: 11, minutes: 5 });
  await group.shows(/优惠券 · 周五\n剩余 2 张，共 2 张/);
  await lin.taps('领取优惠码');
  await lin.seesPrivately(/您领到了第 1 张(.|\n)*TEA-/);
  await clock.advance({ hours: 1 });
  await group.shows(/本次发放已结束/);
});
