import type { Community } from '../../../bot/community.ts';
import { pressOf } from '../../../bot/press.ts';
import { giveReward, type TakenBack, takeBackReward } from '../../../bot/reward.ts';
import { tellRole } from '../../../bot/tell-role.ts';
import type { Work } from '../../../bot/work.ts';
import type { Locale } from '../../../chat/locale.ts';
import type { Reply } from '../../../chat/reply.ts';
import { levelAt } from '../../../ledger/level.ts';
import type { Member } from '../../../members/member.ts';
import { changeRole, mayHoldRoles, roleOf } from '../roles.ts';
import { judgeSale, type Sale, type SaleVerdict } from '../rule.ts';
import type { Item, Settings } from '../settings.ts';
import type { Texts } from '../texts/en.ts';
import { textsIn } from '../texts.ts';
import { type Order, orders, purchases, stock } from './store.ts';

type Asked = {
  readonly member: Member;
  readonly community: Community;
  readonly locale: Locale;
  readonly settings: Settings;
  readonly say: Texts;
};

const poolOf = (fulfil: string) => /^coupon:(.+)$/.exec(fulfil)?.[1];
const fulfilOf = ({ fulfil = 'task', coupon }: Item) =>
  coupon === undefined ? fulfil : `coupon:${coupon}`;

export async function sell(
  asked: Asked,
  work: Work,
  item: Item,
  shown: Sale['shown'],
): Promise<Reply> {
  const { member, community, settings, say } = asked;
  const [account, sold, bought] = await Promise.all([
    work.ledger.account(member.id),
    work.get(stock, { communityId: community.id, item: item.id }),
    work.get(purchases, { memberId: member.id, item: item.id }),
  ]);
  if (sold === undefined || bought === undefined) throw new Error(`no stock of ${item.id}`);
  const sums = settings.levels.map(({ from }) => from);
  const level = levelAt(account.earned, sums);
  const sale = { sold: sold.sold, bought: bought.count, level, shown };
  const verdict = judgeSale(item, sale);
  if (verdict.is !== 'may') return { text: refusalOf(asked, item, verdict) };
  const role = roleOf(fulfilOf(item));
  if (role !== undefined && !(await mayHoldRoles(work, member.id))) return { text: say.noDiscord };

  const paid = await work.ledger.pay({
    ...{ key: `purchase/${work.key}`, memberId: member.id, amount: item.price },
    ...{ account: 'shop', reason: 'purchase', note: item.name[community.language] },
  });
  if (paid.is === 'insufficient')
    return { text: say.tooDear({ price: item.price, balance: paid.balance }) };
  work.put(stock, { ...sold, sold: sold.sold + 1 });
  work.put(purchases, { ...bought, count: bought.count + 1 });
  return handOver(asked, work, item, { entry: paid.entry, balance: paid.account.balance });
}

/** Writes the order, and gives what it is for or asks a helper to. */
async function handOver(
  { member, community, locale, say }: Asked,
  work: Work,
  item: Item,
  { entry, balance }: { readonly entry: number; readonly balance: number },
): Promise<Reply> {
  const { price } = item;
  const fulfil = fulfilOf(item);
  const order = {
    ...{ entry, communityId: community.id, item: item.id, memberId: member.id, price, fulfil },
    ...{ at: work.now, endedBy: undefined },
  };
  const told = { entry, name: item.name[locale], price, balance };
  const role = roleOf(fulfil);
  if (role !== undefined) {
    work.put(orders, { ...order, state: 'done', endedAt: work.now });
    changeRole(work, community, { ...roleChange(order, role), give: true });
    return { text: say.bought(told) };
  }
  const of = poolOf(fulfil);
  if (of !== undefined) {
    work.put(orders, { ...order, state: 'done', endedAt: work.now });
    const reward = { kind: 'coupon', of, memberId: member.id, key: rewardKey(entry) };
    const { reply } = await giveReward(community, work, { ...reward, title: item.name });
    return { ...reply, text: [`${say.bought(told)}\n`, ...[reply.text].flat()] };
  }
  work.put(orders, { ...order, state: 'open', endedAt: undefined });
  await askHelpers(work, community, order, { item, name: member.name });
  return { text: say.ordered(told) };
}

const roleChange = ({ entry, memberId }: Pick<Order, 'entry' | 'memberId'>, role: string) => ({
  key: `order-role/${entry}`,
  memberId,
  role,
});

const rewardKey = (entry: number) => `order/${entry}`;

/** What was given for it, a role or a coupon, is taken back; returns what became of a coupon. */
export async function takeGoods(
  work: Work,
  community: Community,
  order: Order,
  by: { readonly id: number; readonly name: string },
): Promise<TakenBack> {
  const role = roleOf(order.fulfil);
  if (role !== undefined) {
    const change = roleChange(order, role);
    changeRole(work, community, { ...change, key: `${change.key}/taken`, give: false });
  }
  if (poolOf(order.fulfil) === undefined) return 'nothing';
  return takeBackReward(community, work, { kind: 'coupon', key: rewardKey(order.entry), by });
}

function refusalOf(
  { locale, settings, say }: Asked,
  { name, price }: Item,
  verdict: Exclude<SaleVerdict, { is: 'may' }>,
): string {
  switch (verdict.is) {
    case 'stale':
      return say.staleButton[verdict.since];
    case 'repriced':
      return say.repriced({ name: name[locale], price, was: verdict.was });
    case 'sold-out':
      return say.soldOut;
    case 'limit':
      return say.itemLimit({ most: verdict.most });
    case 'level':
      return say.itemLevel({ name: settings.levels[verdict.level - 1]?.name[locale] ?? '' });
  }
}

/** Helpers are asked to see to it. */
function askHelpers(
  work: Work,
  community: Community,
  { entry }: Pick<Order, 'entry'>,
  { item, name }: { readonly item: Item; readonly name: string },
): Promise<void> {
  return tellRole('helper', community, work, `order/${entry}`, (locale) => {
    const say = textsIn(locale);
    return {
      text: say.newTask({ entry, item: item.name[locale], name }),
      buttons: [
        { does: 'press', label: say.doneButton({ entry }), press: pressOf('task-done', entry) },
      ],
    };
  });
}
