import { han } from '../../../chat/han.ts';
import type { shop as en } from './en-shop.ts';

/** What points buy, and what becomes of an order, in Chinese. */
export const shop: typeof en = {
  shopTitle: ({ balance }) => `积分商店 · 您有 ${balance} 积分`,
  itemLine: ({ id, name, price, left, most, bought, level }) =>
    [
      `${name}（${id}）· ${price} 积分`,
      ...(left === undefined ? [] : [left === 0 ? '已售完' : `剩 ${left} 件`]),
      ...(most === undefined ? [] : [`您已有 ${bought}/${most}`]),
      ...(level === undefined ? [] : [han`需达到${level}`]),
    ].join(' · '),
  shopFooter: '点按钮购买，或发送 /buy 加括号里的名称。',
  shopNothing: '目前没有您可以购买的商品。',
  buyButton: ({ name, price }) => `${name} · ${price} 积分`,
  noItem: '商店里没有这件商品。发送 /shop 查看有什么。',
  staleButton: {
    bought: '这个按钮显示之后您已买过一件，这次没有再买。发送 /shop 查看最新情况。',
    refunded: '这个按钮显示之后您有一件已退款，这次没有购买。发送 /shop 查看最新情况。',
  },
  repriced: ({ name, price, was }) =>
    `“${name}”的价格由 ${was} 积分改为 ${price} 积分，这次没有购买。发送 /shop 查看最新情况。`,
  soldOut: '已售完。',
  itemLimit: ({ most }) => `每人最多 ${most} 件。`,
  itemLevel: ({ name }) => han`需要达到${name}才能购买。发送 /level 查看等级。`,
  noDiscord: '这是 Discord 上的身份组，但我不知道您的 Discord 账号。发送 /link 可以合并账号。',
  tooDear: ({ price, balance }) => `需要 ${price} 积分，您只有 ${balance} 积分。`,
  ordered: ({ entry, name, price, balance }) =>
    `您用 ${price} 积分换得“${name}”，助手会尽快处理。订单 #${entry}，余额 ${balance} 积分。`,
  bought: ({ entry, name, price, balance }) =>
    `您用 ${price} 积分换得“${name}”。订单 #${entry}，余额 ${balance} 积分。`,
  newTask: ({ entry, item, name }) => han`${name}购买了“${item}”（#${String(entry)}），请处理。`,
  doneButton: ({ entry }) => `完成 #${entry}`,
  tasksTitle: '待处理事项',
  taskLine: ({ entry, item, name, date }) => `#${entry} · ${date} · ${han`${name}的`}“${item}”`,
  noTasks: '没有待处理的事项。',
  taskDone: ({ entry, item }) => `#${entry}“${item}”已完成。`,
  noOrder: '这里没有这个订单。发送 /tasks 查看待处理事项。',
  orderClosed: ({ state }) => (state === 'done' ? '这个订单已经完成了。' : '这个订单已经退款了。'),
  orderDone: ({ entry, item }) => `您的订单 #${entry}（${item}）已完成。`,
  orderRefunded: ({ entry, item, price }) =>
    `您的订单 #${entry}（${item}）已退款，${price} 积分已退回。`,
  couponRefunded: ({ entry, item, price }) =>
    `您的订单 #${entry}（${item}）已退款，${price} 积分已退回，优惠码随之作废。`,
  couponUsed: '其优惠码此前已核销。',
};
