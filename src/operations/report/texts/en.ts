import type { FigureName } from '../../../bot/figures.ts';

const figures: Readonly<Record<FigureName, string>> = {
  members: 'Members at the end',
  joined: 'Joined',
  left: 'Left',
  'check-ins': 'Check-ins',
  'checked-in': 'Members who checked in',
  earned: 'Points earned',
  earners: 'Members who earned some',
  spent: 'Points spent or taken',
  coupons: 'Coupons handed out',
  redeemed: 'Coupons redeemed',
  asked: 'Questions asked',
  answers: 'Answers',
  answered: 'Of these answered by now',
  accepted: 'Answers accepted',
  quizzes: 'Quizzes played',
  players: 'Members who played',
  events: 'Events that took place',
  attended: 'Times somebody was there',
  posts: 'Posts',
  undelivered: 'Messages not delivered',
};

const headings: Readonly<Record<string, string>> = {
  membership: 'Members',
  'check-in': 'Check-ins',
  points: 'Points',
  coupons: 'Coupons',
  questions: 'Questions and answers',
  quiz: 'Quizzes',
  events: 'Events',
  posts: 'Posts',
};

export const en = {
  report: {
    about: 'What happened in the last days, in figures',
    options: { days: 'how many days up to yesterday (7)' },
  },
  title: (it: { firstDay: string; lastDay: string }) =>
    it.firstDay === it.lastDay
      ? `Report · ${it.firstDay}`
      : `Report · ${it.firstDay} to ${it.lastDay}`,
  heading: (it: { operation: string }) => headings[it.operation] ?? it.operation,
  line: (it: { name: FigureName; value: number; before: number }) =>
    `${figures[it.name]}: ${it.value} (${it.before})`,
  before: (it: { days: number }) =>
    `In brackets: ${it.days === 1 ? 'the day before' : `the ${it.days} days before`}.`,
  nothing: 'Nothing happened in these days, nor in those before.',
};
export type Texts = typeof en;
