import type { Reason } from '../entry.ts';

/** Why points moved, as a statement says it. */
export const en: Readonly<Record<Reason, string>> = {
  'check-in': 'check-in',
  'make-up': 'make-up card',
  freeze: 'freeze',
  grant: 'granted',
  take: 'taken',
  reversal: 'taken back',
  link: 'accounts linked',
  coupon: 'coupon',
  quiz: 'quiz',
  gift: 'gift',
  purchase: 'bought',
  event: 'at an event',
  reset: 'reset',
  answer: 'helpful answer',
  bounty: 'bounty',
  expert: 'question to experts',
};
