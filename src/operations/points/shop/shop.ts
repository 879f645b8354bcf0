import { integer, named } from '../../../bot/option.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Locale } from '../../../chat/locale.ts';
import { levelAt } from '../../../ledger/level.ts';
import { op } from '../op.ts';
import { judgeSale } from '../rule.ts';
import type { Item, Settings } from '../settings.ts';
import { sell } from './sell.ts';
import { loadShelf, type Shelf } from './store.ts';

const sells = ({ shop }: Settings) => shop.length > 0;

export const shop = op.lookup({
  name: 'shop',
  called: ['商店', '积分商店', '商城', '兑换'],
  texts: (say) => say.shop,
  for: 'member',
  answers: 'privately',
  options: {},
  when: sells,
  async run({ member, community, locale, settings, say }, { sql }) {
    const shelf = await loadShelf(sql, community.id, member.id);
    const lines = settings.shop.map((item) =>
      say.itemLine({
        ...{ id: item.id, name: item.name[locale], price: item.price },
        left: item.stock === undefined ? undefined : Math.max(0, item.stock - soldOf(shelf, item)),
        most: item.perMember,
        bought: boughtOf(shelf, item),
        level: item.level === undefined ? undefined : settings.levels[item.level - 1]?.name[locale],
      }),
    );
    const buttons = settings.shop
      .filter((item) => mayBuy(settings, shelf, item))
      .map(({ id, name, price }) => ({
        does: 'press' as const,
        label: say.buyButton({ name: name[locale], price }),
        press: pressOf('shop-buy', id, shelf.bought.get(id) ?? 0, price),
      }));
    return {
      title: say.shopTitle({ balance: shelf.balance }),
      text: [...lines, buttons.length > 0 ? say.shopFooter : say.shopNothing].join('\n'),
      buttons,
    };
  },
});

const soldOf = ({ sold }: Shelf, { id }: Item) => sold.get(id) ?? 0;
const boughtOf = ({ bought }: Shelf, { id }: Item) => bought.get(id) ?? 0;

function mayBuy({ levels }: Settings, shelf: Shelf, item: Item): boolean {
  const sums = levels.map(({ from }) => from);
  const level = levelAt(shelf.earned, sums);
  const sale = { sold: soldOf(shelf, item), bought: boughtOf(shelf, item), level };
  return shelf.balance >= item.price && judgeSale(item, sale).is === 'may';
}

export const buy = op.command({
  name: 'buy',
  called: ['购买'],
  texts: (say) => say.buy,
  for: 'member',
  answers: 'privately',
  options: { item: named({ max: 60 }) },
  when: sells,
  suggest: {
    item: async ({ settings }) => settings.shop.map(({ id }) => id),
  },
  async run({ options, ...asked }, work) {
    const { settings, say } = asked;
    const item = itemNamed(settings, options.item);
    return item === undefined ? { text: say.noItem } : sell(asked, work, item, undefined);
  },
});

/** By its id, or its name in either language. */
function itemNamed({ shop }: Settings, raw: string): Item | undefined {
  const wanted = raw.trim().toLowerCase();
  const names: readonly Locale[] = ['en', 'zh'];
  return shop.find(
    ({ id, name }) =>
      id === wanted || names.some((locale) => name[locale].toLowerCase() === wanted),
  );
}

/** What the button showed is sent along: tapped twice, it buys once. */
export const tapToBuy = op.press({
  name: 'shop-buy',
  for: 'member',
  answers: 'privately',
  options: {
    item: named({ max: 24 }),
    bought: integer({ min: 0, max: 100_000 }),
    price: integer({ min: 1, max: 1_000_000 }),
  },
  async run({ options, ...asked }, work) {
    const { settings, say } = asked;
    const item = settings.shop.find(({ id }) => id === options.item);
    return item === undefined ? { text: say.noItem } : sell(asked, work, item, options);
  },
});
