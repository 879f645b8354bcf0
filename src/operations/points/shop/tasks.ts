import { localTime } from '../../../agenda/zone.ts';
import type { Community } from '../../../bot/community.ts';
import { integer } from '../../../bot/option.ts';
import { pressOf } from '../../../bot/press.ts';
import type { Owed } from '../../../bot/reward.ts';
import type { Work } from '../../../bot/work.ts';
import { type Locale, localeOf } from '../../../chat/locale.ts';
import { memberNames } from '../../../members/find.ts';
import { op } from '../op.ts';
import type { Settings } from '../settings.ts';
import type { Texts } from '../texts/en.ts';
import { textsIn } from '../texts.ts';
import { loadTasks, type Order, orders } from './store.ts';

const LISTED = 20;

export const tasks = op.lookup({
  name: 'tasks',
  texts: (say) => say.tasks,
  for: 'helper',
  answers: 'privately',
  options: {},
  async run({ community, locale, settings, say }, { sql }) {
    const owed = (community.givers ?? []).map((giver) =>
      giver.owed(sql, community, { locale, limit: LISTED }),
    );
    const ordered = (await loadTasks(sql, community.id, LISTED)).map((task): Owed => {
      const { entry, item, name, at } = task;
      const date = localTime(at, community.zone).slice(0, 10);
      const label = say.doneButton({ entry });
      return {
        at,
        text: say.taskLine({ entry, item: nameOf(settings, item, locale), name, date }),
        button: { does: 'press', label, press: pressOf('task-done', entry) },
      };
    });
    const open = [...ordered, ...(await Promise.all(owed)).flat()]
      .toSorted((a, b) => a.at.getTime() - b.at.getTime())
      .slice(0, LISTED);
    if (open.length === 0) return { text: say.noTasks };
    return {
      title: say.tasksTitle,
      text: open.map(({ text }) => text).join('\n'),
      buttons: open.map(({ button }) => button),
    };
  },
});

/** An item that the settings no longer have is named by its id. */
const nameOf = ({ shop }: Settings, item: string, locale: Locale) =>
  shop.find(({ id }) => id === item)?.name[locale] ?? item;

export const done = op.press({
  name: 'task-done',
  for: 'helper',
  answers: 'privately',
  options: { order: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }) },
  async run({ member, community, locale, settings, say, options }, work) {
    const order = await work.get(orders, options.order);
    if (order?.communityId !== community.id) return { text: say.noOrder };
    if (order.state !== 'open') return { text: say.orderClosed({ state: order.state }) };
    work.put(orders, { ...order, state: 'done', endedAt: work.now, endedBy: member.id });
    await tellBuyer(work, community, settings, order, (words, told) => words.orderDone(told));
    return {
      text: say.taskDone({ entry: order.entry, item: nameOf(settings, order.item, locale) }),
    };
  },
});

/** Says to whoever bought it what became of it. */
export async function tellBuyer(
  work: Work,
  community: Community,
  settings: Settings,
  order: Order,
  words: (say: Texts, told: { entry: number; item: string; price: number }) => string,
): Promise<void> {
  const { entry, item, price, memberId } = order;
  const known = await work.get(memberNames, memberId);
  const locale = localeOf(known?.language) ?? community.language;
  const told = { entry, item: nameOf(settings, item, locale), price };
  work.outbox.say({
    key: `order/${entry}/told/${work.key}`,
    to: { memberId },
    reply: { text: words(textsIn(locale), told) },
  });
}
