import { expect, it } from 'vitest';
import { pressOf } from '../../src/bot/press.ts';
import { sealWith } from '../../src/database/seal.ts';
import { importCodes } from '../../src/operations/coupons/pool.ts';
import { nightWith } from '../support/emcee/cast.ts';
import { community, type Meeting } from '../support/emcee.ts';

const yaml = nightWith({
  roles: `admin: { telegram: [5200077002] }
helper: { telegram: [5200077004] }`,
  operations: `check-in: { points: 20 }
coupons: { pools: { tea: { generate: { prefix: TEA- }, valid: 10d, value: a pot of tea }, paper: { valid: 10d } } }
points:
  levels:
    - { name: { en: Reader, zh: 读者 }, from: 20, coupon: tea }
    - { name: { en: Writer, zh: 作者 }, from: 60, coupon: paper }
  shop:
    - { id: tea, name: { en: Tea, zh: 茶 }, price: 6, coupon: tea }
    - { id: book, name: { en: Book, zh: 书 }, price: 5, coupon: paper }`,
});
const TEA = /TEA-[2-9A-HJ-NP-Z]{10}/;
const codeIn = (text: string) => TEA.exec(text)?.[0] ?? 'none';

async function imported({ database, clock }: Meeting, ...codes: readonly string[]) {
  async function* lines() {
    yield* codes;
  }
  const to = { communityId: 'night', pool: 'paper', zone: 'Asia/Shanghai', now: clock.now() };
  await importCodes(database, sealWith(Buffer.alloc(32, 7)), to, lines());
}

/** A community in which Lin and the helper Ada can be written to. */
async function opened(on: readonly ['telegram'] = ['telegram']): Promise<Meeting> {
  const meeting = await community(yaml, { on });
  for (const one of [meeting.ada, meeting.lin]) {
    await one.types('/checkin');
    await one.opens();
  }
  return meeting;
}

it('a level brings a coupon, once, in private', async () => {
  const meeting = await community(yaml, { on: ['telegram'] });
  const { lin, mei, group, clock, database } = meeting;
  await mei.types('/checkin');
  await lin.types('/points');
  await lin.opens();
  await lin.types('/checkin');
  await lin.sees(/Lin is now Reader \(level 1\)\. It brings a coupon: \/coupons/);
  const told = await lin.seesPrivately(
    /“Reader” brings you a coupon:\nTEA-.*\na pot of tea · good until/s,
  );
  await lin.whispers('/coupons');
  expect(codeIn(await lin.seesPrivately(/Reader: TEA-/))).toBe(codeIn(told));
  // Its points are taken back, and it is reached once more.
  const [entry] = await database.query<{ id: number }>(
    `select e.id from ledger_entry e join ledger_account a on a.id = e.to_id
     join member m on m.id = a.member_id where m.name = 'Lin'`,
  );
  await mei.types(`/reverse #${entry?.id} sorry`);
  await mei.sees(/is taken back by/);
  await clock.advance({ days: 1 });
  await lin.types('/checkin');
  await lin.sees(/20 points/);
  await lin.whispers('/coupons');
  expect((await lin.seesPrivately(/Your coupons/)).match(/TEA-/g)).toHaveLength(1);
  const given = await database.query<{ n: number }>('select count(*) as n from coupon');
  expect(given).toEqual([{ n: 2 }]);
  expect(group.texts().join('\n')).not.toMatch(TEA);
});

it('what is bought is a code, told in private and sealed where it is kept', async () => {
  const { lin, ada, mei, group, database } = await opened();
  await lin.whispers('/buy tea');
  const bought = await lin.seesPrivately(
    /Tea is yours for 6 points\..*\n“Tea” brings you a coupon:\nTEA-/s,
  );
  await lin.whispers('/buy tea');
  const second = await lin.seesPrivately(/you have 8 left/);
  expect(codeIn(second)).not.toBe(codeIn(bought));
  expect(codeIn(second)).toMatch(TEA);
  await ada.types(`/redeem ${codeIn(bought)}`);
  await ada.sees(/Good: “Tea”, a pot of tea, for Lin/);
  await mei.types(`/reissue ${codeIn(second)}`);
  await mei.sees(/Lin gets another code of “Tea” in private/);
  const third = await lin.seesPrivately(/“Tea”: you get another code/);
  await mei.types(`/void ${codeIn(third)}`);
  await mei.sees(/The code of Lin \(“Tea”\) is void/);
  await lin.whispers('/coupons');
  const mine = await lin.seesPrivately(/Your coupons/);
  expect(mine).toMatch(/Tea: TEA-\w+ · a pot of tea · redeemed/);
  expect(mine).toMatch(/Tea: TEA-\w+ · a pot of tea · void/);
  const kept = await database.query<{ row: string }>(
    `select r::text as row from receipt r union all select d::text from delivery d
     union all select c::text from coupon_reward c union all select o::text from shop_order o`,
  );
  expect(kept.map(({ row }) => row).join('\n')).not.toMatch(TEA);
  expect(
    group
      .texts()
      .filter((text) => !text.startsWith('/'))
      .join('\n'),
  ).not.toMatch(TEA);
});

it('an empty pool is told kindly, and is a task for a helper until there are codes again', async () => {
  const meeting = await opened();
  const { lin, ada, sam } = meeting;
  await lin.whispers('/buy book');
  await lin.seesPrivately(
    /Book is yours for 5 points(.|\n)*They have run out just now; a helper sees to it/,
  );
  await ada.seesPrivately(/Lin is owed a coupon for “Book”: pool “paper” is empty\. \(C\d+\)/);
  const task = await (async () => {
    await ada.whispers('/tasks');
    return ada.seesPrivately(/To see to\nC\d+ · 2026-03-02 · a coupon of “paper” for Lin: Book/);
  })();
  const give = `Give ${/C\d+/.exec(task)?.[0]}`;
  await ada.taps(give);
  await ada.sees(/Pool “paper” is still empty/);
  await imported(meeting, 'OLDY-0001,,2026-03-01', 'PAPR-0001', 'PAPR-0002');
  await sam.forges(pressOf('coupon-give', Number(/\d+/.exec(give)?.[0])));
  await sam.sees(/is for helpers/);
  await ada.taps(give);
  await ada.sees(/Lin gets a code for “Book”/);
  await lin.seesPrivately(/“Book” brings you a coupon:\nPAPR-0001/);
  await ada.taps(give);
  await ada.sees(/seen to already/);
  await ada.whispers('/tasks');
  await ada.seesPrivately(/Nothing waits for a helper/);
  await lin.whispers('/buy book');
  await lin.seesPrivately(/PAPR-0002/);
});

it('a refund makes the code void unless it was redeemed, and what is owed is owed no more', async () => {
  const { lin, ada, mei, clock, database } = await opened();
  const buys = async (item: string) => {
    // Telegram takes about one message a second in a chat.
    await clock.advance({ seconds: 10 });
    await lin.whispers(`/buy ${item}`);
    const text = await lin.seesPrivately(/Order #\d+/);
    return { order: /#(\d+)/.exec(text)?.[1], code: codeIn(text) };
  };
  const first = await buys('tea');
  await mei.types(`/refund #${first.order} sorry`);
  await mei.sees(/is taken back by #\d+\.$/);
  await lin.seesPrivately(/was taken back: 6 points are yours again, and its code is void/);
  await ada.types(`/redeem ${first.code}`);
  await ada.sees(/was made void/);

  const second = await buys('tea');
  await ada.types(`/redeem ${second.code}`);
  await mei.types(`/refund #${second.order} sorry`);
  await mei.sees(/is taken back by #\d+\. Its code was redeemed already/);

  const third = await buys('book');
  await mei.types(`/refund #${third.order} sorry`);
  await lin.seesPrivately(/was taken back: 5 points are yours again/);
  await ada.whispers('/tasks');
  await ada.seesPrivately(/Nothing waits for a helper/);
  expect(
    await database.query(
      `select title, state from coupon_reward where title <> 'Reader' order by id`,
    ),
  ).toEqual([
    { title: 'Tea', state: 'taken back' },
    { title: 'Tea', state: 'given' },
    { title: 'Book', state: 'taken back' },
  ]);
});

it('rewards in Chinese, reminded of like others, and kept when accounts are joined', async () => {
  const meeting = await community(yaml, { on: ['telegram', 'web'], speaks: { lin: 'zh' } });
  const { lin, mei, clock } = meeting;
  await mei.on('telegram').types('/checkin');
  await lin.on('telegram').types('/language zh');
  await lin.opens();
  await lin.on('telegram').types('/checkin');
  await lin.seesPrivately(/“读者”奖励您一张优惠券：\nTEA-/);
  await clock.advance({ days: 8 });
  await mei.on('telegram').types('/drop remind');
  await lin.seesPrivately(/您有优惠码即将到期：\n“Reader” · 有效期至/);
  await lin.on('telegram').whispers('/link');
  const link = /[2-9A-HJ-NP-Z]{10}/.exec(await lin.seesPrivately(/\/link/))?.[0];
  await lin.on('web').types('/points');
  await lin.on('web').types(`/link ${link}`);
  await lin.on('web').types('/coupons');
  await lin.seesPrivately(/Reader: TEA-/);
});
