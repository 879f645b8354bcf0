import type { Community } from '../../../bot/community.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Work } from '../../../bot/work.ts';
import { type Locale, localeOf } from '../../../chat/locale.ts';
import type { Reply } from '../../../chat/reply.ts';
import { levelAt } from '../../../ledger/level.ts';
import { memberNames, namedMembers } from '../../../members/find.ts';
import type { Member } from '../../../members/member.ts';
import { changeRole, mayHoldRoles } from '../roles.ts';
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

/** The role that an item gives; undefined when a helper sees to it. */
const roleOf = (fulfil: string) => /^role:(.+)$/.exec(fulfil)?.[1];

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
  if (verdict.is !== 'may') return { text: refusalOf(asked, verdict) };
  const role = roleOf(item.fulfil);
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
  const { price, fulfil } = item;
  const order = {
    ...{ entry, communityId: community.id, item: item.id, memberId: member.id, price, fulfil },
    ...{ at: work.now, endedBy: undefined },
  };
  const told = { entry, name: item.name[locale], price, balance };
  const role = roleOf(fulfil);
  if (role !== undefined) {
    work.put(orders, { ...order, state: 'done', endedAt: work.now });
    changeRole(work, community, { ...roleChange(order, role), give: true });
    return { text: say.boughtRole(told) };
  }
  work.put(orders, { ...order, state: 'open', endedAt: undefined });
  await tellHelpers(work, community, order, { item, name: member.name });
  return { text: say.ordered(told) };
}

const roleChange = ({ entry, memberId }: Pick<Order, 'entry' | 'memberId'>, role: string) => ({
  key: `order-role/${entry}`,
  memberId,
  role,
});

/** What was given for it, where that is a role, is taken back. */
export function takeRole(work: Work, community: Community, order: Order): void {
  const role = roleOf(order.fulfil);
  if (role === undefined) return;
  const change = roleChange(order, role);
  changeRole(work, community, { ...change, key: `${change.key}/taken`, give: false });
}

function refusalOf(
  { locale, settings, say }: Asked,
  verdict: Exclude<SaleVerdict, { is: 'may' }>,
): string {
  switch (verdict.is) {
    case 'stale':
      return say.staleButton;
    case 'sold-out':
      return say.soldOut;
    case 'limit':
      return say.itemLimit({ most: verdict.most });
    case 'level':
      return say.itemLevel({ name: settings.levels[verdict.level - 1]?.name[locale] ?? '' });
  }
}

/** Everybody whom the config names as helper, by account; whoever helps by a role looks at `/tasks`. */
async function tellHelpers(
  work: Work,
  community: Community,
  { entry }: Pick<Order, 'entry'>,
  { item, name }: { readonly item: Item; readonly name: string },
): Promise<void> {
  const named = community.roles.flatMap(({ role, platform, account }) =>
    role === 'helper' && account !== undefined
      ? [{ communityId: community.id, platform, id: account, handle: undefined }]
      : [],
  );
  const found = await Promise.all(named.map((one) => work.get(namedMembers, one)));
  const ids = new Set(found.flatMap((one) => (one ? [one.member.id] : [])));
  for (const memberId of ids) {
    const known = await work.get(memberNames, memberId);
    const locale = localeOf(known?.language) ?? community.language;
    const say = textsIn(locale);
    work.outbox.say({
      key: `order/${entry}/${memberId}`,
      to: { memberId },
      reply: {
        text: say.newTask({ entry, item: item.name[locale], name }),
        buttons: [
          { does: 'press', label: say.doneButton({ entry }), press: pressOf('task-done', entry) },
        ],
      },
    });
  }
}
