const days = (n: number) => (n === 1 ? '1 day' : `${n} days`);

export const en = {
  checkin: { about: 'Check in for today and collect points', options: {} },
  card: { about: "Post today's check-in card", options: {} },
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
      `Checked in: +${it.points} points.`,
      it.first > 0
        ? `First of the day: +${it.first} of them.`
        : `You are number ${it.order} today.`,
      it.bonus > 0
        ? `${days(it.streak)} in a row, that is +${it.bonus} of them!`
        : `${days(it.streak)} in a row.`,
      `${it.balance} points, rank ${it.rank}.`,
    ].join(' '),
  already: (it: { streak: number; balance: number; rank: number }) =>
    `You are in for today already. ${days(it.streak)} in a row. ${it.balance} points, rank ${it.rank}.`,
  nextTier: (it: { in: number; bonus: number }) => `In ${days(it.in)} more: +${it.bonus}.`,
  title: (it: { day: string }) => `Check-in · ${it.day}`,
  nobodyYet: (it: { points: number; first: number }) =>
    it.first > 0
      ? `A new day. +${it.points} points for coming, and +${it.first} more for the first.`
      : `A new day. +${it.points} points for coming.`,
  count: (it: { count: number; latest: readonly string[] }) =>
    `${it.count} here today. Just now: ${it.latest.join(', ')}`,
  button: 'Check in',
  posted: 'The card is on its way.',
  needsSpace: 'Say where: run this in a group, or give the timetable entry an “in”.',
};
export type Texts = typeof en;
