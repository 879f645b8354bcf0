import { expect, it } from 'vitest';
import { nightWith } from '../support/emcee/cast.ts';
import { READERS } from '../support/emcee/on-discord.ts';
import { community } from '../support/emcee.ts';

const yaml = nightWith({
  roles: `admin: { telegram: [5200077002], discord: ["900000000000000002"], web: [mei] }
helper: { telegram: [5200077004], discord: ["900000000000000004"], web: [ada] }`,
  operations: `check-in: { points: 20 }
points:
  levels: [{ name: { en: Reader, zh: 读者 }, from: 100 }]
  shop:
    - { id: mug, name: { en: Mug, zh: 杯子 }, price: 6, stock: 2, perMember: 2 }
    - { id: pen, name: { en: Pen, zh: 笔 }, price: 1, level: 1 }
    - { id: vip, name: { en: VIP, zh: 贵宾 }, price: 3, fulfil: "role:${READERS}" }`,
});

it('a shop in which nothing can be bought yet speaks of no buttons', async () => {
  const { lin } = await community(yaml, { on: ['telegram'] });
  await lin.types('/shop');
  expect(await lin.sees(/There is nothing here that you can buy just now/)).not.toMatch(/Tap/);
});

it('what is bought reaches a helper, is done with a button, and the buyer is told', async () => {
  const { lin, ada, sam, clock } = await community(yaml, { on: ['telegram'] });
  await ada.types('/checkin');
  await ada.opens();
  await lin.types('/checkin');
  await lin.opens();
  await lin.types('/shop');
  const seen = await lin.sees(/The shop · you have 20 points/);
  expect(seen).toMatch(/Mug \(mug\) · 6 points · 2 left · you have 0 of 2/);
  expect(seen).toMatch(/Pen \(pen\) · 1 point · from Reader on/);
  await lin.taps('Mug · 6 points');
  await lin.sees(/Mug is yours for 6 points\. A helper sees to it\. Order #\d+; you have 14 left/);
  await lin.taps('Mug · 6 points');
  await lin.sees(/^You bought one since this was shown\. Nothing more was bought/);
  await lin.types('/buy pen');
  await lin.sees(/This is for Reader and above/);
  await clock.advance({ minutes: 1 });
  await sam.types('/tasks');
  await sam.sees(/is for helpers/);
  await ada.types('/tasks');
  const tasks = await ada.sees(/To see to\n#\d+ · 2026-03-02 · Mug for Lin/);
  const order = /#(\d+)/.exec(tasks)?.[1];
  await ada.taps(`Done #${order}`);
  await ada.sees(new RegExp(`#${order}, Mug, is done`));
  await lin.seesPrivately(new RegExp(`Your order #${order}, Mug, is done`));
  await ada.types('/tasks');
  await ada.sees(/Nothing waits for a helper/);
});

it('a button of an earlier day says what has changed since, and buys nothing', async () => {
  const { lin, mei, clock, changes, database } = await community(yaml, { on: ['telegram'] });
  await lin.types('/checkin');
  await lin.types('/buy mug');
  const order = /#(\d+)/.exec(await lin.sees(/Order #\d+/))?.[1];
  await lin.types('/shop');
  await lin.sees(/you have 1 of 2/);
  await mei.types(`/refund #${order} it broke`);
  await mei.sees(/is taken back by/);
  await lin.taps('Mug · 6 points');
  await lin.sees(/^One of yours was refunded since this was shown\. Nothing was bought/);
  await changes(yaml.replace('price: 6', 'price: 8'));
  await clock.advance({ minutes: 1 });
  await lin.taps('Mug · 6 points');
  await lin.sees(/^Mug costs 8 points now, not 6\. Nothing was bought: \/shop/);
  expect(await database.query('select sold from shop_item')).toEqual([{ sold: 0 }]);
});

it('stock and limits hold in a crowd; a refund gives both back, once', async () => {
  const { lin, sam, ada, mei, database } = await community(yaml, { on: ['telegram'] });
  for (const one of [lin, sam, ada]) await one.types('/checkin');
  await Promise.all([lin, sam, ada].map((one) => one.types('/buy Mug')));
  const sold = await database.query<{ sold: number }>('select sold from shop_item');
  expect(sold).toEqual([{ sold: 2 }]);
  const [order] = await database.query<{ entry: number; member_id: number }>(
    `select o.entry, o.member_id from shop_order o order by o.entry`,
  );
  await lin.types(`/refund ${order?.entry} please`);
  await lin.sees(/is for admins/);
  await mei.types(`/refund #${order?.entry} it broke`);
  await mei.sees(/is taken back by/);
  await mei.types(`/refund #${order?.entry} twice`);
  await mei.sees(/was refunded already/);
  const [left] = await database.query(
    `select (select sold from shop_item) as sold, balance, earned from ledger_account where member_id = $1`,
    [order?.member_id],
  );
  expect(left).toEqual({ sold: 1, balance: 20, earned: 20 });
  await ada.types('/buy mug');
  await ada.sees(/Mug is yours|One member may have|Sold out/);
  await mei.types('/refund 99999 never');
  await mei.sees(/There is no such order/);
});

it('a role needs an account on Discord; in Chinese, names are Chinese', async () => {
  const { lin } = await community(yaml, { on: ['telegram'], speaks: { lin: 'zh' } });
  await lin.types('/checkin');
  await lin.types('/buy 贵宾');
  await lin.sees(/我不知道您的 Discord 账号/);
  await lin.types('/buy 杯子');
  await lin.sees(/您用 6 积分换得“杯子”/);
});

it('a role is given at once, and taken back with a refund', async () => {
  const { lin, mei, discord, cast, settled } = await community(yaml, { on: ['discord'] });
  await lin.types('/checkin');
  await lin.types('/buy vip');
  const order = /#(\d+)/.exec(await lin.sees(/VIP is yours for 3 points/))?.[1];
  await settled();
  const roles = () => discord.guild().rolesOf({ id: cast.lin.discord });
  expect(roles()).toEqual(['Readers']);
  await mei.types(`/undo #${order} a mistake`);
  await settled();
  expect(roles()).toEqual([]);
});
