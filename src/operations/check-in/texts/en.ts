import { datedOf } from '../../../agenda/when.ts';
import type { WhyNot } from '../make-up.ts';
import type { Mark } from '../marks.ts';

const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);
const points = (n: number) => (n === 1 ? '1 point' : `${n} points`);

/** Each with the sign that the calendar's picture has for it. */
const marks: Readonly<Record<Mark, string>> = {
  'checked-in': '✓ checked in',
  'made-up': '↻ made up',
  frozen: '✱ frozen: not counted, not missed',
  amnesty: '– amnesty: not counted, not missed',
  outage: '– the bot was away: not counted, not missed',
  jumped: '– the time zone changed: not counted, not missed',
  missed: 'missed',
  none: '',
};

export const en = {
  settings: { days: 'a number of days', proof: 'none, photo or { keyword: … }' },
  checkin: {
    about: 'Check in for today and collect points',
    options: { note: 'a few words, for the card and your calendar' },
  },
  checkinPhoto: {
    about: 'Check in for today, with a photo',
    options: {
      photo: 'a photo for today',
      note: 'a few words, for the card and your calendar',
    },
  },
  checkinWord: {
    about: 'Check in for today, with the keyword',
    options: { word: 'the keyword' },
  },
  card: { about: "Post today's check-in card", options: {} },
  streak: { about: 'Your streak, and which days it consists of', options: {} },
  calendar: { about: 'Your check-ins in a month', options: { month: 'month, such as 2026-03' } },
  makeup: { about: 'Make up for a missed day', options: { day: 'day, such as 2026-03-01' } },
  freeze: { about: 'Buy a freeze, which saves your streak over a missed day', options: {} },
  amnesty: {
    about: 'Let some days break no streak',
    options: { from: 'first day, such as 2026-03-01', to: 'last day' },
  },
  counted: (it: {
    points: number;
    streak: number;
    bonus: number;
    first: number;
    order: number;
    balance: number;
    rank: number;
  }) =>
    [
      `Checked in: +${points(it.points)}.`,
      it.first > 0 ? `First of the day: +${it.first} of it.` : `You are number ${it.order} today.`,
      it.bonus > 0
        ? `${days(it.streak)} in a row, that is +${it.bonus} of it!`
        : `${days(it.streak)} in a row.`,
      `${points(it.balance)}, rank ${it.rank}.`,
    ].join(' '),
  already: (it: { streak: number; balance: number; rank: number }) =>
    `You have checked in today already. ${days(it.streak)} in a row. ${points(it.balance)}, rank ${it.rank}.`,
  noteOn: (it: { day: string; note: string }) => `${it.day}: ${it.note}`,
  noted: 'Your words of today are noted.',
  written: (it: { name: string; note: string }) => `${it.name}: “${it.note}”`,
  frozen: (it: { days: readonly string[] }) =>
    `A freeze saved your streak on ${it.days.join(', ')}.`,
  earnedFreeze: 'You earned a freeze: it is used by itself on a day you miss.',
  nextTier: (it: { in: number; bonus: number }) =>
    `In ${it.in === 1 ? '1 more day' : `${it.in} more days`}: +${points(it.bonus)}.`,
  wrongWord: 'That is not the keyword. Try again: /checkin and the keyword.',
  title: (it: { day: string }) => `Check-in · ${datedOf(it.day, 'en')}`,
  nobodyYet: (it: { points: number; first: number }) =>
    it.first > 0
      ? `A new day. +${points(it.points)} for checking in, and +${it.first} more for the first.`
      : `A new day. +${points(it.points)} for checking in.`,
  count: (it: { count: number; latest: readonly string[] }) =>
    `${it.count} here today. Just now: ${it.latest.join(', ')}`,
  longest: (it: { streaks: readonly { name: string; length: number }[] }) =>
    `Longest streaks: ${it.streaks.map(({ name, length }) => `${name} ${days(length)}`).join(', ')}`,
  proof: { photo: 'Bring a photo.', keyword: 'Bring the keyword.' },
  button: 'Check in',
  myStreak: 'My streak',
  posted: 'The card is on its way.',
  needsSpace: 'Say where: run this in a group, or give the timetable entry an “in”.',

  noStreak: 'You have not checked in yet. /checkin starts your first streak.',
  short: (it: { length: number; best: number; isIn: boolean }) =>
    `${days(it.length)} in a row, ${it.best} at best. ${it.isIn ? 'You have checked in today.' : 'Not checked in today yet.'}`,
  streakTitle: (it: { length: number }) => `Your streak: ${days(it.length)}`,
  streakSums: (it: { best: number; total: number }) =>
    `The longest ever: ${days(it.best)}. Check-ins in all: ${it.total}.`,
  daysOf: (it: { since: string; broken: boolean }) =>
    it.broken ? `It began on ${it.since}:` : `It began on ${it.since}. Day by day:`,
  span: (it: { from: string; to: string; mark: Mark }) =>
    `${it.from === it.to ? it.from : `${it.from} to ${it.to}`}  ${marks[it.mark]}`,
  ended: (it: { day: string; length: number }) =>
    `Your last streak had ${days(it.length)}. It ended because ${it.day} was missed.`,
  brokeBefore: (it: { day: string }) => `The streak before it ended because ${it.day} was missed.`,
  startAgain: 'The next check-in starts a new one.',
  breaks: (it: { until: string; isIn: boolean }) =>
    it.isIn
      ? `You have checked in today. It breaks unless you check in again before ${it.until}.`
      : `It breaks unless you check in before ${it.until}.`,
  savedOnce: (it: { until: string }) =>
    `Check in again before ${it.until}. Should you miss that, it does not break yet.`,
  bonuses: 'Bonuses, each paid once per streak, when it gets there:',
  tier: (it: { length: number; bonus: number; paid: boolean; left: number }) =>
    `${days(it.length)}: +${it.bonus}${it.paid ? ' ✓' : it.left > 0 ? ` (in ${days(it.left)})` : ''}`,
  backfill: {
    never: 'A bonus that is added later is not paid to streaks that are longer already.',
    next: 'A bonus that is added later is paid to longer streaks with the next check-in.',
  },
  makeUps: (it: { price: number; perMonth: number; within: number; left: number }) =>
    `Make-ups: ${it.left} of ${it.perMonth} left this month, ${points(it.price)} each, for days up to ${days(it.within)} ago. /makeup`,
  freezes: (it: {
    price: number;
    most: number;
    held: number;
    lasts: number;
    earnedEvery?: number | undefined;
    until: string | undefined;
  }) =>
    [
      `Freezes: ${it.held} of ${it.most}${it.until === undefined ? '' : `, good until ${it.until}`}.`,
      `One saves a missed day by itself, costs ${points(it.price)} and lasts ${days(it.lasts)}.`,
      ...(it.earnedEvery === undefined ? [] : [`Every ${days(it.earnedEvery)} in a row earn one.`]),
      '/freeze',
    ].join(' '),
  monthTitle: (it: { month: string }) => `Your check-ins in ${it.month}`,
  monthLine: (it: { mark: Mark; days: readonly string[] }) =>
    `${marks[it.mark]}: ${it.days.join(', ')}`,
  emptyMonth: 'Nothing in this month.',
  noSuchMonth: (it: { raw: string }) => `“${it.raw}” is no month. Write it like this: 2026-03`,
  noSuchDay: (it: { raw: string }) => `“${it.raw}” is no day. Write it like this: 2026-03-01`,

  makeUpOff: 'Missed days cannot be made up here.',
  cannotMakeUp: (it: { why: WhyNot; day: string; within: number; perMonth: number }) =>
    whyNot[it.why](it),
  cannotPay: (it: { price: number; balance: number }) =>
    `That costs ${points(it.price)}, and you have ${it.balance}.`,
  madeUp: (it: {
    day: string;
    price: number;
    streak: number;
    points: number;
    bonus: number;
    balance: number;
    left: number;
  }) =>
    [
      `${it.day} is made up for ${points(it.price)}.`,
      ...(it.points > 0 ? [`It brought +${it.points}.`] : []),
      `Your streak: ${days(it.streak)}.`,
      `${points(it.balance)}, ${it.left === 1 ? '1 more make-up' : `${it.left} more make-ups`} this month.`,
    ].join(' '),
  freezesOff: 'There are no freezes here.',
  freezesFull: (it: { most: number }) => `You hold ${it.most} already, which is the most.`,
  freezeBought: (it: {
    price: number;
    held: number;
    most: number;
    until: string;
    balance: number;
  }) =>
    `A freeze for ${points(it.price)}: you hold ${it.held} of ${it.most}. It saves one missed day by itself, until ${it.until}. ${points(it.balance)} left.`,
  amnestyBackwards: 'The last day lies before the first.',
  amnestyTooLong: (it: { most: number }) => `At most ${days(it.most)} at once.`,
  amnestyGiven: (it: { from: string; to: string; days: number }) =>
    it.days === 1
      ? `${it.from} breaks no streak. Streaks are being counted again, and freezes spent on it are given back.`
      : `${it.from} to ${it.to}, ${days(it.days)}, break no streak. Streaks are being counted again, and freezes spent on them are given back.`,
};

const whyNot: Readonly<
  Record<WhyNot, (it: { day: string; within: number; perMonth: number }) => string>
> = {
  'not-past': ({ day }) => `${day} is not over: check in with /checkin.`,
  'too-old': ({ day, within }) =>
    `${day} is too long ago: what can be made up is at most ${days(within)} back.`,
  'not-missed': ({ day }) => `You did check in on ${day}.`,
  covered: ({ day }) => `${day} breaks no streak: there is nothing to make up.`,
  'before-first': ({ day }) => `${day} was before your first check-in.`,
  'used-up': ({ perMonth }) => `You made up ${days(perMonth)} this month, which is the most.`,
  'nothing-missed': ({ within }) => `You missed nothing in the last ${days(within)}.`,
};

export type Texts = typeof en;
