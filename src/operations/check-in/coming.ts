import { addDays } from '../../agenda/day.ts';
import type { Asked } from '../../bot/declaration.ts';
import type { Options } from '../../bot/option.ts';
import type { Work } from '../../bot/work.ts';
import type { Reply } from '../../chat/reply.ts';
import { isVisible } from '../../chat/text.ts';
import type { Member } from '../../members/member.ts';
import { bookIn, calendarOf, dayFor } from './book.ts';
import { notes } from './notes/store.ts';
import { excuses, freezes } from './past/store.ts';
import {
  type CheckIn,
  checkIn,
  type Freeze,
  type Ground,
  lastOf,
  nextTier,
  type Outcome,
  type Streak,
} from './rule.ts';
import type { Settings } from './settings.ts';
import { type CheckInDay, checkIns, days, streaks } from './store.ts';
import type { Texts } from './texts/en.ts';

export const CARD = 'check-in';
/** names on the card, and streaks */
const SHOWN = 5;
const LONGEST = 3;

export type Mine<O extends Options = Options> = Asked<Settings, Texts, O>;

/** The command and the card's button do the same. A note may follow later that day. */
export async function comeIn(
  asked: Omit<Mine, 'options'>,
  work: Work,
  note?: string,
): Promise<Reply> {
  const { member, community, settings, say } = asked;
  const day = { communityId: community.id, day: work.today };
  const [before, known, account] = await Promise.all([
    streakOf(asked, work),
    work.get(days, day),
    work.ledger.account(member.id),
  ]);
  const last = lastOf(before, dayFor(community));
  const isFirst = (known?.count ?? 0) === 0;
  const ground = await groundFor(asked, work, last);
  const { today, now } = work;
  const terms = settings.freezes;
  const coming = { memberId: member.id, today, now, before, last, isFirst, pay: settings, terms };
  const outcome = checkIn(coming, ground);
  if (outcome.is === 'already') {
    const { balance, earned } = account;
    const rank = work.ledger.rank(earned);
    const already = say.already({ streak: outcome.streak.length, balance, rank });
    return { text: write(asked, work, note) ? `${already}\n${say.noted}` : already };
  }

  const seen = known ?? { ...day, count: 0, latest: [], longest: [] };
  const latest = [member.name, ...seen.latest].slice(0, SHOWN);
  const { length } = outcome.streak;
  work.put(days, withLong({ ...seen, count: seen.count + 1, latest }, member, length));
  keep(asked, work, outcome, ground.freezes);
  write(asked, work, note);
  const { balance, earned } = await paid(work, member.id, outcome.points);
  const stand = { order: seen.count + 1, balance, rank: work.ledger.rank(earned) };
  return { text: told(asked, outcome, stand, ground.freezes) };
}

/** As it was kept, or counted again from the check-ins where it is not sure. */
function streakOf(asked: Omit<Mine, 'options'>, work: Work): Promise<Streak | undefined> {
  return work
    .get(streaks, asked.member.id)
    .then((kept) => (kept?.stale === true ? recounted(asked, work) : kept));
}

async function recounted(
  { member, community, settings }: Omit<Mine, 'options'>,
  work: Work,
): Promise<Streak | undefined> {
  const { standing } = await bookIn(work, { memberId: member.id, community, settings });
  work.put(freezes, { memberId: member.id, all: standing.counted });
  return standing.streak;
}

const NOTHING_MISSED: Ground = { excused: () => false, freezes: [] };

/** Mostly nobody missed anything: then there is nothing to load. */
async function groundFor(
  { member, community, settings }: Omit<Mine, 'options'>,
  work: Work,
  last: string | undefined,
): Promise<Ground> {
  const isGap = last !== undefined && last < addDays(work.today, -1);
  if (!isGap && settings.freezes?.earnedEvery === undefined) return NOTHING_MISSED;
  const [held, known] = await Promise.all([
    work.get(freezes, member.id),
    isGap ? work.get(excuses, community.id) : undefined,
  ]);
  const calendar = calendarOf({ community, settings }, known ?? { amnesties: [], outages: [] });
  return { excused: calendar.excused, freezes: held?.all ?? [] };
}

type Counted = Extract<Outcome, { is: 'counted' }>;

function keep(
  { member, community }: Omit<Mine, 'options'>,
  work: Work,
  outcome: Counted,
  before: readonly Freeze[],
): void {
  const { streak, points, tiers, follows } = outcome;
  work.put(streaks, streak);
  if (outcome.freezes !== before) work.put(freezes, { memberId: member.id, all: outcome.freezes });
  const row: CheckIn = {
    memberId: member.id,
    communityId: community.id,
    day: work.today,
    at: work.now,
    streak: streak.length,
    points,
    tiers,
    follows,
    kind: 'day',
  };
  work.put(checkIns, row);
  work.cards.changed(CARD, work.today);
}

/** Whether there was something to write down. */
function write(
  { member, community }: Omit<Mine, 'options'>,
  work: Work,
  note: string | undefined,
): boolean {
  if (note === undefined || !isVisible(note)) return false;
  const { today: day, now: at } = work;
  work.add(notes, { memberId: member.id, communityId: community.id, day, note, at });
  work.cards.changed(CARD, day);
  return true;
}

/** The day with this member among its longest streaks, if it belongs there. */
export function withLong(
  day: CheckInDay,
  { id, name }: Pick<Member, 'id' | 'name'>,
  length: number,
): CheckInDay {
  const others = day.longest.filter(({ memberId }) => memberId !== id);
  if (length < 2) return others.length === day.longest.length ? day : { ...day, longest: others };
  const longest = [...others, { memberId: id, name, length }]
    .filter((one) => one.length > 1)
    .sort((a, b) => b.length - a.length)
    .slice(0, LONGEST);
  return { ...day, longest };
}

/** The account after it was paid for today. */
async function paid(work: Work, memberId: number, amount: number) {
  if (amount === 0) return work.ledger.account(memberId);
  const key = `check-in/${memberId}/${work.today}`;
  const moved = await work.ledger.grant({ key, memberId, amount, reason: 'check-in' });
  return moved.is === 'moved' ? moved.account : work.ledger.account(memberId);
}

function told(
  { say, settings }: Omit<Mine, 'options'>,
  { points: earned, bonus, first, streak, freezes: after, earned: gotFreeze }: Counted,
  stand: { order: number; balance: number; rank: number },
  before: readonly Freeze[],
): string {
  const spent = after === before ? [] : spentDays(before);
  const saved = after === before ? [] : spentDays(after).filter((day) => !spent.includes(day));
  const tier = nextTier(streak.length, settings.streaks);
  return [
    say.counted({ points: earned, bonus, first, streak: streak.length, ...stand }),
    ...(saved.length > 0 && streak.length > 1 ? [say.frozen({ days: saved })] : []),
    ...(gotFreeze ? [say.earnedFreeze] : []),
    ...(tier ? [say.nextTier({ in: tier.length - streak.length, bonus: tier.bonus })] : []),
  ].join('\n');
}

const spentDays = (all: readonly Freeze[]) => all.flatMap(({ spentOn }) => spentOn ?? []);
