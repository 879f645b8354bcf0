import type { Community } from '../../bot/community.ts';
import { text } from '../../bot/option.ts';
import type { TakenBack } from '../../bot/reward.ts';
import type { Work } from '../../bot/work.ts';
import { declined, type Reply } from '../../chat/reply.ts';
import type { Reversed } from '../../ledger/ledger.ts';
import { undoBatch } from './batches/batch.ts';
import { op } from './op.ts';
import { readBatch, readEntry } from './rule.ts';
import type { Settings } from './settings.ts';
import { takeGoods } from './shop/sell.ts';
import { type Order, orders, purchases, stock } from './shop/store.ts';
import { tellBuyer } from './shop/tasks.ts';
import type { Texts } from './texts/en.ts';

const reason = text({ max: 200 });

type Asked = {
  readonly member: { readonly id: number; readonly name: string };
  readonly community: Community;
  readonly settings: Settings;
  readonly say: Texts;
};

export const reverse = op.command({
  name: 'reverse',
  texts: (say) => say.reverse,
  for: 'admin',
  answers: 'privately',
  options: { entry: text({ max: 20 }), reason },
  run: ({ options, ...asked }, work) => takeBack(asked, work, options.entry, options.reason),
});

export const undo = op.command({
  name: 'undo',
  texts: (say) => say.undo,
  for: 'admin',
  answers: 'privately',
  options: { what: text({ max: 20 }), reason },
  async run({ options, ...asked }, work) {
    const batch = readBatch(options.what);
    return batch === undefined
      ? takeBack(asked, work, options.what, options.reason)
      : undoBatch(work, asked.community, asked.say, batch);
  },
});

export const refund = op.command({
  name: 'refund',
  texts: (say) => say.refund,
  for: 'admin',
  answers: 'privately',
  options: { order: text({ max: 20 }), reason },
  when: ({ shop }) => shop.length > 0,
  async run({ options, ...asked }, work) {
    const { community, say } = asked;
    const entry = readEntry(options.order);
    const order = entry === undefined ? undefined : await work.get(orders, entry);
    if (order?.communityId !== community.id) return declined(say.noOrder);
    if (order.state === 'refunded') return declined(say.orderClosed({ state: order.state }));
    return takeBack(asked, work, options.order, options.reason);
  },
});

/** An entry by its opposite; where it paid for something of the shop, that comes back as well. */
async function takeBack(asked: Asked, work: Work, raw: string, note: string): Promise<Reply> {
  const { member: admin, community, settings, say } = asked;
  const entry = readEntry(raw);
  if (entry === undefined) return declined(say.notAnEntry({ raw }));
  const order = await work.get(orders, entry);
  const reversed = await work.ledger.reverse(entry, {
    ...{ key: `reverse/${work.key}`, note, by: admin.id, overdraft: settings.overdraft },
  });
  if (reversed.is !== 'reversed') return declined(whyNot(say, entry, reversed));
  const { amount, reason: why } = reversed.past;
  const told = say.reversed({ past: entry, points: amount, why, entry: reversed.entry });
  if (order !== undefined) {
    const goods = await restock(work, community, order, admin);
    await tellBuyer(work, community, settings, order, (words, told) =>
      goods === 'taken back' ? words.couponRefunded(told) : words.orderRefunded(told),
    );
    if (goods === 'used') return { text: `${told} ${say.couponUsed}` };
  }
  return { text: told };
}

async function restock(
  work: Work,
  community: Community,
  order: Order,
  by: Asked['member'],
): Promise<TakenBack> {
  const { communityId, memberId, item } = order;
  const [sold, bought] = await Promise.all([
    work.get(stock, { communityId, item }),
    work.get(purchases, { memberId, item }),
  ]);
  work.put(orders, { ...order, state: 'refunded', endedAt: work.now, endedBy: by.id });
  if (sold) work.put(stock, { ...sold, sold: Math.max(0, sold.sold - 1) });
  if (bought) work.put(purchases, { ...bought, count: Math.max(0, bought.count - 1) });
  return takeGoods(work, community, order, by);
}

function whyNot(say: Texts, entry: number, outcome: Exclude<Reversed, { is: 'reversed' }>): string {
  switch (outcome.is) {
    case 'unknown':
      return say.unknownEntry({ entry });
    case 'already':
      return say.reversedAlready({ entry });
    case 'itself-a-reversal':
      return say.isReversal({ entry });
    case 'a-link':
      return say.isLink({ entry });
    case 'insufficient':
      return say.cannotReverse({ entry, balance: outcome.balance });
  }
}
