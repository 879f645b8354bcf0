import { daysBetween } from '../../agenda/day.ts';
import type { Work } from '../../bot/work.ts';
import type { Reply } from '../../chat/reply.ts';
import type { Book } from './book.ts';
import { bookIn } from './book.ts';
import { CARD, type Mine, withLong } from './coming.ts';
import { readDay } from './excuses.ts';
import { judge, type MakeUpTerms, madeUp, usedIn } from './make-up.ts';
import { AT_ONCE, amnesties, excuses, freezes, histories, staleStreaks } from './past/store.ts';
import { heldOn, withFreeze } from './rule.ts';
import { checkIns, days, streaks } from './store.ts';

/** Timers that count streaks again. */
export const RECOUNT = 'check-in recount';

type Asked = Omit<Mine, 'options'>;

/** A member buys back a day that was missed. */
export async function makeUp(
  asked: Asked & { readonly options: { readonly day: string | undefined } },
  work: Work,
): Promise<Reply> {
  const { member, community, settings, say, options } = asked;
  const terms = settings.makeUp;
  if (terms === undefined) return { text: say.makeUpOff };
  const wanted = options.day === undefined ? undefined : readDay(options.day, work.today);
  if (options.day !== undefined && wanted === undefined)
    return { text: say.noSuchDay({ raw: options.day }) };
  const book = await bookIn(work, { memberId: member.id, community, settings });
  const { rows, excused, dayAt, standing } = book;
  const held = standing.freezes;
  const it = { today: work.today, rows, excused, freezes: held, terms, dayAt };
  const judged = judge(wanted, it);
  if (judged.is !== 'good') {
    const { within, perMonth } = terms;
    return {
      text: say.cannotMakeUp({ why: judged.is, day: wanted ?? work.today, within, perMonth }),
    };
  }
  const short = await price(work, member.id, terms.price, {
    key: `make-up/${member.id}/${judged.day}`,
    reason: 'make-up',
  });
  if (short !== undefined) return { text: say.cannotPay({ price: terms.price, balance: short }) };
  return mend(asked, work, { book, terms, day: judged.day });
}

async function mend(
  { member, community, settings, say }: Asked,
  work: Work,
  { book, terms, day }: { book: Book; terms: MakeUpTerms; day: string },
): Promise<Reply> {
  const ground = { excused: book.excused, freezes: book.standing.freezes };
  const made = { memberId: member.id, communityId: community.id, day, at: work.now };
  const pay = { ...settings, points: terms.points };
  const after = madeUp(made, book.rows, ground, pay);
  work.put(checkIns, after.row);
  work.put(histories, { memberId: member.id, rows: after.rows });
  work.put(streaks, after.streak);
  work.put(freezes, { memberId: member.id, all: after.freezes });
  if (after.row.points > 0)
    await work.ledger.grant({
      ...{ key: `check-in/${member.id}/${day}`, memberId: member.id },
      ...{ amount: after.row.points, reason: 'check-in' },
    });
  await showLong(work, member, after.streak);
  const { balance } = await work.ledger.account(member.id);
  const left = terms.perMonth - usedIn({ today: work.today, rows: after.rows, dayAt: book.dayAt });
  const { points } = after.row;
  const { price: cost } = terms;
  const streak = after.streak.length;
  return {
    text: say.madeUp({ day, price: cost, streak, points, bonus: after.bonus, balance, left }),
  };
}

/** The day's card names the longest streaks, and this one may have grown. */
async function showLong(
  work: Work,
  member: { id: number; name: string; communityId: string },
  streak: { lastDay: string; length: number },
): Promise<void> {
  if (streak.lastDay !== work.today) return;
  const day = await work.get(days, { communityId: member.communityId, day: work.today });
  if (day === undefined) return;
  work.put(days, withLong(day, member, streak.length));
  work.cards.changed(CARD, work.today);
}

/** The balance when it does not suffice; undefined when it was paid. */
async function price(
  work: Work,
  memberId: number,
  amount: number,
  why: { readonly key: string; readonly reason: 'make-up' | 'freeze' },
): Promise<number | undefined> {
  if (amount === 0) return undefined;
  const paid = await work.ledger.pay({ ...why, memberId, amount, account: 'shop' });
  return paid.is === 'insufficient' ? paid.balance : undefined;
}

/** A member buys a freeze ahead. */
export async function buyFreeze(asked: Asked, work: Work): Promise<Reply> {
  const { member, community, settings, say } = asked;
  const terms = settings.freezes;
  if (terms === undefined) return { text: say.freezesOff };
  const book = await bookIn(work, { memberId: member.id, community, settings });
  const all = book.standing.freezes;
  const held = heldOn(work.today, all).length;
  if (held >= terms.most) return { text: say.freezesFull({ most: terms.most }) };
  const key = `freeze/${work.key}`;
  const short = await price(work, member.id, terms.price, { key, reason: 'freeze' });
  if (short !== undefined) return { text: say.cannotPay({ price: terms.price, balance: short }) };
  const { today } = work;
  const after = withFreeze(all, { today, lasts: terms.lasts, how: 'bought' });
  work.put(freezes, { memberId: member.id, all: after });
  const { balance } = await work.ledger.account(member.id);
  const until = after.at(-1)?.expiresOn ?? today;
  return {
    text: say.freezeBought({
      price: terms.price,
      held: held + 1,
      most: terms.most,
      until,
      balance,
    }),
  };
}

/** Nobody forgives a year by a slip of the finger. */
const LONGEST_AMNESTY = 62;

/** An admin says that some days break nobody's streak. */
export async function giveAmnesty(
  asked: Asked & { readonly options: { readonly from: string; readonly to: string } },
  work: Work,
): Promise<Reply> {
  const { member, community, say, options } = asked;
  const from = readDay(options.from, work.today);
  const to = readDay(options.to, work.today);
  if (from === undefined) return { text: say.noSuchDay({ raw: options.from }) };
  if (to === undefined) return { text: say.noSuchDay({ raw: options.to }) };
  const length = daysBetween(from, to) + 1;
  if (length < 1) return { text: say.amnestyBackwards };
  if (length > LONGEST_AMNESTY) return { text: say.amnestyTooLong({ most: LONGEST_AMNESTY }) };
  const known = await work.get(excuses, community.id);
  const all = [...(known?.amnesties ?? []), { from, to }];
  work.put(excuses, { communityId: community.id, outages: known?.outages ?? [], amnesties: all });
  work.add(amnesties, { communityId: community.id, from, to, by: member.id, at: work.now });
  recountSoon(work);
  return { text: say.amnestyGiven({ from, to, days: length }) };
}

function recountSoon(work: Work): void {
  const key = `check-in/recount/${work.key}`;
  work.agenda.at({ key, name: RECOUNT, when: work.now, payload: {} });
}

/** Counts again what an amnesty changed: so many members at once, then the next. */
export async function recountStale(
  { community, settings }: Pick<Mine, 'community' | 'settings'>,
  work: Work,
): Promise<void> {
  const stale = await work.get(staleStreaks, community.id);
  const memberIds = stale?.memberIds ?? [];
  await Promise.all(
    memberIds.map(async (memberId) => {
      const [kept, { standing }] = await Promise.all([
        work.get(streaks, memberId),
        bookIn(work, { memberId, community, settings }),
      ]);
      if (kept?.stale !== true || standing.streak === undefined) return;
      work.put(streaks, standing.streak);
      work.put(freezes, { memberId, all: standing.counted });
    }),
  );
  if (memberIds.length === AT_ONCE) recountSoon(work);
}
