const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);

/** What points buy, and what becomes of an order, in English. */
export const shop = {
  shopTitle: (it: { balance: number }) => `The shop · you have ${points(it.balance)}`,
  itemLine: (it: {
    id: string;
    name: string;
    price: number;
    left: number | undefined;
    most: number | undefined;
    bought: number;
    level: string | undefined;
  }) =>
    [
      `${it.name} (${it.id})`,
      points(it.price),
      ...(it.left === undefined ? [] : [it.left === 0 ? 'sold out' : `${it.left} left`]),
      ...(it.most === undefined ? [] : [`you have ${it.bought} of ${it.most}`]),
      ...(it.level === undefined ? [] : [`from ${it.level} on`]),
    ].join(' · '),
  shopFooter: 'Tap, or /buy and the name in brackets.',
  shopNothing: 'There is nothing here that you can buy just now.',
  buyButton: (it: { name: string; price: number }) => `${it.name} · ${points(it.price)}`,
  noItem: "The shop doesn't have this. /shop shows what it has.",
  staleButton: {
    bought:
      'You bought one since this was shown. Nothing more was bought: /shop shows the shop as it is.',
    refunded:
      'One of yours was refunded since this was shown. Nothing was bought: /shop shows the shop as it is.',
  },
  repriced: (it: { name: string; price: number; was: number }) =>
    `${it.name} costs ${points(it.price)} now, not ${it.was}. Nothing was bought: /shop shows the shop as it is.`,
  soldOut: 'Sold out.',
  itemLimit: (it: { most: number }) => `One member may have ${it.most} of these.`,
  itemLevel: (it: { name: string }) => `This is for ${it.name} and above. /level shows the way.`,
  noDiscord:
    'This is a role on Discord, and I know no Discord account of yours. /link joins your accounts.',
  tooDear: (it: { price: number; balance: number }) =>
    `It costs ${points(it.price)}, and you have ${it.balance}.`,
  ordered: (it: { entry: number; name: string; price: number; balance: number }) =>
    `${it.name} is yours for ${points(it.price)}. A helper sees to it. Order #${it.entry}; you have ${it.balance} left.`,
  bought: (it: { entry: number; name: string; price: number; balance: number }) =>
    `${it.name} is yours for ${points(it.price)}. Order #${it.entry}; you have ${it.balance} left.`,
  newTask: (it: { entry: number; item: string; name: string }) =>
    `${it.name} bought ${it.item}. (#${it.entry}) Please see to it.`,
  doneButton: (it: { entry: number }) => `Done #${it.entry}`,
  tasksTitle: 'To see to',
  taskLine: (it: { entry: number; item: string; name: string; date: string }) =>
    `#${it.entry} · ${it.date} · ${it.item} for ${it.name}`,
  noTasks: 'Nothing waits for a helper.',
  taskDone: (it: { entry: number; item: string }) => `#${it.entry}, ${it.item}, is done.`,
  noOrder: 'There is no such order here. /tasks shows those that are open.',
  orderClosed: (it: { state: 'done' | 'refunded' }): string =>
    it.state === 'done' ? 'This order is done already.' : 'This order was refunded already.',
  orderDone: (it: { entry: number; item: string }) =>
    `Your order #${it.entry}, ${it.item}, is done.`,
  orderRefunded: (it: { entry: number; item: string; price: number }) =>
    `Your order #${it.entry}, ${it.item}, was taken back: ${points(it.price)} are yours again.`,
  couponRefunded: (it: { entry: number; item: string; price: number }) =>
    `Your order #${it.entry}, ${it.item}, was taken back: ${points(it.price)} are yours again, and its code is void.`,
  couponUsed: 'Its code was redeemed already.',
};
