import { expect, it } from 'vitest';
import { sealWith } from '../../src/database/seal.ts';
import { importCodes } from '../../src/operations/coupons/pool.ts';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

const operations = `check-in: { points: 5 }
coupons: { pools: { paper: { valid: 5d }, bare: {} }, remind: 2d }`;
const roles = `admin: { telegram: [5200077002] }
helper: { telegram: [5200077003] }`;
const shop = nightWith({ operations, roles });

async function* linesOf(...lines: readonly string[]) {
  yield* lines;
}

/** A drop of codes that were imported, and Lin has the first. */
async function dropped(lines: readonly string[], start = '/drop start Winter paper 2') {
  const meeting = await community(shop, { on: ['telegram'] });
  const { database, clock, mei, lin } = meeting;
  const to = { communityId: 'night', pool: 'paper', zone: 'Asia/Shanghai', now: clock.now() };
  await importCodes(database, sealWith(Buffer.alloc(32, 7)), to, linesOf(...lines));
  await lin.opens();
  await lin.types('/checkin');
  await mei.types(start);
  await mei.sees(/is open/);
  await lin.taps('Get a code');
  return meeting;
}

const three = ['code,value', 'AAAA-1111,10% off', 'bbbb 2222,10% off', 'CCCC-3333,10% off'];

it('imported codes are handed out in their order, and no more than there are', async () => {
  const { mei, lin, sam } = await dropped(three, '/drop start Winter paper 3');
  await lin.seesPrivately(/AAAA-1111\n10% off · good until 2026-03-07/);
  await sam.taps('Get a code');
  await sam.seesPrivately(/bbbb 2222/);
  await mei.types('/drop start More paper 1');
  await mei.sees(/Pool “paper” has no codes to give/);
  await mei.types('/drop start More stone 1');
  await mei.sees(/There is no pool “stone”/);
  await mei.types('/drop start More bare 1');
  await mei.sees(/Pool “bare” has no codes to give\. Import some first: \/drop import/);
});

it('a code is redeemed once; the second time says when and by whom', async () => {
  const { lin, sam, ada, mei } = await dropped(three);
  await lin.types('/redeem AAAA1111');
  await lin.sees(/is for helpers/);
  await sam.types('/redeem ａａａａ-1111');
  await sam.sees(/Good: “Winter”, 10% off, for Lin\. It is redeemed now/);
  await mei.types('/redeem AAAA-1111');
  await mei.sees(/Not good any more: redeemed at 2026-03-02 09:00 by Sam/);
  await sam.types('/redeem BBBB2222');
  await sam.sees(/has not been handed out/);
  await sam.types('/redeem NOPE-1234');
  await sam.sees(/no code of this community/);
  await lin.taps('Get a code');
  await lin.seesPrivately(/your code was redeemed at 2026-03-02 09:00/);
  await mei.types('/void AAAA1111');
  await mei.sees(/Too late/);
  await mei.types('/reissue AAAA1111');
  await mei.sees(/Too late/);
  await ada.types('/void AAAA1111');
  await ada.sees(/is for admins/);
});

it('a void code is worth nothing, and its holder hears of it', async () => {
  const { lin, sam, mei, group, clock } = await dropped(three);
  await lin.types('/language zh');
  await mei.types('/void aaaa 1111');
  await mei.sees(/The code of Lin \(“Winter”\) is void/);
  await lin.seesPrivately(/您的“Winter”优惠码已被管理员作废/);
  await sam.types('/redeem AAAA-1111');
  await sam.sees(/was made void/);
  await mei.types('/void AAAA-1111');
  await mei.sees(/void already/);
  // One that waits in the drop: there is one fewer, and nobody gets it.
  await mei.types('/void BBBB-2222');
  await mei.sees(/Nobody had it/);
  await clock.advance({ seconds: 5 });
  await group.shows(/are gone/);
  await sam.taps('My code');
  await sam.seesPrivately(/all codes are gone/);
});

it('a reissued code replaces the old one, in private', async () => {
  const { lin, sam, mei, group } = await dropped(three, '/drop start Winter paper 1');
  await mei.types('/reissue AAAA-1111');
  await mei.sees(/Lin gets another code of “Winter” in private/);
  await lin.seesPrivately(/bbbb 2222/);
  expect(group.texts().join('\n')).not.toMatch(/bbbb/i);
  await sam.types('/redeem AAAA-1111');
  await sam.sees(/is void: its holder got another one/);
  await mei.types('/reissue AAAA-1111');
  await mei.sees(/not been handed out/);
  await mei.types('/void BBBB-2222');
  await mei.types('/reissue BBBB-2222');
  await lin.seesPrivately(/CCCC-3333/);
  await mei.types('/reissue CCCC-3333');
  await mei.sees(/Pool “paper” has no codes to give/);
  await sam.types('/redeem CCCC-3333');
  await sam.sees(/Good: “Winter”, 10% off, for Lin/);
  await lin.whispers('/coupons');
  await lin.seesPrivately(/Winter: CCCC-3333 · 10% off · redeemed/);
});

it('an expired code is refused', async () => {
  const { lin, sam, clock } = await dropped(three);
  await lin.sees(/AAAA/);
  await clock.advance({ days: 5, minutes: 1 });
  await sam.types('/redeem AAAA-1111');
  await sam.sees(/expired at 2026-03-07 09:00/);
  await lin.whispers('/coupons');
  await lin.seesPrivately(/expired at/);
});

it('a code too long for a notice comes in the private chat, and a tap opens that where it is shut', async () => {
  const value = 'x'.repeat(100);
  const name = 'N'.repeat(60);
  const lines = ['code,value', `LONG-1111,${value}`, `LONG-2222,${value}`];
  const { sam, lin, group } = await dropped(lines, `/drop start ${name} paper 2`);
  await lin.seesPrivately(/LONG-1111\nx{100}/);
  await sam.taps('Get a code');
  await sam.seesPrivately(/^https:\/\/t\.me\/\w+\?start=night$/);
  await sam.opens();
  await sam.taps('Get a code');
  await sam.seesPrivately(/you have this code\.\nLONG-2222\nx{100}/);
  expect(group.texts().join('\n')).not.toMatch(/LONG-/);
});

/** How many reminders of it somebody got. */
const told = ({ telegram, cast }: Meeting, who: 'lin' | 'sam') =>
  telegram
    .user(cast[who])
    .direct()
    .messages.filter(({ text }) => /expire soon/.test(text)).length;

it('expiring codes are told once a day, and never in quiet hours', async () => {
  const meeting = await dropped(three);
  const { mei, lin, clock } = meeting;
  await mei.types('/drop remind');
  await mei.sees(/No codes expire soon/);
  await clock.advance({ days: 3, minutes: 30 });
  await mei.types('/drop remind');
  await mei.sees(/1 member is told/);
  await lin.seesPrivately(/These coupons of yours expire soon:\n“Winter” · good until 2026-03-07/);
  await mei.types('/drop remind');
  expect(told(meeting, 'lin')).toBe(1);
  await clock.advance({ hours: 13 });
  await mei.types('/drop remind');
  await mei.sees(/quiet hours/);
  expect(told(meeting, 'lin')).toBe(1);
  await clock.advance({ hours: 11 });
  await mei.types('/drop remind');
  expect(told(meeting, 'lin')).toBe(2);
});

it('whoever opted out hears nothing while others are reminded, until they opt in again', async () => {
  const meeting = await dropped(three);
  const { mei, lin, sam, clock } = meeting;
  await sam.opens();
  await sam.taps('Get a code');
  await sam.seesPrivately(/bbbb 2222/);
  await lin.whispers('/reminders off');
  await lin.seesPrivately(/no more reminders/);
  await clock.advance({ days: 3, minutes: 30 });
  const reminded = async (words: RegExp) => {
    await mei.types('/drop remind');
    await mei.sees(words);
    await meeting.settled();
    return { lin: told(meeting, 'lin'), sam: told(meeting, 'sam') };
  };
  expect(await reminded(/^1 member is told/)).toEqual({ lin: 0, sam: 1 });
  expect(await reminded(/^1 member is told/)).toEqual({ lin: 0, sam: 1 });
  await clock.advance({ hours: 13 });
  expect(await reminded(/quiet hours/)).toEqual({ lin: 0, sam: 1 });
  await clock.advance({ hours: 11 });
  expect(await reminded(/^1 member is told/)).toEqual({ lin: 0, sam: 2 });
  await lin.whispers('/reminders on');
  await lin.seesPrivately(/at most once a day/);
  expect(await reminded(/^2 members are told/)).toEqual({ lin: 1, sam: 2 });
});
