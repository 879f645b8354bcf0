import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';
import { quizFiles as files } from '../support/quiz.ts';

const TEA = /TEA-[2-9A-HJ-NP-Z]{10}/;
const codeIn = (text: string) => TEA.exec(text)?.[0] ?? 'none';

const night = (quiz: string, more: Parameters<typeof nightWith>[0] = {}) =>
  nightWith({
    operations: `coupons: { pools: { tea: { generate: { prefix: TEA- }, valid: 10d }, paper: {} } }
quiz: { lead: 10s, pause: 8s, least: 1, ${quiz} }`,
    ...more,
  });

/** Those who play can be written to. */
async function met(quiz: string, more: Parameters<typeof nightWith>[0] = {}): Promise<Meeting> {
  const meeting = await community(night(quiz, more), { on: ['telegram'], files });
  for (const one of [meeting.lin, meeting.sam]) {
    await one.types('/points');
    await one.opens();
  }
  return meeting;
}

/** Frankenstein is not the name of the creature: Lin is right, and Sam is not. */
async function played({ mei, lin, sam, clock }: Meeting, how = ''): Promise<void> {
  await mei.types(`/quiz start books tags=truth in=group${how}`);
  await clock.advance({ seconds: 10 });
  await lin.taps('False');
  await sam.taps('True');
  await clock.advance({ seconds: 50 });
}

const pointsOf = async ({ database }: Meeting) =>
  Object.fromEntries(
    (
      await database.query<{ name: string; balance: number }>(
        `select m.name, a.balance from ledger_account a join member m on m.id = a.member_id`,
      )
    ).map(({ name, balance }) => [name, balance]),
  );

it('the first gets a coupon beside points, in private, and everybody one for taking part', async () => {
  const meeting = await met('rewards: [30 + tea, 20], part: 1');
  const { lin, sam, mei, group, database } = meeting;
  await mei.types('/quiz start books tags=truth in=group part=tea');
  await group.shows(
    /Rewards: 30 points and a coupon \(tea\), 20 points by rank, a coupon \(tea\) for taking part, from 1 player on/,
  );
  await meeting.clock.advance({ seconds: 10 });
  await lin.taps('False');
  await sam.taps('True');
  await meeting.clock.advance({ seconds: 50 });
  const linTold = lin.news().match(/“Quiz #1 · Books” brings you a coupon:\nTEA-/g) ?? [];
  expect(linTold).toHaveLength(2);
  const told = await sam.seesPrivately(/“Quiz #1 · Books” brings you a coupon:\nTEA-/);
  expect(await pointsOf(meeting)).toMatchObject({ Lin: 30, Sam: 0 });
  await lin.taps('My place');
  await lin.seesPrivately(/place 1 with 10 .*; reward: 30 points and 2 coupons: \/coupons/);
  await sam.taps('My place');
  await sam.seesPrivately(/place 2 with 0 .*; reward: a coupon: \/coupons/);
  await sam.whispers('/coupons');
  expect(codeIn(await sam.seesPrivately(/Quiz #1 · Books: TEA-/))).toBe(codeIn(told));
  expect(group.texts().join('\n')).not.toMatch(TEA);
  // The end is not kept waiting by what many are told alone.
  const order = await database.query(
    `select (select max(id) from delivery where card_id is not null)
       < (select min(id) from delivery where member_id is not null) as first`,
  );
  expect(order).toEqual([{ first: true }]);
  const kept = await database.query<{ row: string }>(
    `select s::text as row from quiz_score s union all select d::text from delivery d`,
  );
  expect(kept.map(({ row }) => row).join('\n')).not.toMatch(TEA);
});

it('a quiz that is counted again takes a coupon back and gives it to who is first now', async () => {
  const meeting = await met('rewards: [5 + tea], part: 0');
  const { lin, sam, mei } = meeting;
  await played(meeting);
  const first = codeIn(await lin.seesPrivately(/brings you a coupon/));
  await mei.types('/quiz rescore 1 True');
  await mei.sees(/counted again. Rewards changed for 2 players.$/);
  await lin.seesPrivately(/“Books” was counted again: the coupon it brought you is taken back/);
  const second = codeIn(await sam.seesPrivately(/brings you a coupon/));
  expect(second).not.toBe(first);
  await mei.types(`/redeem ${first}`);
  await mei.sees(/was made void/);
  await mei.types(`/redeem ${second}`);
  await mei.sees(/Good: /);
  expect(await pointsOf(meeting)).toMatchObject({ Lin: 0, Sam: 5 });
  await lin.whispers('/coupons');
  // Back again: what was redeemed stays, and Lin gets another.
  await mei.types('/quiz rescore 1 False');
  await mei.sees(/Rewards changed for 2 players. 1 player had spent theirs already, and keep it/);
  expect(codeIn(await lin.seesPrivately(/brings you a coupon/))).not.toBe(first);
  await mei.types('/quiz rescore 1 False');
  await mei.sees(/counted again. 1 player had spent theirs/);
});

it('who loses points or the first place by a second count hears of it in private, nobody else', async () => {
  const meeting = await met('rewards: [30, 20], part: 1');
  const { lin, sam, mei, clock } = meeting;
  await played(meeting);
  expect(await pointsOf(meeting)).toMatchObject({ Lin: 31, Sam: 1 });
  await mei.types('/quiz rescore 1 True');
  await mei.sees(/counted again. Rewards changed for 2 players.$/);
  await lin.seesPrivately(
    /^Quiz #1 “Books” was counted again: you have place 2 now, and 30 of the points it brought you are taken back\. \/quiz results/,
  );
  expect(sam.news()).not.toMatch(/was counted again/);
  await clock.advance({ minutes: 1 });
  await lin.whispers('/points');
  await mei.types('/quiz rescore 1 True');
  await mei.sees(/counted again.$/);
  expect(lin.news()).not.toMatch(/was counted again/);
});

it('who stays first keeps the very code when another question is counted again', async () => {
  const meeting = await met('rewards: [tea], part: 0');
  const { lin, mei, database } = meeting;
  await played(meeting);
  await lin.seesPrivately(/brings you a coupon/);
  await lin.whispers('/coupons');
  await lin.seesPrivately(/Quiz #1 · Books: TEA-/);
  await mei.types('/quiz rescore 1 False');
  await mei.sees(/counted again.$/);
  expect(lin.news()).not.toMatch(/brings you/);
  expect(await database.query('select * from coupon')).toHaveLength(1);
});

it('a pool that is empty owes the coupon, and a helper sees to it', async () => {
  const meeting = await met('rewards: [paper], part: 0', {
    roles: 'admin: { telegram: [5200077002] }\nhelper: { telegram: [5200077004] }',
  });
  const { ada, lin } = meeting;
  await ada.types('/points');
  await ada.opens();
  await played(meeting);
  await lin.seesPrivately(/They have run out just now; a helper sees to it/);
  await ada.whispers('/tasks');
  await ada.seesPrivately(/a coupon of “paper” for Lin: Quiz #1 · Books/);
});

it('the league of the week may bring coupons', async () => {
  const meeting = await met('rewards: [0], part: 0, league: { rewards: [10 + tea, tea] }');
  const { lin, sam, mei, group, clock } = meeting;
  await played(meeting);
  await clock.advance({ minutes: 2 });
  await mei.types('/quiz league');
  await group.shows(/the end\n1. Lin · 10 · \+10 points · a coupon \(tea\)/);
  await lin.seesPrivately(/“Quiz league of the week from 2026-03-02” brings you a coupon:\nTEA-/);
  expect(sam.news()).not.toMatch(TEA);
  await mei.types('/quiz league rewards="3 + book"');
  await mei.sees(/There is no pool of coupons “book”. There are: tea, paper/);
});
